import { ClaimStatus, ClaimType } from '../contract/model.ts';
import { type Saying, saying } from '../words/saying.ts';
import { wordsOf } from './terms.ts';

/** One thing that has to occur, or must not. */
export interface SearchTerm {
  /** As typed, without the signs that made it what it is. Holds at least one word; several only in phrase and prefix. */
  readonly text: string;
  /** word: in any of its forms; phrase: these words in this order; prefix: its last word may go on; fuzzy: with typing errors. */
  readonly kind: 'word' | 'phrase' | 'prefix' | 'fuzzy';
  /** How many typing errors a fuzzy word may have, 1 or 2; 0 for all others. */
  readonly edits: number;
  readonly isExcluded: boolean;
}

export const searchFields = [
  'tag',
  'publisher',
  'speaker',
  'type',
  'status',
  'verdict',
  'before',
  'after',
] as const;
export type SearchField = (typeof searchFields)[number];

export interface SearchFilter {
  readonly field: SearchField;
  readonly value: string;
  readonly isExcluded: boolean;
}

/** What an editor typed into the search box. Every term and every filter has to hold. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  readonly filters: readonly SearchFilter[];
  /** What could not be understood, each as a sentence for the editor. */
  readonly notes: readonly Saying[];
}

/** One item of the box: perhaps a minus, perhaps a field, then words in quotation marks or up to the next space. */
const item = new RegExp(
  `\\s*(?<minus>-(?=\\S))?(?:(?<field>${searchFields.join('|')}):)?(?:["“„](?<quoted>[^"“”]*)["“”]?|(?<bare>\\S*))`,
  'iuy',
);

const closedFields: Partial<Record<SearchField, readonly string[]>> = {
  type: ClaimType.options,
  status: ClaimStatus.options,
};

/** Null, or what the field takes. */
function complainOf(field: SearchField, value: string): Saying | null {
  if (field === 'before' || field === 'after')
    return isCalendarPeriod(value) ? null : saying('search.date', { field });
  const choice = closedFields[field];
  if (choice) return choice.includes(value) ? null : saying('search.choice', { field, choices: choice });
  return wordsOf(value).length > 0 ? null : saying('search.name', { field });
}

/** A year, a month or a day. */
function isCalendarPeriod(value: string): boolean {
  if (!/^\d{4}(?:-\d\d){0,2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** A bare item as a term; null where it holds no word. */
function readTerm(bare: string, isExcluded: boolean, notes: Saying[]): SearchTerm | null {
  const [, body, sign, errors] = /^(.*[^*~])(\*|~(\d*))$/su.exec(bare) ?? [];
  const text = body ?? bare;
  const words = wordsOf(text);
  if (words.length === 0) return null;
  if (text.includes('*')) notes.push(saying('search.prefix'));
  const whole = { text, kind: words.length > 1 ? 'phrase' : 'word', edits: 0, isExcluded } as const;
  if (sign === '*') return { ...whole, kind: 'prefix' };
  if (sign === undefined) return whole;
  const edits = Number(errors || 1);
  if (edits > 2) notes.push(saying('search.errors'));
  if (words.length > 1) notes.push(saying('search.errorsOfWord'));
  if (words.length > 1 || edits === 0) return whole;
  return { ...whole, kind: 'fuzzy', edits: Math.min(edits, 2) };
}

const withoutRepeats = (notes: readonly Saying[]) => [
  ...new Map(notes.map((note) => [JSON.stringify(note), note])).values(),
];

/**
 * Reads the search box: words, "phrases", prefix*, word~1, -excluded, and field:value or field:"some value" for
 * the known fields. Any text gives a query; whatever else it holds, other colons and quotation marks too, is
 * plain text. What is joined by a hyphen or the like is a phrase.
 */
export function readQuery(box: string): SearchQuery {
  const terms: SearchTerm[] = [];
  const filters: SearchFilter[] = [];
  const notes: Saying[] = [];
  item.lastIndex = 0;
  while (item.lastIndex < box.length) {
    const { minus, field: name, quoted, bare } = item.exec(box)!.groups!;
    const isExcluded = minus !== undefined;
    if (name !== undefined) {
      const field = name.toLowerCase() as SearchField;
      const raw = (quoted ?? bare!).trim();
      const value = closedFields[field] ? raw.toLowerCase() : raw;
      const complaint = complainOf(field, value);
      if (complaint === null) filters.push({ field, value, isExcluded });
      else notes.push(complaint);
    } else if (quoted !== undefined) {
      if (wordsOf(quoted).length > 0)
        terms.push({ text: quoted.trim(), kind: 'phrase', edits: 0, isExcluded });
    } else {
      // Elsewhere they join words; here every word has to be there.
      if (/^(?:AND|OR|NOT)$/.test(bare!)) notes.push(saying('search.operator', { word: bare! }));
      const term = readTerm(bare!, isExcluded, notes);
      if (term) terms.push(term);
    }
  }
  return { terms, filters, notes: withoutRepeats(notes) };
}
