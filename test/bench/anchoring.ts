import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorQuote, carryOver, describePassage, findQuote, type Place } from '../../src/annotate/index.ts';
import { AnchorState } from '../../src/contract/model.ts';
import { fromCodePoints, toCodePoints } from '../../src/text/offsets.ts';
import type { Span } from '../../src/text/sentences.ts';
import type { BenchResult } from './bench.ts';
import { readJsonLines } from './json-lines.ts';

/** A case of another project's tests. Which fields it has depends on its kind. */
interface Fixture {
  readonly id: string;
  readonly suite: string;
  readonly kind: string;
  readonly semantic: string;
  readonly text: string;
  readonly exact: string;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly hint?: number | null;
  readonly span?: Span;
  readonly position?: Span;
  readonly expected: readonly Span[] | null;
}

/** A sentence of one text, and where it is in a later one; null: it was deleted. Offsets count code points. */
interface RevisionCase {
  readonly id: string;
  readonly kind: string;
  readonly old: string;
  readonly new: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly expected: Span | null;
}

/** Cases that ask for a guess between equal places: Claimbench makes none. */
const policy = new Set(['hypothesis-quote:no-hint-first']);

/** What another program was measured to do with the same cases: shares of the kinds, in percent. */
const quoted: Record<string, number> = { edited: 99.4, deleted: 94.5, 'short-repeated': 99.6 };

/** Where a quotation stands in a text, by the part of the program that the case asks. Undefined: it asks for something else. */
function answerFixture(fixture: Fixture): readonly Span[] | null | undefined {
  const { kind, semantic, text, exact, span, position, hint } = fixture;
  const quote = { exact, prefix: fixture.prefix ?? '', suffix: fixture.suffix ?? '' };
  if (kind === 'quote' && semantic === 'all-exact-matches') return findQuote(text, quote);
  if (kind === 'quote') {
    const found = anchorQuote(text, hint == null ? quote : { ...quote, start: hint });
    return 'start' in found ? [{ start: found.start, end: found.end }] : null;
  }
  if (kind === 'position')
    return [{ start: fromCodePoints(text, position!.start), end: fromCodePoints(text, position!.end) }];
  // Those of the other suite are about ranges of a page.
  if (kind === 'describe-roundtrip' && fixture.suite.startsWith('apache') && span)
    return findQuote(text, describePassage(text, span.start, span.end));
  return undefined;
}

function benchFixtures(file: string) {
  const asked = readJsonLines<Fixture>(file).flatMap((fixture) => {
    const answer = answerFixture(fixture);
    if (answer === undefined) return [];
    return [{ id: fixture.id, isRight: JSON.stringify(answer) === JSON.stringify(fixture.expected) }];
  });
  const wrong = asked.filter(({ isRight }) => !isRight).map(({ id }) => id);
  return { asked: asked.length, right: asked.length - wrong.length, wrong };
}

/** The floor: the words as they are, told apart by how much beside them is the same, then by how far they went. */
function anchorByContext(text: string, { exact, prefix, suffix, oldStart }: RevisionCase): Span | null {
  let best: { start: number; fit: number; way: number } | null = null;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    let fit = 0;
    for (let at = 1; at <= prefix.length && text[start - at] === prefix.at(-at); at++) fit++;
    for (let at = 0; at < suffix.length && text[start + exact.length + at] === suffix[at]; at++) fit++;
    const way = Math.abs(start - oldStart);
    if (!best || fit > best.fit || (fit === best.fit && way < best.way)) best = { start, fit, way };
  }
  return best && { start: best.start, end: best.start + exact.length };
}

type Verdict = 'right' | 'orphan' | 'wrong';

/** As the published figures were scored: an edited sentence by half of what both cover, any other by nine tenths. */
function judge({ kind, expected }: RevisionCase, got: Span | null): Verdict {
  if (expected === null) return got === null ? 'right' : 'wrong';
  if (got === null) return 'orphan';
  const common = Math.max(0, Math.min(got.end, expected.end) - Math.max(got.start, expected.start));
  const union = Math.max(got.end, expected.end) - Math.min(got.start, expected.start);
  return common / union >= (kind === 'edited' ? 0.5 : 0.9) ? 'right' : 'wrong';
}

interface Tally {
  cases: number;
  right: number;
  orphan: number;
  wrong: number;
  byContext: number;
  states: Record<string, number>;
}

function benchRevisions(folder: string) {
  const cases = readJsonLines<RevisionCase>(join(folder, 'cases.jsonl'));
  const texts = new Map<string, string>();
  const textOf = (file: string) => {
    const text = texts.get(file) ?? readFileSync(join(folder, file), 'utf8');
    texts.set(file, text);
    return text;
  };
  const byRevision = Map.groupBy(cases, (one) => `${one.old}\n${one.new}`);
  const tallies: Record<string, Tally> = {};
  const predictions: object[] = [];
  const wrong: string[] = [];
  const time = { carryOver: 0, byContext: 0 };
  for (const group of byRevision.values()) {
    const [older, newer] = [textOf(group[0]!.old), textOf(group[0]!.new)];
    const toSpan = ({ start, end }: { start: number | null; end: number | null }) =>
      start === null ? null : { start: toCodePoints(newer, start), end: toCodePoints(newer, end!) };
    const places = group.map(
      ({ exact, prefix, suffix, oldStart, oldEnd }): Place => ({
        exact,
        prefix,
        suffix,
        start: fromCodePoints(older, oldStart),
        end: fromCodePoints(older, oldEnd),
      }),
    );
    let begun = performance.now();
    const carried = carryOver(older, newer, places, 'en');
    time.carryOver += performance.now() - begun;
    begun = performance.now();
    const byContext = group.map((one) => anchorByContext(newer, one));
    time.byContext += performance.now() - begun;
    for (const [index, one] of group.entries()) {
      const got = toSpan(carried[index]!);
      const verdict = judge(one, got);
      tallies[one.kind] ??= { cases: 0, right: 0, orphan: 0, wrong: 0, byContext: 0, states: {} };
      const tally = tallies[one.kind]!;
      tally.cases++;
      tally[verdict]++;
      if (judge(one, byContext[index] ? toSpan(byContext[index]) : null) === 'right') tally.byContext++;
      const { state } = carried[index]!;
      tally.states[state] = (tally.states[state] ?? 0) + 1;
      predictions.push(got ? { id: one.id, ...got, state } : { id: one.id, orphan: true, state });
      if (verdict !== 'right') wrong.push(`${one.kind} ${one.id}: ${verdict}, ${state}`);
    }
  }
  return { tallies, predictions, wrong, time, revisions: byRevision.size };
}

const percent = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(2).padStart(7);

/**
 * Quotations of other annotation projects' tests, and sentences followed over real revisions of pages: how many come
 * to lie where they belong, and how many that were deleted are refused. Reads `data`/data/anchoring; nothing is
 * fitted to it but two thresholds, which lie in a wide gap.
 */
export function benchAnchoring(data: string): BenchResult {
  const folder = join(data, 'data/anchoring');
  const fixtures = benchFixtures(join(folder, 'fixtures.jsonl'));
  const { tallies, predictions, wrong, time, revisions } = benchRevisions(join(folder, 'revisions'));
  const outside = fixtures.wrong.filter((id) => !policy.has(id));
  const kinds = Object.entries(tallies).map(([kind, { cases, right, byContext, states }]) => {
    const other = quoted[kind];
    const told = AnchorState.options
      .filter((state) => states[state])
      .map((state) => `${state} ${states[state]}`);
    return `${kind.padEnd(18)} ${String(cases).padStart(5)} ${percent(right, cases)} ${percent(byContext, cases)}    ${
      other === undefined ? '    –' : other.toFixed(1).padStart(5)
    }   ${told.join(', ')}`;
  });
  const report = [
    `fixtures: ${fixtures.right} of ${fixtures.asked} as their projects expect; by policy not: ${
      fixtures.wrong.filter((id) => policy.has(id)).join(', ') || 'none'
    }${outside.length > 0 ? `; wrong: ${outside.join(', ')}` : ''}`,
    '',
    `${revisions} pairs of revisions; right in percent, beside exact words with context in this run, and hypothesis match-quote as published`,
    'kind               cases   right  context  match-quote  states',
    ...kinds,
    `time of all: ${time.carryOver.toFixed(0)} ms, ${(time.carryOver / time.byContext).toFixed(1)} times that of exact words with context`,
    '',
    ...wrong,
  ].join('\n');
  const share = (pick: (tally: Tally) => number) =>
    Object.fromEntries(
      Object.entries(tallies).map(([kind, tally]) => [kind, Number((pick(tally) / tally.cases).toFixed(4))]),
    );
  return {
    report,
    figures: {
      suite: 'anchoring',
      fixtures,
      right: share(({ right }) => right),
      orphan: share(({ orphan }) => orphan),
      baseline: share(({ byContext }) => byContext),
      timeRatio: Number((time.carryOver / time.byContext).toFixed(2)),
    },
    predictions,
    problems: outside.map((id) => `${id}: not as its project expects, and no policy says why.`),
  };
}
