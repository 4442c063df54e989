import {
  type ComparableText,
  copiedShare,
  findCopiedRuns,
  groupCopies,
  isTelling,
  toComparable,
} from '../compare/index.ts';
import { type DerivedText, deriveText } from '../derive-text.ts';
import { dayOf } from '../match/candidates.ts';
import type { Changed, IndexedText } from '../store/index.ts';
import { addressKey } from '../text/addresses.ts';
import { termsOf, tokensOf } from '../text/stems.ts';
import type { Derived } from './acting.ts';
import type { Context } from './context.ts';

/** Keeps the index of articles' texts (sentences, words, copies) in step with the articles. */
export interface TextIndex extends Derived {
  /** Indexes the articles that are not indexed yet, or all where another version of the program did it. */
  fill(): void;
  /**
   * New articles of which the work records acts are indexed together at its end, many of which cost little more than
   * one. What the parser derived of their texts is given with them. Within a transaction: articles and their index are
   * saved together.
   */
  indexTogether<T>(work: (give: GiveDerived) => T): T;
  /** Articles that carry one text, by what they have in common and what editors joined or kept apart. */
  copyGroups(): readonly (readonly string[])[];
  /** The group in which an article is, and it alone where it is in none. */
  copyGroupOf(articleId: string): readonly string[];
  /** How much of the shorter of two articles stands in the other, 0 to 1, where anything does. */
  shares(): { a: string; b: string; share: number }[];
}

/** What was derived of the newest revision of an article. */
export type GiveDerived = (articleId: string, derived: DerivedText) => void;

/** Goes up when sentences, suggestions, terms or prints are derived in another way. */
const sentenceVersion = 3;

/** The fields of an article that its index holds or depends on. */
const indexedFields = new Set([
  null,
  'presence',
  'title',
  'publisherId',
  'author',
  'language',
  'publishedAt',
]);
const addressFields = new Set([null, 'presence', 'address', 'canonicalAddress']);
/** So many articles that share prints are compared word by word. */
const mostCompared = 20;
/** Of texts that others are compared with so many words are kept at hand; each takes 0.13 kB. */
const mostWordsAtHand = 200_000;

const toTerms = (words: string | null | undefined) => termsOf(tokensOf(words ?? '')).join(' ');

export function createTextIndex({ store }: Context): TextIndex {
  const { records, texts, views } = store;
  /** New articles wait, for the end of work that brings many. */
  let isTogether = false;
  const waiting = new Set<string>();
  const given = new Map<string, DerivedText>();
  /** As of these changes of the index: every view of articles asks for them, and thousands of copies take seconds. */
  let groups: { readonly changes: number; readonly ofArticles: readonly (readonly string[])[] } | null = null;

  function readBlocks(revisionId: string) {
    return records.list('block', { revisionId }).sort((x, y) => x.start - y.start);
  }

  /** Brings the index of these articles up to date. */
  function refreshArticles(ids: readonly string[]): void {
    const indexed = ids.flatMap((id) => {
      waiting.delete(id);
      const text = toIndexedText(id);
      if (!text) texts.forget(id);
      return text ?? [];
    });
    texts.put(indexed);
    const comparableOf = openComparables(readText);
    for (const { articleId } of indexed) compareCopies(articleId, comparableOf);
  }

  /** Null for an article that is not live. */
  function toIndexedText(id: string): IndexedText | null {
    const found = records.find('article', id);
    const revisionId = texts.newestRevisionId(id);
    const ready = given.get(id);
    given.delete(id);
    if (found?.presence !== 'live' || revisionId === null) return null;
    const { title, author, language, publisherId, publishedAt } = found.record;
    const derived =
      ready ??
      deriveText(
        { title, text: records.find('revision', revisionId)!.record.text, blocks: readBlocks(revisionId) },
        language,
      );
    const publisher = publisherId === null ? null : records.find('publisher', publisherId)?.record.name;
    return {
      articleId: id,
      revisionId,
      terms: {
        title: derived.title.printed === title ? derived.title.terms : toTerms(title),
        publisher: toTerms(publisher),
        author: toTerms(author),
        body: derived.terms,
      },
      day: dayOf(publishedAt),
      sentences: derived.sentences,
      prints: derived.prints,
    };
  }

  /** Prints tell which articles may have text in common; word by word it is seen how much. */
  function compareCopies(id: string, comparableOf: (id: string) => ComparableText): void {
    const near = texts.sharingPrints(id, mostCompared);
    if (near.length === 0) {
      texts.putShares(id, []);
      return;
    }
    const own = toComparable(readText(id));
    texts.putShares(
      id,
      near.flatMap((other) => {
        const text = comparableOf(other);
        const [here, there] = [findCopiedRuns(own, text), findCopiedRuns(text, own)];
        if (![here, there].some(isTelling)) return [];
        const [shareOfOwn, shareOfOther] = [here.share, there.share];
        return id < other
          ? { a: id, b: other, shareOfA: shareOfOwn, shareOfB: shareOfOther }
          : { a: other, b: id, shareOfA: shareOfOther, shareOfB: shareOfOwn };
      }),
    );
  }

  function readText(articleId: string): string {
    const { id, text } = views.newestRevision(articleId)!;
    return readBlocks(id)
      .filter(({ setAside }) => !setAside)
      .map(({ start, end }) => text.slice(start, end))
      .join('\n');
  }

  function articlesOf({ noun, recordId, field }: Changed): string[] {
    if (noun === 'article') return indexedFields.has(field) ? [recordId] : [];
    if (noun === 'revision') return [texts.articleOfRevision(recordId)];
    if (noun === 'block')
      return [texts.articleOfRevision(records.find('block', recordId)!.record.revisionId)];
    if (noun === 'publisher' && field === 'name')
      return records.list('article', { publisherId: recordId }).map(({ id }) => id);
    return [];
  }

  function refreshAddresses(id: string): void {
    const found = records.find('article', id);
    const { address, canonicalAddress } = found?.record ?? { address: null, canonicalAddress: null };
    const keys = [addressKey(canonicalAddress), addressKey(address)].filter((key) => key !== null);
    texts.putAddresses(id, found?.presence === 'live' ? keys : []);
  }

  const shares = () =>
    texts.shares().map(({ a, b, shareOfA, shareOfB }) => ({ a, b, share: Math.max(shareOfA, shareOfB) }));

  return {
    refreshAfter(changed) {
      if (changed.some(({ noun }) => noun === 'article' || noun === 'joining')) groups = null;
      const ids = [...new Set(changed.flatMap(articlesOf))];
      const isWaiting = (id: string) => isTogether && !texts.isIndexed(id);
      for (const id of ids.filter(isWaiting)) waiting.add(id);
      refreshArticles(ids.filter((id) => !waiting.has(id)));
      const moved = changed.filter(({ noun, field }) => noun === 'article' && addressFields.has(field));
      for (const id of new Set(moved.map(({ recordId }) => recordId))) refreshAddresses(id);
    },
    indexTogether(work) {
      isTogether = true;
      try {
        const done = work((articleId, derived) => void given.set(articleId, derived));
        refreshArticles([...waiting]);
        return done;
      } finally {
        isTogether = false;
        waiting.clear();
        given.clear();
      }
    },
    fill() {
      const isOutdated = store.stems.derivation('sentences')?.version !== sentenceVersion;
      const indexed = new Set(isOutdated ? [] : texts.indexedArticles());
      const missing = records.list('article').filter(({ id }) => !indexed.has(id));
      if (!missing.length && !isOutdated) return;
      store.transact(() => {
        refreshArticles(missing.map(({ id }) => id));
        store.stems.noteDerivation('sentences', sentenceVersion, missing.length);
      });
    },
    copyGroups() {
      if (groups?.changes !== texts.changes) {
        const articles = [...records.values('article', 'publishedAt')].map(([id, publishedAt]) => ({
          id,
          publishedAt,
        }));
        const joinings = records.list('joining', { noun: 'article' });
        const ofArticles = groupCopies({ articles, shares: shares(), joinings });
        groups = { changes: texts.changes, ofArticles };
      }
      return groups.ofArticles;
    },
    copyGroupOf(articleId) {
      const joinings = records.list('joining', { noun: 'article' });
      const near = new Set([articleId]);
      const found: { a: string; b: string; share: number }[] = [];
      // Groups end where nothing is shared and nothing was joined: only these can be in the same one.
      for (const id of near) {
        for (const { articleId: other, shareOfOwn, shareOfOther } of texts.sharesOf(id)) {
          const share = Math.max(shareOfOwn, shareOfOther);
          if (share < copiedShare) continue;
          near.add(other);
          if (id < other) found.push({ a: id, b: other, share });
        }
        for (const { a, b } of joinings) {
          if (a === id) near.add(b);
          if (b === id) near.add(a);
        }
      }
      const articles = [...near].flatMap((id) => {
        const one = records.find('article', id);
        return one?.presence === 'live' ? [{ id, publishedAt: one.record.publishedAt }] : [];
      });
      const groups = groupCopies({
        articles,
        shares: found,
        joinings: joinings.filter(({ a, b }) => near.has(a) && near.has(b)),
      });
      return groups.find((ids) => ids.includes(articleId)) ?? [articleId];
    },
    shares,
  };
}

/** Texts as they are compared: many copies of one text are compared with the same few articles. */
function openComparables(readText: (articleId: string) => string): (articleId: string) => ComparableText {
  const atHand = new Map<string, ComparableText>();
  let words = 0;
  return (articleId) => {
    const known = atHand.get(articleId);
    if (known) return known;
    const text = toComparable(readText(articleId));
    if (words + text.tokens.length <= mostWordsAtHand) {
      atHand.set(articleId, text);
      words += text.tokens.length;
    }
    return text;
  };
}
