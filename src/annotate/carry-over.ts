import type { Anchor } from '../contract/model.ts';
import { type Alignment, alignTexts, type Side, weighStretch } from '../text/alignment.ts';
import type { Span } from '../text/sentences.ts';
import { wordAfter } from '../text/words.ts';
import { hasChangedValue } from './changed-value.ts';
import { describePassage, type QuoteSelector } from './describe.ts';
import { findEqualPlaces, hasEqual, isInOtherParagraph, isNewPlace, type Stretch } from './equal-places.ts';
import { anchorQuote } from './quote.ts';

/** A place of a claim on one revision; without start and end where it has none there. */
export type Place = QuoteSelector & Pick<Anchor, 'start' | 'end'>;
export type CarriedPlace = Place & Pick<Anchor, 'state'>;

/** Where a passage came to stand. */
interface Found extends Span {
  /** reworded: whether a value changed with the words is not looked at yet. */
  readonly state: 'same' | 'moved' | 'reworded';
}

/**
 * A passage became another if they share so much of what their words tell (Dice), and so much of the older one is
 * left. In revisions of encyclopaedia articles, edited sentences lie above .57 and .40, deleted ones below .24.
 */
const leastLikeness = 0.5;
const leastKept = 0.4;
/** Words that stand so far from the next ones in the newer text may be another part of it. */
const widestHole = 3;
const mostParts = 12;
/** A word or number in a sentence is followed to what stands in its stead where the rest of the sentence is the same so far. */
const leastLikenessAround = 0.6;
/** With so many words, a passage says by itself which one it is; a shorter one needs as many characters beside it. */
const wordsThatStandAlone = 5;
const tellingContext = 12;
/** A longer passage is followed, but not looked for elsewhere, nor is its reading compared. In UTF-16 units. */
const longestPassage = 10_000;

/**
 * The places of claims in a later text, in the order in which they are given. `same`: the words stand there, in their
 * old order among the rest. `moved`: they were taken to another place. `reworded`: their sentence says it in other
 * words now. `value-changed`: and with them a number, date, name or negation. `gone`: nothing there says it; no
 * sentence that is merely like it is taken. `ambiguous`: they stand in several places, and nothing tells which one.
 * @param language BCP 47, of both texts; null is read as English
 */
export function carryOver(
  older: string,
  newer: string,
  places: readonly Place[],
  language: string | null,
): CarriedPlace[] {
  const alignment = places.some(({ start }) => start !== null) ? alignTexts(older, newer) : null;
  return places.map((place) => {
    const { exact, prefix, suffix, start, end } = place;
    const found =
      alignment && start !== null && end !== null
        ? follow(alignment, place, { start, end })
        : comeBack(newer, place);
    if (typeof found === 'string') return { exact, prefix, suffix, start: null, end: null, state: found };
    const described = describePassage(newer, found.start, found.end);
    const isChanged =
      found.state === 'reworded' &&
      exact.length <= longestPassage &&
      hasChangedValue(exact, described.exact, language);
    return {
      ...described,
      start: found.start,
      end: found.end,
      state: isChanged ? 'value-changed' : found.state,
    };
  });
}

/** A passage that had no place in the older text may be back in the newer one. */
function comeBack(newer: string, { exact, prefix, suffix }: QuoteSelector): Found | 'gone' | 'ambiguous' {
  const found = anchorQuote(newer, { exact, prefix, suffix });
  if (found.state === 'ambiguous') return 'ambiguous';
  return found.state === 'same' ? { ...found, state: 'moved' } : 'gone';
}

function follow(alignment: Alignment, quote: QuoteSelector, span: Span): Found | 'gone' | 'ambiguous' {
  const { a } = alignment;
  const from = wordAfter(a.words, span.start);
  const last = wordAfter(a.words, span.end - 1);
  const to = last < a.words.starts.length && a.words.starts[last]! < span.end ? last + 1 : last;
  const quoted = { from, to };
  if (from < to && alignment.unsure.subarray(from, to).every(Boolean)) return 'ambiguous';
  const unbroken = followUnbroken(alignment, quoted, span);
  if (unbroken)
    return quote.exact.length <= longestPassage && hasEqual(alignment, quoted, quote.exact, unbroken)
      ? 'ambiguous'
      : unbroken;
  const edited = followEdited(alignment, quoted) ?? followReplaced(alignment, quoted);
  return findVerbatim(alignment, quoted, quote, edited) ?? edited ?? 'gone';
}

/** Every word of the passage has its partner, one after the other. */
function followUnbroken(alignment: Alignment, quoted: Stretch, span: Span): Found | null {
  const { a, b, toB, moved } = alignment;
  const { from, to } = quoted;
  if (from === to || toB[from]! < 0) return null;
  for (let word = from + 1; word < to; word++) if (toB[word] !== toB[word - 1]! + 1) return null;
  const [first, last] = [toB[from]!, toB[to - 1]!];
  const isAsLong = (word: number) =>
    a.words.ends[word]! - a.words.starts[word]! === b.words.ends[toB[word]!]! - b.words.starts[toB[word]!]!;
  const cutBefore = isAsLong(from) ? Math.max(0, span.start - a.words.starts[from]!) : 0;
  const cutAfter = isAsLong(to - 1) ? Math.max(0, a.words.ends[to - 1]! - span.end) : 0;
  return {
    start: b.words.starts[first]! + cutBefore,
    end: b.words.ends[last]! - cutAfter,
    state: moved[from] || isInOtherParagraph(alignment, quoted) ? 'moved' : 'same',
  };
}

/** Where most of the passage's words went together, with what was put in or before or after them. */
function followEdited(alignment: Alignment, quoted: Stretch): Found | null {
  const { a, b } = alignment;
  const own = weighStretch(a, quoted.from, quoted.to);
  const core = findCore(alignment, quoted, own);
  if (!core || weighShared(alignment, quoted, core) < leastKept * own) return null;
  const likenessOf = (stretch: Stretch) =>
    (2 * weighShared(alignment, quoted, stretch)) / (own + weighStretch(b, stretch.from, stretch.to));
  const whole = spread(alignment, quoted, core);
  const best = likenessOf(whole) >= leastLikeness ? whole : core;
  if (likenessOf(best) < leastLikeness) return null;
  return { start: b.words.starts[best.from]!, end: b.words.ends[best.to - 1]!, state: 'reworded' };
}

/** How much of the passage's words came into a stretch of the newer text. */
function weighShared({ b, toA }: Alignment, { from, to }: Stretch, stretch: Stretch): number {
  let sum = 0;
  for (let word = stretch.from; word < stretch.to; word++)
    if (toA[word]! >= from && toA[word]! < to) sum += weighStretch(b, word, word + 1);
  return sum;
}

/** The stretch of the newer text that has most of the passage's words and least else. */
function findCore({ b, toB, weights }: Alignment, { from, to }: Stretch, own: number): Stretch | null {
  const partners: number[] = [];
  for (let word = from; word < to; word++) if (toB[word]! >= 0) partners.push(toB[word]!);
  partners.sort((x, y) => x - y);
  const parts: number[][] = [];
  for (const word of partners) {
    const last = parts.at(-1);
    if (last && word - last.at(-1)! <= widestHole) last.push(word);
    else parts.push([word]);
  }
  const weightOf = (words: readonly number[]) =>
    words.reduce((sum, word) => sum + weights[b.words.keys[word]!]!, 0);
  let best: (Stretch & { likeness: number }) | null = null;
  for (const [index, part] of parts.entries()) {
    let shared = 0;
    for (const next of parts.slice(index, index + mostParts)) {
      shared += weightOf(next);
      const stretch = { from: part[0]!, to: next.at(-1)! + 1 };
      const likeness = (2 * shared) / (own + weighStretch(b, stretch.from, stretch.to));
      if (!best || likeness > best.likeness) best = { ...stretch, likeness };
    }
  }
  return best;
}

/** The stretch with the words around it that took the place of some at the ends of the passage, or came in there. */
function spread(alignment: Alignment, { from, to }: Stretch, core: Stretch): Stretch {
  const { a, b, toB } = alignment;
  const isFree = (word: number) => isFreeFor(alignment, { from, to }, word);
  let [first, last] = [core.from, core.to - 1];

  const sentence = b.sentenceOf[first]!;
  let lost = from;
  while (lost < to && toB[lost]! < 0) lost++;
  let room = opensSentence(a, from) ? Number.POSITIVE_INFINITY : lost - from;
  if (from > 0 && toB[from - 1]! >= 0 && room > 0) room = Number.POSITIVE_INFINITY;
  while (room-- > 0 && first > b.sentenceStarts[sentence]! && isFree(first - 1)) first--;
  const isSignA = (word: number) => a.words.isSign[a.words.keys[word]!] === 1;
  const isSignB = (word: number) => b.words.isSign[b.words.keys[word]!] === 1;
  if (!isSignA(from)) while (first < core.from && isSignB(first)) first++;

  const lastSentence = b.sentenceOf[last]!;
  lost = to;
  while (lost > from && toB[lost - 1]! < 0) lost--;
  room = closesSentence(a, to) ? Number.POSITIVE_INFINITY : to - lost;
  if (to < toB.length && toB[to]! >= 0 && room > 0) room = Number.POSITIVE_INFINITY;
  while (room-- > 0 && last + 1 < b.sentenceEnds[lastSentence]! && isFree(last + 1)) last++;
  if (!isSignA(to - 1)) while (last >= core.to && isSignB(last)) last--;
  return { from: first, to: last + 1 };
}

/** No other word of the older text became this one. */
const isFreeFor = ({ toA }: Alignment, { from, to }: Stretch, word: number) =>
  toA[word]! < from || toA[word]! >= to ? toA[word]! < 0 : true;

/** Only signs, such as a quotation mark or a bullet, stand before the word in its sentence. */
function opensSentence({ words, sentenceOf, sentenceStarts }: Side, word: number): boolean {
  let first = sentenceStarts[sentenceOf[word]!]!;
  while (first < word && words.isSign[words.keys[first]!]) first++;
  return first >= word;
}

function closesSentence({ words, sentenceOf, sentenceEnds }: Side, end: number): boolean {
  let last = sentenceEnds[sentenceOf[end - 1]!]!;
  while (last > end && words.isSign[words.keys[last - 1]!]) last--;
  return last <= end;
}

/** A few words of a sentence that is the same but for them: what stands in their stead. */
function followReplaced(alignment: Alignment, { from, to }: Stretch): Found | null {
  const { a, b, toB, weights } = alignment;
  if (from === to) return null;
  const sentence = a.sentenceOf[from]!;
  const [begin, end] = [a.sentenceStarts[sentence]!, a.sentenceEnds[sentence]!];
  if (a.sentenceOf[to - 1] !== sentence) return null;
  const [before, after] = [from > begin ? toB[from - 1]! : -1, to < end ? toB[to]! : -1];
  const inside = before >= 0 ? before : after;
  if (inside < 0 || (before >= 0 && after >= 0 && b.sentenceOf[before] !== b.sentenceOf[after])) return null;
  const target = b.sentenceOf[inside]!;
  const stretch = {
    from: before >= 0 ? before + 1 : b.sentenceStarts[target]!,
    to: after >= 0 ? after : b.sentenceEnds[target]!,
  };
  const isOpenEnd = (before < 0 && !opensSentence(a, from)) || (after < 0 && !closesSentence(a, to));
  while (after < 0 && stretch.to > stretch.from && b.words.isSign[b.words.keys[stretch.to - 1]!])
    stretch.to--;
  if (isOpenEnd || stretch.to <= stretch.from || stretch.to - stretch.from > 2 * (to - from) + 2) return null;
  for (let word = stretch.from; word < stretch.to; word++)
    if (!isFreeFor(alignment, { from, to }, word)) return null;
  let shared = 0;
  for (let word = begin; word < end; word++)
    if (toB[word]! >= 0 && b.sentenceOf[toB[word]!] === target) shared += weights[a.words.keys[word]!]!;
  const around =
    weighStretch(a, begin, from) +
    weighStretch(a, to, end) +
    weighStretch(b, b.sentenceStarts[target]!, stretch.from) +
    weighStretch(b, stretch.to, b.sentenceEnds[target]!);
  if (2 * shared < leastLikenessAround * around) return null;
  return { start: b.words.starts[stretch.from]!, end: b.words.ends[stretch.to - 1]!, state: 'reworded' };
}

/**
 * The same words in a place to which nothing led. Against an edited place they win only if they are new there and
 * what stood beside them came along: a correction, too, quotes what was there before.
 */
function findVerbatim(
  alignment: Alignment,
  quoted: Stretch,
  { exact, prefix, suffix }: QuoteSelector,
  edited: Found | null,
): Found | 'ambiguous' | null {
  const { a, b } = alignment;
  const places = exact.length > longestPassage ? [] : findEqualPlaces(b.text, exact);
  if (!places) return edited ? null : 'ambiguous';
  const hasContext = ({ start, end }: Span) =>
    (prefix.trim().length >= tellingContext && b.text.endsWith(prefix, start)) ||
    (suffix.trim().length >= tellingContext && b.text.startsWith(suffix, end));
  const fresh = places.filter((place) => isNewPlace(alignment, quoted, place));
  const fitting = fresh.filter(hasContext);
  const toFound = (span: Span): Found => ({ ...span, state: 'moved' });
  if (fitting.length === 1) return toFound(fitting[0]!);
  if (edited || places.length === 0) return null;
  if (fitting.length > 1) return 'ambiguous';
  let words = 0;
  for (let word = quoted.from; word < quoted.to; word++) if (!a.words.isSign[a.words.keys[word]!]) words++;
  if (words < wordsThatStandAlone) return null;
  const [only, second] = fresh.length > 0 ? fresh : places;
  return second ? 'ambiguous' : toFound(only!);
}
