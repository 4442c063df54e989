import { scoreSentences } from '../annotate/index.ts';
import { findCopiedRuns, fingerprintText, groupCopies } from '../compare/index.ts';
import { dayOf } from '../match/candidates.ts';
import type { Changed } from '../store/index.ts';
import { addressKey } from '../text/addresses.ts';
import { stemsOf } from '../text/stems.ts';
import type { Derived } from './acting.ts';
import type { Context } from './context.ts';

/** Keeps the index of articles' texts (sentences, suggestions, copies) in step with the articles. */
export interface TextIndex extends Derived {
  /** Indexes the articles that are not indexed yet, or all where another version of the program did it. */
  fill(): void;
  /** Articles that carry one text, by what they have in common and what editors joined or kept apart. */
  copyGroups(): string[][];
  /** The live articles with which this one shares text, most first: how much of it stands there, and the other way. */
  copiesOf(articleId: string): { articleId: string; shareOfOwn: number; shareOfOther: number }[];
}

/** Goes up when sentences, suggestions or stems are derived in another way. */
const sentenceVersion = 2;

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

const addressFields = new Set(['presence', 'address', 'canonicalAddress']);
/** So many articles that share text are compared word by word. */
const mostCopies = 20;

export function createTextIndex({ store }: Context): TextIndex {
  const { records, texts, views } = store;

  function refreshArticle(id: string): void {
    const found = records.find('article', id);
    const revision = views.newestRevision(id);
    if (found?.presence !== 'live' || !revision) {
      texts.forget(id);
      return;
    }
    const { title, author, language, publisherId, publishedAt } = found.record;
    const blocks = records.list('block', { revisionId: revision.id }).sort((x, y) => x.start - y.start);
    const { text } = revision;
    texts.put({
      articleId: id,
      revisionId: revision.id,
      title,
      author,
      publisher: publisherId === null ? null : (records.find('publisher', publisherId)?.record.name ?? null),
      text,
      day: dayOf(publishedAt),
      sentences: scoreSentences(text, blocks, language).map((sentence) => ({
        ...sentence,
        stems: stemsOf(text.slice(sentence.start, sentence.end)),
      })),
      prints: fingerprintText(
        blocks
          .filter(({ setAside }) => !setAside)
          .map(({ start, end }) => text.slice(start, end))
          .join('\n'),
      ),
    });
  }

  function articlesOf({ noun, recordId, field }: Changed): string[] {
    if (noun === 'article') return indexedFields.has(field) ? [recordId] : [];
    if (noun === 'revision') return [records.find('revision', recordId)!.record.articleId];
    if (noun === 'block') {
      const { revisionId } = records.find('block', recordId)!.record;
      return [records.find('revision', revisionId)!.record.articleId];
    }
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

  const readText = (articleId: string) => {
    const revision = views.newestRevision(articleId)!;
    const blocks = records.list('block', { revisionId: revision.id }).filter(({ setAside }) => !setAside);
    return blocks
      .sort((x, y) => x.start - y.start)
      .map(({ start, end }) => revision.text.slice(start, end))
      .join('\n');
  };

  return {
    refreshAfter(changed) {
      for (const id of new Set(changed.flatMap(articlesOf))) refreshArticle(id);
      const moved = changed.filter(
        ({ noun, field }) => noun === 'article' && (field === null || addressFields.has(field)),
      );
      for (const { recordId } of moved) refreshAddresses(recordId);
    },
    copiesOf(articleId) {
      const near = texts.sharesOf(articleId).slice(0, mostCopies);
      if (near.length === 0) return [];
      const own = readText(articleId);
      return near
        .map((other) => {
          const text = readText(other.articleId);
          return {
            articleId: other.articleId,
            shareOfOwn: findCopiedRuns(own, text).share,
            shareOfOther: findCopiedRuns(text, own).share,
          };
        })
        .sort((x, y) => y.shareOfOwn - x.shareOfOwn || (x.articleId < y.articleId ? -1 : 1));
    },
    fill() {
      const isOutdated = store.stems.derivation('sentences')?.version !== sentenceVersion;
      const indexed = new Set(isOutdated ? [] : texts.indexedArticles());
      const missing = records.list('article').filter(({ id }) => !indexed.has(id));
      if (!missing.length && !isOutdated) return;
      store.transact(() => {
        for (const { id } of missing) refreshArticle(id);
        store.stems.noteDerivation('sentences', sentenceVersion, missing.length);
      });
    },
    copyGroups: () =>
      groupCopies({
        articles: records.list('article').map(({ id, publishedAt }) => ({ id, publishedAt })),
        shares: texts.shares(),
        joinings: records.list('joining', { noun: 'article' }),
      }),
  };
}
