import type { SuggestedClaim } from '../../src/contract/views.ts';
import { quote } from '../components/quote.ts';
import { type PlainWord, say } from '../words/index.ts';
import type { Span } from './sentences.ts';

/** The suggestion that a held passage touches; null: none. */
export function suggestionAt(
  suggestions: readonly SuggestedClaim[],
  held: Span | null,
): SuggestedClaim | null {
  if (!held) return null;
  return suggestions.find(({ start, end }) => start < held.end && held.start < end) ?? null;
}

/** The next suggestion after an offset, or the last one before it; at the end of the text it goes on at the other. */
export function nextSuggestion(
  suggestions: readonly SuggestedClaim[],
  offset: number,
  direction: 'forward' | 'backward',
): SuggestedClaim | null {
  const next =
    direction === 'forward'
      ? (suggestions.find(({ start }) => start >= offset) ?? suggestions[0])
      : (suggestions.findLast(({ end }) => end <= offset) ?? suggestions.at(-1));
  return next ?? null;
}

/** What each kind of cue is called; others go by their own name. */
const cueNames: Readonly<Record<string, PlainWord>> = {
  attribution: 'reading.whoSaidIt',
  quotation: 'reading.quotedWords',
  date: 'reading.when',
  cause: 'reading.aCause',
  record: 'reading.aRecord',
  comparison: 'reading.aComparison',
  number: 'reading.number',
};

function nameCue(kind: string): string {
  const name = cueNames[kind];
  return name === undefined ? kind : say(name);
}

/** `number “1,400” · who said it “the county said”`: why a sentence is suggested. */
export function describeCues({ cues }: SuggestedClaim): string {
  return cues.map(({ kind, printed }) => `${nameCue(kind)} ${quote(printed.trim())}`).join(' · ');
}
