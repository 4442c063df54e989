import type { NameReading, Party, Passage, Reading, Words } from '../contract/reading.ts';
import { clauseEnd } from '../features/clauses.ts';
import { doubts } from '../features/lexicon.ts';
import { meaningOf, phraseAt } from '../features/synonyms.ts';
import { foldForMatching } from '../text/normalise.ts';
import { foldSpelling } from '../text/spelling.ts';
import { type Token, tokensOf } from '../text/stems.ts';

/** One of the two claims that are compared. */
export interface MatchSide {
  readonly passage: Passage;
  readonly reading: Reading;
  /** Null for a claim without a text, and for text typed in. */
  readonly articleId: string | null;
  readonly publishedAt: string | null;
  /** The editor's own; wins over the reading's when it is not empty. */
  readonly attribution: readonly Party[];
}

/** A side with what every comparison needs of its words. */
export interface View extends MatchSide {
  /** Of the whole passage. */
  readonly tokens: readonly Token[];
  /** The marked words are tokens `from` to `to` (excluded). */
  readonly from: number;
  readonly to: number;
  /** Meanings of the marked words that say what the claim is about: no numbers, dates, stances or "X said". With each the stem as
   * printed, under which a corpus knows it. */
  readonly topic: ReadonlyMap<string, string>;
  /** Each token's word in one spelling, by its index. */
  readonly spelt: readonly string[];
  /** Meaning of each token by its index, null for stop words. */
  readonly meanings: readonly (string | null)[];
  /** Indexes of the marked tokens that say something: no stop words. */
  readonly content: readonly number[];
  /** By token index, 1 where it holds: starts with a digit, or is a spelled number. */
  readonly isNumber: Uint8Array;
  /** Part of a name that was read. */
  readonly isName: Uint8Array;
  /** In the reach of a negation or a word of doubt. */
  readonly isNegated: Uint8Array;
  /** By token index: of which sentence of the passage, counted from 0. */
  readonly sentence: Uint8Array;
}

/** How many words behind a negation it still governs, at most, within its clause. */
const negationReach = 7;

/** Where a name's own words end: before an office that stands behind it. */
const nameEnd = (name: NameReading) => name.start + name.printed.replace(/,.*$/, '').length;

const speltByWord = new Map<string, string>();
function spell(word: string): string {
  let spelt = speltByWord.get(word);
  if (spelt === undefined) {
    spelt = foldSpelling(word);
    if (speltByWord.size > 50_000) speltByWord.clear();
    speltByWord.set(word, spelt);
  }
  return spelt;
}

const views = new WeakMap<Reading, { passage: Passage; words: Omit<View, keyof MatchSide> }>();

/** The last word of a name that stands for another one is taken for the last of that one's. */
function resolveNames(tokens: readonly Token[], names: readonly NameReading[]): Token[] {
  const resolved = [...tokens];
  for (const { start, end, standsFor } of names) {
    const last = standsFor === undefined ? undefined : tokensOf(standsFor).at(-1);
    const at = resolved.findLastIndex((token) => token.start >= start && token.start < end);
    if (last && at >= 0) resolved[at] = { ...resolved[at]!, word: last.word, stem: last.stem };
  }
  return resolved;
}

/** Readings never change, so what is derived of one is kept as long as it lives. */
export function viewOf(side: MatchSide): View {
  const kept = views.get(side.reading);
  if (kept?.passage === side.passage) return { ...side, ...kept.words };
  const { passage, reading } = side;
  const tokens = resolveNames(tokensOf(passage.text), reading.names);
  const first = tokens.findIndex((token) => token.end > passage.start);
  const from = first < 0 ? tokens.length : first;
  const to = tokens.findLastIndex((token) => token.start < passage.end) + 1;
  const meanings = meaningsOf(tokens);
  // Of a phrase such as "it is false that the bridge was closed" only both ends take a side.
  const ends = reading.polarity.flatMap(({ start, end }) => {
    const inside = tokens.filter((token) => token.start < end && token.end > start);
    return inside.filter(
      ({ stem }, i) => i === 0 || i === inside.length - 1 || doubts.has(stem) || stem === 'true',
    );
  });
  const left = [
    ...reading.dates,
    ...reading.modality,
    ...ends,
    ...(reading.attribution ? [reading.attribution] : []),
  ];
  const names = reading.names.map((name) => ({ start: name.start, end: nameEnd(name) }));
  const topic = new Map<string, string>();
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    const meaning = meanings[i];
    if (meaning == null || /^\d/.test(token.stem)) continue;
    // A name counts once, by its last word: titles and first names come and go.
    if (names.some(({ start, end }) => token.start >= start && token.end < end)) continue;
    if (left.some((span) => token.start < span.end && token.end > span.start)) continue;
    topic.set(meaning, token.stem);
  }
  const spelt = tokens.map(({ word }) => spell(word));
  const words = { tokens, from, to, topic, spelt, meanings, ...marksOf(passage, reading, tokens, from, to) };
  views.set(reading, { passage, words });
  return { ...side, ...words };
}

/** Words that mean one thing together carry it on the first; the others then carry none. */
function meaningsOf(tokens: readonly Token[]): (string | null)[] {
  const meanings = tokens.map((token) => (token.isStop ? null : meaningOf(token.stem)));
  for (let i = 0; i < tokens.length; i++) {
    const phrase = phraseAt(tokens, i);
    if (phrase === null) continue;
    meanings.fill(null, i, phrase.last + 1);
    meanings[i] = phrase.meaning;
    i = phrase.last;
  }
  return meanings;
}

/** What is known of each token by its place. */
function marksOf(
  { text }: Passage,
  reading: Reading,
  tokens: readonly Token[],
  from: number,
  to: number,
): Pick<View, 'content' | 'isNumber' | 'isName' | 'isNegated' | 'sentence'> {
  const size = tokens.length;
  const content: number[] = [];
  const isNumber = new Uint8Array(size);
  const isName = new Uint8Array(size);
  const isNegated = new Uint8Array(size);
  const sentence = new Uint8Array(size);
  let current = 0;
  for (let i = 0; i < size; i++) {
    const { stem, isStop, start } = tokens[i]!;
    if (i >= from && i < to && !isStop) content.push(i);
    if (/^\d/.test(stem)) isNumber[i] = 1;
    if (i > 0 && /[.!?]["”’)]*\s/.test(text.slice(tokens[i - 1]!.end, start)) && current < 255) current += 1;
    sentence[i] = current;
  }
  const mark = (marks: Uint8Array, span: { readonly start: number; readonly end: number }) => {
    for (let i = 0; i < size; i++)
      if (tokens[i]!.start < span.end && tokens[i]!.end > span.start) marks[i] = 1;
  };
  for (const name of reading.names) mark(isName, name);
  for (const { kind, start, end } of reading.polarity) {
    if (kind === 'stance') continue;
    const at = tokens.findLastIndex((token) => token.start < end && token.end > start);
    if (at < 0) continue;
    const last = Math.min(clauseEnd(text, tokens, at), at + 1 + negationReach);
    for (let i = at + 1; i < last; i++) isNegated[i] = 1;
  }
  return { content, isNumber, isName, isNegated, sentence };
}

/** The words of a span, for a row. */
export function wordsAt(view: View, span: { readonly start: number; readonly end: number }): Words {
  return { start: span.start, end: span.end, text: view.passage.text.slice(span.start, span.end) };
}

/** Who stands behind a claim: the editor's attribution, else the one that was read; empty when nobody is named. */
export function chainOf(side: MatchSide): readonly Party[] {
  return side.attribution.length > 0 ? side.attribution : (side.reading.attribution?.chain ?? []);
}

/** The furthest named party, folded; null when the article speaks for itself. */
export function originOf(side: MatchSide): string | null {
  const party = chainOf(side).at(-1);
  return party === undefined ? null : foldForMatching(party.name);
}

/** Both are from one party, as far as the names tell ("Dib", "engineer Salma Dib"), or from nobody in particular. */
export function haveOneOrigin(a: MatchSide, b: MatchSide): boolean {
  const [x, y] = [originOf(a), originOf(b)];
  if (x === null || y === null) return x === y;
  return x === y || x.endsWith(` ${y}`) || y.endsWith(` ${x}`);
}

/** The token belongs to "X said", not to what is said. */
export function isInFrame({ tokens, reading: { attribution } }: View, at: number): boolean {
  return attribution !== null && tokens[at]!.start < attribution.end && tokens[at]!.end > attribution.start;
}

/** The meanings of up to `count` content words on either side of a span, with how many stand between. */
export function meaningsByDistance(
  view: View,
  span: { readonly start: number; readonly end: number },
  count: number,
): [string, number][] {
  const around = meaningsAround(view, span, count);
  const before = view.tokens.filter(({ end }, i) => end <= span.start && view.meanings[i] != null).length;
  const first = Math.min(count, before);
  return around.map((meaning, i) => [meaning, i < first ? i : i - first]);
}

/** Meanings of up to `count` content words before and after a span, in its own order; the span itself left out. */
export function meaningsAround(
  view: View,
  span: { readonly start: number; readonly end: number },
  count: number,
): string[] {
  const before: string[] = [];
  const after: string[] = [];
  for (let i = view.tokens.length - 1; i >= 0 && before.length < count; i--) {
    if (view.tokens[i]!.end <= span.start && view.meanings[i] != null) before.push(view.meanings[i]!);
  }
  for (let i = 0; i < view.tokens.length && after.length < count; i++) {
    if (view.tokens[i]!.start >= span.end && view.meanings[i] != null) after.push(view.meanings[i]!);
  }
  return [...before, ...after];
}
