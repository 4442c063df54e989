import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createContext } from '../../src/service/context.ts';
import { createFinding } from '../../src/service/finding.ts';
import { createLinking, type Linking } from '../../src/service/links.ts';
import { createReadings } from '../../src/service/readings.ts';
import { createSentenceIndex } from '../../src/service/sentence-index.ts';
import { openStore } from '../../src/store/index.ts';
import { stemsOf } from '../../src/text/stems.ts';
import { english } from '../../src/words/languages.ts';
import type { BenchResult } from './bench.ts';
import { inventClaims } from './invented-claims.ts';

const sizes = [10_000, 100_000] as const;
/** New claims that are timed one by one. */
const timedClaims = 150;
/** In each full run so many claims are compared, and the rest is reckoned from them: all would take the better of an hour. */
const comparedClaims = 600;
const limits = { oneClaim: 6, fullRun: 12 };

const medianOf = (times: readonly number[]) => quantile(times, 0.5);
function quantile(times: readonly number[], share: number): number {
  return [...times].sort((x, y) => x - y)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
}

type ChangedClaim = Parameters<Linking['refreshAfter']>[0][number];

const toId = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A library file with these claims, none of which is read yet. */
function writeLibrary(file: string, claims: readonly string[]) {
  const createdAt = '2026-01-01T00:00:00.000Z';
  const store = openStore(file, { id: toId(0), name: 'Cost', createdAt });
  let number = 0;
  const context = createContext({
    store,
    origin: toId(0),
    editorName: 'Ada',
    fileName: 'cost.claimbench',
    isSample: false,
    newId: () => toId(++number),
    now: () => createdAt,
    uploads: {} as never,
    takeTarget: () => '',
    stopParsing: () => {},
    settings: { read: () => ({}) as never, write: () => {} },
    language: () => english,
  });
  const finding = createFinding(context, createSentenceIndex(context));
  const linking = createLinking(context, createReadings(context), finding);
  finding.fill();
  const addClaim = (statement: string): string => {
    const id = context.newId();
    store.records.insert('claim', {
      id,
      externalId: null,
      articleId: null,
      statement,
      type: 'event',
      attribution: [],
      asOf: null,
      tagIds: [],
      note: '',
      status: 'to-check',
      verdictId: null,
      verdictReason: '',
      verdictBy: null,
      verdictAt: null,
      createdBy: context.editor.id,
      createdAt,
    });
    return id;
  };
  store.transact(() => {
    for (const claim of claims) addClaim(claim);
  });
  return { store, linking, addClaim };
}

/** Milliseconds of a run over all claims; of what is not compared as much as of what is. */
async function timeRun(linking: Linking, claims: number, mostCompared: number) {
  const run = linking.crossReference(false);
  const began = performance.now();
  let prepared = began;
  let compared = 0;
  for (let step = await run.next(); !step.done; step = await run.next()) {
    if (step.value.done <= claims) prepared = performance.now();
    else compared = step.value.done - claims;
    if (compared >= mostCompared) break;
  }
  const perClaim = (performance.now() - prepared) / Math.max(1, compared);
  return { preparing: prepared - began, perClaim, whole: prepared - began + perClaim * claims, compared };
}

/** The eight rarest stems of a text, all of which the index holds. */
function rarestOf(text: string, frequency: (stem: string) => number): string[] {
  return [...new Set(stemsOf(text))]
    .filter((stem) => frequency(stem) > 0)
    .sort((x, y) => frequency(x) - frequency(y))
    .slice(0, 8);
}

/** What matching costs in large libraries of invented claims, as a ratio to a bare search of the same index. */
export async function benchCost(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-cost-'));
  try {
    const runs: Awaited<ReturnType<typeof timeRun>>[] = [];
    let oneClaim: number[] = [];
    let bare: number[] = [];
    for (const size of sizes) {
      const file = join(folder, `${size}.claimbench`);
      const texts = [...inventClaims(size + timedClaims * 2)];
      const isLargest = size === sizes.at(-1);
      // Every so many-th is kept for later, so that the new claims are of events that the library knows.
      const every = Math.floor(texts.length / (timedClaims * 2));
      const isNew = (index: number) => index % every === 0 && index / every < timedClaims * 2;
      const { store, linking, addClaim } = writeLibrary(
        file,
        texts.filter((_, index) => !isNew(index)),
      );
      runs.push(await timeRun(linking, size, comparedClaims));
      if (isLargest) {
        const fresh = texts.filter((_, index) => isNew(index));
        // The first half warms up.
        oneClaim = fresh
          .map((text) => {
            const recordId = store.transact(() => addClaim(text));
            // Without the wait for the disk at the end, which the bare search has not either.
            return store.transact(() => {
              const began = performance.now();
              linking.refreshAfter([{ noun: 'claim', recordId, field: null } as ChangedClaim]);
              return performance.now() - began;
            });
          })
          .slice(timedClaims);
        const queries = fresh.map((text) =>
          rarestOf(text, (stem) => store.stems.claims.documentFrequency(stem)),
        );
        store.close();
        const db = new Database(file, { readonly: true });
        const search = db
          .prepare('SELECT rowid FROM claim_stems WHERE claim_stems MATCH ? ORDER BY rank LIMIT 50')
          .pluck();
        bare = queries
          .map((stems) => {
            const began = performance.now();
            search.all(stems.map((stem) => `"${stem}"`).join(' OR '));
            return performance.now() - began;
          })
          .slice(timedClaims);
        db.close();
      } else store.close();
    }
    const [small, large] = [runs[0]!, runs[1]!];
    const ratio = {
      median: medianOf(oneClaim) / medianOf(bare),
      p95: quantile(oneClaim, 0.95) / quantile(bare, 0.95),
    };
    const growth = large.whole / small.whole;
    const ms = (value: number) => value.toFixed(2);
    return {
      report: [
        `one new claim among ${sizes[1]}: median ${ms(medianOf(oneClaim))} ms, p95 ${ms(quantile(oneClaim, 0.95))} ms`,
        `the bare search:            median ${ms(medianOf(bare))} ms, p95 ${ms(quantile(bare, 0.95))} ms`,
        `ratio:                      median ${ms(ratio.median)}, p95 ${ms(ratio.p95)} (at most ${limits.oneClaim})`,
        ...runs.map(
          ({ preparing, perClaim, whole, compared }, i) =>
            `a run over ${sizes[i]}: ${(whole / 1000).toFixed(0)} s (reading and training ${(preparing / 1000).toFixed(0)} s, comparing ${ms(perClaim)} ms a claim${compared < sizes[i]! ? `, reckoned from ${compared}` : ''})`,
        ),
        `ratio: ${ms(growth)} (at most ${limits.fullRun})`,
      ].join('\n'),
      figures: {
        suite: 'cost',
        oneClaim: { median: medianOf(oneClaim), p95: quantile(oneClaim, 0.95) },
        bare: { median: medianOf(bare), p95: quantile(bare, 0.95) },
        ratio,
        fullRuns: runs,
        growth,
      },
      predictions: [],
      problems: [
        ...(ratio.median > limits.oneClaim || ratio.p95 > limits.oneClaim
          ? ['One new claim costs more than it may.']
          : []),
        ...(growth > limits.fullRun ? ['A full run grows faster than it may.'] : []),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
