import { foldForMatching } from '../text/normalise.ts';
import { type Span, splitSentences } from '../text/sentences.ts';
import { stemsOf } from '../text/stems.ts';

/** From this share of stems in common on, a new sentence is taken for the old one in other words. */
const leastLikeness = 0.5;

/** The sentences of a text, a line's end ending one, as they are matched: folded, without white space around. */
function sentencesOf(text: string): (Span & { folded: string })[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const from = at;
    at += line.length + 1;
    return splitSentences(line).map(({ start, end }) => ({
      start: from + start,
      end: from + end,
      folded: foldSentence(line.slice(start, end)),
    }));
  });
}

/** "NORVIK (NNA) –": papers that take the text over leave it away. */
const dateline = /^[\p{L}\p{M}\d .,'/-]{1,60}\([\p{L} .&-]{2,40}\) ?[-–—] ?/u;
const foldSentence = (words: string) =>
  foldForMatching(words).replace(/\s+/g, ' ').trim().replace(dateline, '');

/** What stands in a later text in place of a sentence that was there: the new sentence most like it. */
export function findReplacement(words: string, older: string, newer: string): Span | null {
  const known = new Set(sentencesOf(older).map(({ folded }) => folded));
  const stems = new Set(stemsOf(words));
  let best: { span: Span; likeness: number } | null = null;
  for (const { start, end, folded } of sentencesOf(newer)) {
    if (known.has(folded)) continue;
    const other = new Set(stemsOf(newer.slice(start, end)));
    const shared = [...stems].filter((stem) => other.has(stem)).length;
    // Of the shorter one: the words asked for may be a part of their sentence.
    const likeness = shared / Math.max(1, Math.min(stems.size, other.size));
    if (likeness >= leastLikeness && likeness > (best?.likeness ?? 0))
      best = { span: { start, end }, likeness };
  }
  return best?.span ?? null;
}

/** The sentences of a text that a later one prints no more and a copy still does: where they stand in each. */
export function findStaleSentences(older: string, newer: string, copy: string): { was: Span; still: Span }[] {
  const current = new Set(sentencesOf(newer).map(({ folded }) => folded));
  const copied = new Map(sentencesOf(copy).map((sentence) => [sentence.folded, sentence]));
  return sentencesOf(older).flatMap(({ start, end, folded }) => {
    const still = copied.get(folded);
    return still && !current.has(folded)
      ? [{ was: { start, end }, still: { start: still.start, end: still.end } }]
      : [];
  });
}
