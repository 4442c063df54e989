import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ParseAnswer } from '../../src/contract/messages.ts';
import type { Fault, Result } from '../../src/contract/result.ts';
import { decodeText } from '../../src/ingest/decode.ts';
import { openItems } from '../../src/packed-items.ts';
import { relayToParser } from '../../src/parser-relay.ts';
import { findProgram } from '../../src/program.ts';
import type { BenchResult } from './bench.ts';
import { predictByFolds } from './extraction-folds.ts';
import {
  bodyOf,
  type ExtractionScore,
  type GoldPage,
  type PagePrediction,
  scorePages,
} from './extraction-score.ts';
import { readJsonLines } from './json-lines.ts';

/** Bare Readability on linkedom as it was recorded on the development sets: elsewhere, a run on these is void. */
const recorded: Readonly<Record<string, ExtractionScore>> = {
  scrapinghub: { bodyF1: 0.9519 },
  trafilatura: { segmentF1: 0.8759, title: 0.64, author: 0.4649, date: 0.5132 },
};

/** After one round that warms both up, each page is read so many times by both, in turn. */
const timedRounds = 3;

/** A parser process behind the relay that the program uses. */
function startParser() {
  const program = findProgram(new URL('../../src/cli.ts', import.meta.url).href);
  const waiting = new Map<number, (result: Result<ParseAnswer, Fault>) => void>();
  const relay = relayToParser(program.startProcess, (id, result) => waiting.get(id)?.(result));
  let lastId = 0;
  return {
    read: (path: string, name: string) =>
      new Promise<Result<ParseAnswer, Fault>>((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        relay.parse({ id, path, name, encoding: null, request: { kind: 'articles' } });
      }),
    stop: relay.stop,
  };
}

/** The blocks that are read, without the headline, which is the title. */
export function toPrediction(id: string, answer: Result<ParseAnswer, Fault>): PagePrediction {
  const none = { id, title: null, author: null, date: null, body: '' };
  if (!answer.ok || answer.value.kind !== 'articles') return none;
  const [item] = openItems(answer.value.items);
  if (!item?.result.ok) return none;
  const { title, author, publishedAt, publishedZone, ...article } = item.result.value;
  return {
    id,
    title,
    author,
    date: publishedAt && dayByClock(publishedAt, publishedZone),
    body: bodyOf(article),
  };
}

/** The day that the page itself prints: by its own clock. */
function dayByClock(at: string, zone: string | null): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone ?? '') ?? [];
  if (sign === undefined) return at.slice(0, 10);
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(Date.parse(at) + offset).toISOString().slice(0, 10);
}

/** Readability as its own documentation uses it. */
function readBare(html: string) {
  const { document } = parseHTML(html);
  return new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
}

type BareArticle = ReturnType<typeof readBare>;

const toBarePrediction = (id: string, found: BareArticle): PagePrediction => ({
  id,
  title: found?.title ?? null,
  author: found?.byline ?? null,
  date: found?.publishedTime ?? null,
  body: showText(found?.content ?? ''),
});

/** Its text alone runs the end of a paragraph and the beginning of the next together. */
function showText(content: string): string {
  const lines = content.replace(
    /<(?:\/?(?:p|div|section|article|h\d|li|tr|td|blockquote|figcaption|pre)|br)\b/g,
    '\n$&',
  );
  return parseHTML(`<html><body>${lines}</body></html>`).document.body.textContent ?? '';
}

const medianOf = (values: readonly number[]) =>
  [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;

/** Articles from saved pages, beside bare Readability on linkedom in the same run: what comes out, and how fast. */
export async function benchExtraction(data: string): Promise<BenchResult> {
  const gold = readJsonLines<GoldPage>(join(data, 'data/extraction/manifest.jsonl'));
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-extraction-'));
  const parser = startParser();
  try {
    const pages = gold.map(({ id, file }) => {
      const bytes = gunzipSync(readFileSync(join(data, 'data/extraction', file)));
      const path = join(folder, `${id}.html`);
      writeFileSync(path, bytes);
      return { id, path, bytes };
    });
    const ours = new Map<string, PagePrediction>();
    const bare = new Map<string, PagePrediction>();
    const times: { ours: number; bare: number }[] = [];
    for (let round = 0; round <= timedRounds; round++) {
      for (const { id, path, bytes } of pages) {
        const began = performance.now();
        const answer = await parser.read(path, `${id}.html`);
        const between = performance.now();
        const found = readBare(decodeText({ name: id, bytes }, 'markup'));
        const ended = performance.now();
        if (round === 0) {
          ours.set(id, toPrediction(id, answer));
          bare.set(id, toBarePrediction(id, found));
        } else times.push({ ours: between - began, bare: ended - between });
      }
    }
    const byFolds = predictByFolds(join(data, 'data'), gold);
    return report(
      gold,
      { ours, bare, byFolds },
      {
        ours: medianOf(times.map((time) => time.ours)),
        bare: medianOf(times.map((time) => time.bare)),
      },
    );
  } finally {
    parser.stop();
    rmSync(folder, { recursive: true });
  }
}

function report(
  gold: readonly GoldPage[],
  { ours, bare, byFolds }: Readonly<Record<'ours' | 'bare' | 'byFolds', ReadonlyMap<string, PagePrediction>>>,
  milliseconds: { readonly ours: number; readonly bare: number },
): BenchResult {
  const lines: string[] = [];
  const figures: Record<string, unknown> = { suite: 'extraction' };
  const problems: string[] = [];
  for (const [set, pages] of Map.groupBy(gold, (page) => page.set)) {
    const score = scorePages(pages, ours);
    const baseline = scorePages(pages, bare);
    // Only what a page's text is has been fitted.
    const { title, author, date, ...folds } = scorePages(pages, byFolds);
    lines.push('', `${`${set}, ${pages.length} pages`.padEnd(28)}claimbench  Readability   by folds`);
    for (const measure of Object.keys(score) as (keyof ExtractionScore)[]) {
      lines.push(
        `  ${measure}`.padEnd(28) +
          score[measure]!.toFixed(4).padStart(10) +
          baseline[measure]!.toFixed(4).padStart(13) +
          (measure in folds ? folds[measure as keyof typeof folds]!.toFixed(4) : '').padStart(11),
      );
      const expected = recorded[set]?.[measure];
      if (expected !== undefined && Math.abs(baseline[measure]! - expected) > 0.002)
        problems.push(
          `Void: ${measure} of Readability on ${set} is ${baseline[measure]}, recorded was ${expected}.`,
        );
    }
    figures[set] = {
      pages: pages.length,
      ...rounded(score),
      baseline: rounded(baseline),
      byFolds: rounded(folds),
    };
  }
  const ratio = milliseconds.ours / milliseconds.bare;
  lines.push(
    '',
    `median ms a page: ${milliseconds.ours.toFixed(2)} through the parser process, ${milliseconds.bare.toFixed(2)} bare Readability: ${ratio.toFixed(2)} times`,
  );
  return {
    report: lines.slice(1).join('\n'),
    figures: { ...figures, milliseconds: rounded(milliseconds), ratio: Number(ratio.toFixed(3)) },
    predictions: [...ours.values()],
    problems,
  };
}

const rounded = (figures: object) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number((value as number).toFixed(4))]),
  );
