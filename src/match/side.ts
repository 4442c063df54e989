import type { NameReading, Party, Passage, Reading, Words } from '../contract/reading.ts';
import { meaningOf } from '../features/synonyms.ts';
import { foldForMatching } from '../text/normalise.ts';
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
  /** Meaning of each token by its index, null for stop words. */
  readonly meanings: readonly (string | null)[];
}

/** Where a name's own words end: before an office that stands behind it. */
const nameEnd = (name: NameReading) => name.start + name.printed.replace(/,.*$/, '').length;

const views = new WeakMap<
  Reading,
  { passage: Passage; words: Pick<View, 'tokens' | 'from' | 'to' | 'topic' | 'meanings'> }
>();

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
  const meanings = tokens.map((token) => (token.isStop ? null : meaningOf(token.stem)));
  const left = [
    ...reading.dates,
    ...reading.modality,
    ...reading.polarity,
    ...(reading.attribution ? [reading.attribution] : []),
  ];
  const topic = new Map<string, string>();
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    const meaning = meanings[i];
    if (meaning == null || /^\d/.test(token.stem)) continue;
    // A name counts once, by its last word: titles and first names come and go.
    if (reading.names.some((name) => token.start >= name.start && token.end < nameEnd(name))) continue;
    if (left.some((span) => token.start < span.end && token.end > span.start)) continue;
    topic.set(meaning, token.stem);
  }
  const words = { tokens, from, to, topic, meanings };
  views.set(reading, { passage, words });
  return { ...side, ...words };
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
