import { longestRun } from '../text/runs.ts';
import type { Span } from '../text/sentences.ts';
import type { Row } from './row.ts';
import { chainOf, originOf, type View, wordsAt } from './side.ts';

/** How both sides put it: planned, possible, conditional, demanded, predicted. Informs only. */
export function compareModality(a: View, b: View): Row[] {
  const [allA, allB] = [a.reading.modality, b.reading.modality];
  const common = { dimension: 'modality', strength: 'soft', basis: 'assertion' } as const;
  const x = allA.find(({ kind }) => allB.some((other) => other.kind === kind)) ?? allA[0];
  const y = allB.find(({ kind }) => kind === x?.kind) ?? allB[0];
  if (x === undefined && y === undefined) return [];
  if (x === undefined) return [{ ...common, outcome: 'only-b', a: null, b: wordsAt(b, y!) }];
  if (y === undefined) return [{ ...common, outcome: 'only-a', a: wordsAt(a, x), b: null }];
  return [
    {
      ...common,
      outcome: x.kind === y.kind ? 'agree' : 'differ',
      a: wordsAt(a, x),
      b: wordsAt(b, y),
      valueA: x.kind,
      valueB: y.kind,
    },
  ];
}

/** Who says it, by the furthest named party. Informs only: two speakers who differ make a dispute. */
export function compareSpeakers(a: View, b: View): Row[] {
  const [originA, originB] = [originOf(a), originOf(b)];
  if (originA === null && originB === null) return [];
  const wordsOf = (view: View) =>
    view.reading.attribution && view.attribution.length === 0
      ? wordsAt(view, view.reading.attribution)
      : null;
  const nameOf = (view: View) => chainOf(view).at(-1)?.name ?? 'the article itself';
  const outcome =
    originA === null ? 'only-b' : originB === null ? 'only-a' : originA === originB ? 'agree' : 'differ';
  return [
    {
      dimension: 'speaker',
      outcome,
      a: wordsOf(a),
      b: wordsOf(b),
      strength: 'soft',
      basis: 'name',
      valueA: nameOf(a),
      valueB: nameOf(b),
    },
  ];
}

/** What two claims have in common word for word. */
export interface CommonWording {
  /** Of the longest run, in words. */
  readonly length: number;
  /** Its share of the shorter side's words. */
  readonly share: number;
  /** Both sides are the run and nothing else. */
  readonly isIdentical: boolean;
  /** Outside the run stands nothing that could be compared: no number, date, name or polarity. */
  readonly isAllThatIsSaid: boolean;
  /** For the ledger; null where the run says too little. */
  readonly row: Row | null;
}

/** The longest run of marked words that both sides print. */
export function commonWording(a: View, b: View): CommonWording {
  const wordsOf = (view: View) => view.tokens.slice(view.from, view.to).map((token) => token.word);
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const run = longestRun(wordsA, wordsB);
  if (run.length === 0) return { length: 0, share: 0, isIdentical: false, isAllThatIsSaid: false, row: null };
  const spanOf = (view: View, at: number) => ({
    start: view.tokens[view.from + at]!.start,
    end: view.tokens[view.from + at + run.length - 1]!.end,
  });
  const [spanA, spanB] = [spanOf(a, run.a), spanOf(b, run.b)];
  const isInside = ({ reading }: View, span: Span) =>
    [...reading.quantities, ...reading.dates, ...reading.names, ...reading.polarity].every(
      ({ start, end }) => start >= span.start && end <= span.end + 1,
    );
  const content = a.meanings
    .slice(a.from + run.a, a.from + run.a + run.length)
    .filter((meaning) => meaning != null);
  const isTelling = run.length >= 3 && content.length >= 2;
  return {
    length: run.length,
    share: run.length / Math.min(wordsA.length, wordsB.length),
    isIdentical: run.length === Math.max(wordsA.length, wordsB.length),
    isAllThatIsSaid: isInside(a, spanA) && isInside(b, spanB),
    row: isTelling
      ? {
          dimension: 'quote',
          outcome: 'agree',
          a: wordsAt(a, spanA),
          b: wordsAt(b, spanB),
          strength: 'soft',
          basis: 'assertion',
          note: 'the same words',
        }
      : null,
  };
}
