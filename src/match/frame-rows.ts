import type { ModalityReading } from '../contract/reading.ts';
import { clauseEnd } from '../features/clauses.ts';
import { longestRun } from '../text/runs.ts';
import type { Span } from '../text/sentences.ts';
import { foldVerbForm } from '../text/spelling.ts';
import type { Token } from '../text/stems.ts';
import type { Row } from './row.ts';
import { chainOf, haveOneOrigin, originOf, type View, wordsAt } from './side.ts';

/** What lies ahead, what is open, what somebody wants: cues of one class say the same of an event. */
const classes = {
  planned: 'ahead',
  predicted: 'ahead',
  possible: 'open',
  conditional: 'open',
  demanded: 'wanted',
} as const;

/** In reported speech "would" is the "will" of who spoke. */
function classOf(view: View, { kind, printed }: ModalityReading): string {
  const isReported =
    printed.toLowerCase() === 'would' &&
    !view.reading.modality.some(
      (other) => other.kind === 'conditional' && other.printed.toLowerCase() !== 'would',
    );
  return isReported ? 'ahead' : classes[kind];
}

/** The act that a cue makes planned or possible: the first telling word behind it, or behind its "to" or "be". */
function actOf(view: View, { start, end: cueEnd, kind }: ModalityReading): string | null {
  const { tokens, meanings, passage } = view;
  const at = tokens.findLastIndex((token) => token.start >= start && token.end <= cueEnd);
  const end = clauseEnd(passage.text, tokens, at);
  const last = Math.min(end, at + 12);
  const isFar = kind === 'demanded' || kind === 'predicted';
  let from = at + 1;
  for (let i = at + 1; i < Math.min(last, isFar ? last : at + 4); i++) {
    if (/^(?:to|be)$/.test(tokens[i]!.word)) {
      from = i + 1;
      break;
    }
    if (meanings[i] != null && !isFar) break;
  }
  for (let i = from; i < last; i++) if (meanings[i] != null && !/^\d/.test(meanings[i]!)) return meanings[i]!;
  return null;
}

/** What the other side tells plainly of the act that a cue makes planned or possible. */
function findTold(view: View, cue: ModalityReading, other: View): Token | null {
  const act = actOf(view, cue);
  if (act === null) return null;
  for (let at = other.from; at < other.to; at++)
    if (other.meanings[at] === act && tellsAsDone(other, at, cue)) return other.tokens[at]!;
  return null;
}

/** A past tense or participle with nothing before it that leaves it open; of what is wanted also "the ban". */
function tellsAsDone({ tokens }: View, at: number, { kind }: ModalityReading): boolean {
  const { word } = tokens[at]!;
  const before = tokens.slice(Math.max(0, at - 2), at).map((token) => token.word);
  if (before.some((one) => /^(?:to|not|never|will|would|may|might|could|should|must)$/.test(one)))
    return false;
  const isNoun = (kind === 'demanded' || kind === 'possible') && before.at(-1) === 'the';
  return (
    isNoun ||
    /ed$/.test(word) ||
    foldVerbForm(word) !== word ||
    /^(?:has|have|had|was|were|been)$/.test(before.at(-1) ?? '')
  );
}

/**
 * How both sides put it: planned, possible, conditional, demanded, predicted, or told as a fact. What only one
 * side leaves open differs where the other tells the same act plainly.
 */
export function compareModality(a: View, b: View): Row[] {
  const [allA, allB] = [a.reading.modality, b.reading.modality];
  const common = { dimension: 'modality', strength: 'soft', basis: 'assertion' } as const;
  const x = allA.find((one) => allB.some((other) => classOf(b, other) === classOf(a, one))) ?? allA[0];
  const y = x && (allB.find((other) => classOf(b, other) === classOf(a, x)) ?? allB[0]);
  if (x !== undefined && y !== undefined)
    return [
      {
        ...common,
        outcome: classOf(a, x) === classOf(b, y) ? 'agree' : 'differ',
        a: wordsAt(a, x),
        b: wordsAt(b, y),
        valueA: x.kind,
        valueB: y.kind,
      },
    ];
  for (const cue of allA) {
    const told = findTold(a, cue, b);
    if (told !== null)
      return [
        {
          ...common,
          outcome: 'differ',
          a: wordsAt(a, cue),
          b: wordsAt(b, told),
          valueA: cue.kind,
          valueB: 'told as done',
        },
      ];
  }
  for (const cue of allB) {
    const told = findTold(b, cue, a);
    if (told !== null)
      return [
        {
          ...common,
          outcome: 'differ',
          a: wordsAt(a, told),
          b: wordsAt(b, cue),
          valueA: 'told as done',
          valueB: cue.kind,
        },
      ];
  }
  if (allA[0] !== undefined) return [{ ...common, outcome: 'only-a', a: wordsAt(a, allA[0]), b: null }];
  if (allB[0] !== undefined) return [{ ...common, outcome: 'only-b', a: null, b: wordsAt(b, allB[0]) }];
  return [];
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
    originA === null ? 'only-b' : originB === null ? 'only-a' : haveOneOrigin(a, b) ? 'agree' : 'differ';
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

/** "COPPER FALLS (TNS) - ": where and through whom a report came. */
const agencyLine = /^\p{Lu}[\p{Lu}\p{L} .,'’-]*\([\p{Lu}\p{L} ./]+\)\s*[-–—]\s*/u;

/** The longest run of marked words that both sides print. */
export function commonWording(a: View, b: View): CommonWording {
  const wordsOf = (view: View) => view.spelt.slice(view.from, view.to);
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const run = longestRun(wordsA, wordsB);
  if (run.length === 0) return { length: 0, share: 0, isIdentical: false, isAllThatIsSaid: false, row: null };
  const spanOf = (view: View, at: number) => ({
    start: view.tokens[view.from + at]!.start,
    end: view.tokens[view.from + at + run.length - 1]!.end,
  });
  const [spanA, spanB] = [spanOf(a, run.a), spanOf(b, run.b)];
  const isInside = ({ reading, passage }: View, span: Span) => {
    const opening = agencyLine.exec(passage.text)?.[0].length ?? 0;
    return [...reading.quantities, ...reading.dates, ...reading.names, ...reading.polarity].every(
      ({ start, end }) => (start >= span.start && end <= span.end + 1) || end <= opening,
    );
  };
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
