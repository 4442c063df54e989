import { suggestClaims } from '../annotate/index.ts';
import { fingerprintText, groupCopies } from '../compare/index.ts';
import { dayOf } from '../match/candidates.ts';
import type { Changed } from '../store/index.ts';
import { stemsOf } from '../text/stems.ts';
import type { Derived } from './acting.ts';
import type { Context } from './context.ts';

/** Keeps the index of articles' texts (sentences, suggestions, copies) in step with the articles. */
export interface TextIndex extends Derived {
  /** Indexes the articles that are not indexed yet, or all where another version of the program did it. */
  fill(): void;
  /** Articles that carry one text, by what they have in common and what editors joined or kept apart. */
  copyGroups(): string[][];
}

/** Goes up when sentences, suggestions or stems are derived in another way. */
const sentenceVersion = 1;

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
      sentences: suggestClaims(text, blocks, language).map((sentence) => ({
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

  return {
    refreshAfter(changed) {
      for (const id of new Set(changed.flatMap(articlesOf))) refreshArticle(id);
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
