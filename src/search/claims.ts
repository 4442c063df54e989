import lunr from 'lunr';
import type { Token } from '../text/stems.ts';
import { filterBy, type SearchFacts } from './filters.ts';
import type { SearchQuery, SearchTerm } from './query.ts';
import { isWithinEdits, soughtTerms, wordsOf } from './terms.ts';

/** A claim as it is searched. */
export interface SearchableClaim extends SearchFacts {
  readonly id: string;
  readonly wording: string;
  readonly statement: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly speaker: string | null;
  readonly articleTitle: string | null;
}

const fields = ['wording', 'statement', 'tags', 'speaker', 'publisher', 'note', 'articleTitle'] as const;
type ClaimField = (typeof fields)[number];

/** A claim's own words weigh most, then what editors filed it under, then what stands around it. */
const fieldGroups: Record<string, { boost: number; fields: readonly ClaimField[] }> = {
  words: { boost: 4, fields: ['wording', 'statement'] },
  labels: { boost: 2, fields: ['tags', 'speaker', 'publisher'] },
  rest: { boost: 1, fields: ['note', 'articleTitle'] },
};

export interface ClaimHit {
  readonly id: string;
  /** Where the words were found; empty when only filters or exclusions were asked for. */
  readonly fields: readonly ClaimField[];
}

/** What is known of a word wherever it stands. */
type Vocabulary = Map<string, Pick<Token, 'stem' | 'isStop'>>;

/** A claim's words, one line for each field, so that no phrase reaches across; a space around each word. */
interface ReadClaim {
  readonly id: string;
  readonly lines: readonly string[];
}

function textsOf(claim: SearchableClaim, field: ClaimField): readonly string[] {
  const value = claim[field];
  return typeof value === 'string' ? [value] : (value ?? []);
}

/** Reads a claim and adds its words to the vocabulary. */
function readClaim(claim: SearchableClaim, vocabulary: Vocabulary): ReadClaim {
  const lineOf = (text: string) => {
    const words = wordsOf(text);
    for (const { word, stem, isStop } of words)
      if (!vocabulary.has(word)) vocabulary.set(word, { stem, isStop });
    return ` ${words.map(({ word }) => word).join(' ')} `;
  };
  return { id: claim.id, lines: fields.map((field) => textsOf(claim, field).map(lineOf).join('|')) };
}

/** lunr over stems of ours: its own tokenizer and trimmer know Latin letters only. */
function buildIndex(claims: Iterable<ReadClaim>, vocabulary: Vocabulary): lunr.Index {
  const builder = new lunr.Builder();
  builder.tokenizer = ((line: string) =>
    line.split(/[ |]+/).flatMap((word) => {
      const known = vocabulary.get(word);
      return known === undefined || known.isStop ? [] : [new lunr.Token(known.stem, {})];
    })) as typeof lunr.tokenizer;
  for (const [name, group] of Object.entries(fieldGroups)) {
    const extractor = (claim: object) =>
      group.fields.map((field) => (claim as ReadClaim).lines[fields.indexOf(field)]).join('|');
    builder.field(name, { boost: group.boost, extractor });
  }
  for (const claim of claims) builder.add(claim);
  const index = builder.build();
  shareMetadata(builder.invertedIndex as Postings);
  return index;
}

type Postings = Record<string, Record<string, Record<string, object>>>;

/** lunr keeps an object of its own for each word in each claim, empty here: one for all halves the memory. */
function shareMetadata(postings: Postings): void {
  const none = Object.freeze({});
  for (const posting of Object.values(postings))
    for (const group of Object.keys(fieldGroups)) {
      const claims = posting[group]!;
      for (const id of Object.keys(claims)) claims[id] = none;
    }
}

/** Takes turns: the scores of two indexes don't compare, their ranks do. */
function interleave<T>(a: readonly T[], b: readonly T[]): T[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, rank) => [a[rank], b[rank]])
    .flat()
    .filter((one) => one !== undefined);
}

/**
 * How much of all claims may lie in the second index before both become one. The second is built anew after
 * each change: at 50,000 claims and this share that stays below a fifth of a second.
 */
const freshShare = 0.02;

/**
 * The claim box: finds claims by their words, notes, tags, speakers and sources. lunr ranks what comes into
 * question by stems; whether a claim really fits is then seen in its words. Both are made at the first search.
 */
export function createClaimSearch() {
  const claims = new Map<string, SearchableClaim>();
  const readClaims = new Map<string, ReadClaim>();
  const vocabulary: Vocabulary = new Map();
  /** Those that stand in the main index as they are now. */
  const settled = new Set<string>();
  /** Those put in since. */
  const fresh = new Set<string>();
  let mainIndex: lunr.Index | null = null;
  let freshIndex: lunr.Index | null = null;

  function indexOf(ids: Iterable<string>): lunr.Index {
    const read = [...ids].map((id) => {
      const claim = readClaims.get(id) ?? readClaim(claims.get(id)!, vocabulary);
      readClaims.set(id, claim);
      return claim;
    });
    return buildIndex(read, vocabulary);
  }

  function refreshIndexes(): { main: lunr.Index; second: lunr.Index } {
    if (mainIndex === null || fresh.size > freshShare * claims.size) {
      mainIndex = indexOf(claims.keys());
      for (const id of claims.keys()) settled.add(id);
      fresh.clear();
      freshIndex = null;
    }
    freshIndex ??= indexOf(fresh);
    return { main: mainIndex, second: freshIndex };
  }

  /** The words of the vocabulary for which a term's last word stands. */
  function formsOf(term: SearchTerm): string[] {
    const { word, stem } = wordsOf(term.text).at(-1)!;
    const fits: Record<SearchTerm['kind'], (form: string, formStem: string) => boolean> = {
      word: (_, formStem) => formStem === stem,
      phrase: (form) => form === word,
      prefix: (form) => form.startsWith(word),
      fuzzy: (form) => isWithinEdits(form, word, term.edits),
    };
    return [...vocabulary].filter(([form, known]) => fits[term.kind](form, known.stem)).map(([form]) => form);
  }

  /** A test of one field's line. */
  function testerOf(term: SearchTerm): (line: string) => boolean {
    const words = wordsOf(term.text).map(({ word }) => word);
    if (term.kind === 'phrase' || term.kind === 'prefix') {
      const run = ` ${words.join(' ')}${term.kind === 'phrase' ? ' ' : ''}`;
      return (line) => line.includes(run);
    }
    const runs = formsOf(term).map((form) => ` ${form} `);
    return (line) => runs.some((run) => line.includes(run));
  }

  /** The stems of a term that are indexed: those that must be there, and those of which any will do. */
  function stemsOf(term: SearchTerm): { readonly all: string[]; readonly any: string[] } {
    const words = wordsOf(term.text);
    const isOpen = term.kind === 'prefix' || term.kind === 'fuzzy';
    const certain = isOpen ? words.slice(0, -1) : words;
    return {
      all: certain.flatMap(({ stem, isStop }) => (isStop ? [] : [stem])),
      any: isOpen ? [...new Set(formsOf(term).map((form) => vocabulary.get(form)!.stem))] : [],
    };
  }

  /** Asks for the claims that come into question: of a choice all that hold any of its stems. */
  function addClauses(query: lunr.Query, choices: readonly SearchTerm[]): void {
    const isChoice = choices.length > 1;
    const stems = choices.map(stemsOf);
    // One that asks for nothing that is indexed may be held by any claim.
    if (isChoice && stems.some(({ all, any }) => all.length + any.length === 0)) return;
    const { REQUIRED, OPTIONAL } = lunr.Query.presence;
    for (const { all, any } of stems) {
      for (const stem of all)
        query.term(stem, { usePipeline: false, presence: isChoice ? OPTIONAL : REQUIRED });
      for (const stem of any) query.term(stem, { usePipeline: false });
    }
  }

  /** Best first; all of them, newest first, where the terms ask for nothing that is indexed. */
  function candidatesOf(sought: readonly (readonly SearchTerm[])[]): string[] {
    const { main, second } = refreshIndexes();
    const probe = new lunr.Query(Object.keys(fieldGroups));
    for (const choices of sought) addClauses(probe, choices);
    if (probe.clauses.length === 0) return [...claims.keys()].sort().reverse();
    const search = (index: lunr.Index, valid: Set<string>) =>
      index
        .query((query) => {
          query.clauses = probe.clauses;
        })
        .map(({ ref }) => ref)
        .filter((id) => valid.has(id));
    return interleave(search(main, settled), search(second, fresh));
  }

  return {
    /** Takes claims in, in place of what was known of them. */
    put(changed: Iterable<SearchableClaim>): void {
      for (const claim of changed) {
        claims.set(claim.id, claim);
        readClaims.delete(claim.id);
        settled.delete(claim.id);
        fresh.add(claim.id);
      }
      freshIndex = null;
    },

    remove(ids: Iterable<string>): void {
      for (const id of ids) {
        claims.delete(id);
        readClaims.delete(id);
        settled.delete(id);
        if (fresh.delete(id)) freshIndex = null;
      }
    },

    /** The claims that fit, best first; those that only filters or exclusions chose, newest first by their id. */
    find(query: SearchQuery, limit: number): ClaimHit[] {
      if (query.sought.length + query.excluded.length + query.filters.length === 0) return [];
      const sought = soughtTerms(query);
      const candidates = candidatesOf(sought);
      const wanted = sought.map((choices) => {
        const testers = choices.map(testerOf);
        return (line: string) => testers.some((holds) => holds(line));
      });
      const unwanted = query.excluded.map(testerOf);
      const isChosen = filterBy(query.filters);
      const hits: ClaimHit[] = [];
      for (const id of candidates) {
        if (hits.length === limit) break;
        if (!isChosen(claims.get(id)!)) continue;
        const { lines } = readClaims.get(id)!;
        if (!wanted.every((holds) => lines.some(holds)) || unwanted.some((holds) => lines.some(holds)))
          continue;
        hits.push({ id, fields: fields.filter((_, at) => wanted.some((holds) => holds(lines[at]!))) });
      }
      return hits;
    },
  };
}

export type ClaimSearch = ReturnType<typeof createClaimSearch>;
