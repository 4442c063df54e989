import { ClaimStatus, ClaimType } from '../contract/model.ts';
import { type Saying, saying } from '../words/saying.ts';
import { wordsOf } from './terms.ts';

/** One thing that is looked for, or must not occur. */
export interface SearchTerm {
  /** As typed, without the signs that made it what it is. Holds at least one word; several only in phrase and prefix. */
  readonly text: string;
  /** word: in any of its forms; phrase: these words in this order; prefix: its last word may go on; fuzzy: with typing errors. */
  readonly kind: 'word' | 'phrase' | 'prefix' | 'fuzzy';
  /** How many typing errors a fuzzy word may have, 1 or 2; 0 for all others. */
  readonly edits: number;
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
  /** At least one; any of them will do. */
  readonly values: readonly string[];
  readonly isExcluded: boolean;
}

/** What an editor typed into the search box. */
export interface SearchQuery {
  /** Of each of these at least one has to occur: `flood OR surge dam` asks for two things. */
  readonly sought: readonly (readonly SearchTerm[])[];
  /** None of these may occur. */
  readonly excluded: readonly SearchTerm[];
  /** All of these have to hold. */
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

/** Of these everything has one at most: two values are a choice, with an OR between them or without. */
const singleFields = new Set<SearchField>(['publisher', 'speaker', 'type', 'status', 'verdict']);

/** A bare item as a term; null where it holds no word. */
function readTerm(bare: string, notes: Saying[]): SearchTerm | null {
  const [, body, sign, errors] = /^(.*[^*~])(\*|~(\d*))$/su.exec(bare) ?? [];
  const text = body ?? bare;
  const words = wordsOf(text);
  if (words.length === 0) return null;
  if (text.includes('*')) notes.push(saying('search.prefix'));
  const whole = { text, kind: words.length > 1 ? 'phrase' : 'word', edits: 0 } as const;
  if (sign === '*') return { ...whole, kind: 'prefix' };
  if (sign === undefined) return whole;
  const edits = Number(errors || 1);
  if (edits > 2) notes.push(saying('search.errors'));
  if (words.length > 1) notes.push(saying('search.errorsOfWord'));
  if (words.length > 1 || edits === 0) return whole;
  return { ...whole, kind: 'fuzzy', edits: Math.min(edits, 2) };
}

/** Words in quotation marks; null where they hold none. */
const readPhrase = (quoted: string): SearchTerm | null =>
  wordsOf(quoted).length > 0 ? { text: quoted.trim(), kind: 'phrase', edits: 0 } : null;

/** A field with its value; null where the field does not take it. */
function readFilter(field: SearchField, raw: string, notes: Saying[]) {
  const value = closedFields[field] ? raw.toLowerCase() : raw;
  const complaint = complainOf(field, value);
  if (complaint === null) return { field, value };
  notes.push(complaint);
  return null;
}

const withoutRepeats = (notes: readonly Saying[]) => [
  ...new Map(notes.map((note) => [JSON.stringify(note), note])).values(),
];

/** One item of the box, understood. */
interface Item {
  readonly part: SearchTerm | { readonly field: SearchField; readonly value: string };
  readonly isExcluded: boolean;
  /** An OR stands before it. */
  readonly isChoice: boolean;
}

/** In order; what is wrong with the others goes into the notes. */
function readItems(box: string, notes: Saying[]): Item[] {
  const items: Item[] = [];
  let operator = '';
  item.lastIndex = 0;
  while (item.lastIndex < box.length) {
    const { minus, field: name, quoted, bare } = item.exec(box)!.groups!;
    if (name === undefined && minus === undefined && /^(?:AND|OR|NOT)$/.test(bare ?? '')) {
      operator = bare!;
      continue;
    }
    const part =
      name !== undefined
        ? readFilter(name.toLowerCase() as SearchField, (quoted ?? bare!).trim(), notes)
        : quoted === undefined
          ? readTerm(bare!, notes)
          : readPhrase(quoted);
    if (!part) continue;
    const isExcluded = minus !== undefined || operator === 'NOT';
    items.push({ part, isExcluded, isChoice: operator === 'OR' });
    operator = '';
  }
  return items;
}

/** An OR joins words and phrases, or values of one field. */
function canJoin(before: Item | undefined, { part, isExcluded }: Item): boolean {
  if (!before || before.isExcluded || isExcluded) return false;
  return 'field' in part
    ? 'field' in before.part && before.part.field === part.field
    : !('field' in before.part);
}

/**
 * Reads the search box: words, "phrases", prefix*, word~1, -excluded, and field:value or field:"some value" for
 * the known fields. OR between two of them, in capitals, makes a choice and binds closer than what stands side by
 * side; AND says what holds anyway, NOT is a minus. Any text gives a query; whatever else it holds, other colons and
 * quotation marks too, is plain text. What is joined by a hyphen or the like is a phrase.
 */
export function readQuery(box: string): SearchQuery {
  const sought: SearchTerm[][] = [];
  const excluded: SearchTerm[] = [];
  const filters: { field: SearchField; values: string[]; isExcluded: boolean }[] = [];
  const notes: Saying[] = [];
  const items = readItems(box, notes);
  for (const [at, one] of items.entries()) {
    const { part, isExcluded, isChoice } = one;
    const isJoined = isChoice && canJoin(items[at - 1], one);
    if (isChoice && !isJoined) notes.push(saying('search.or'));
    if ('field' in part) {
      const { field, value } = part;
      const isOpen = isJoined || (singleFields.has(field) && !isExcluded);
      const open = isOpen && filters.findLast((other) => other.field === field && !other.isExcluded);
      if (open) open.values.push(value);
      else filters.push({ field, values: [value], isExcluded });
    } else if (isExcluded) excluded.push(part);
    else if (isJoined) sought.at(-1)!.push(part);
    else sought.push([part]);
  }
  return { sought, excluded, filters, notes: withoutRepeats(notes) };
}
