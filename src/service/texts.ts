import { suggestClaims } from '../annotate/index.ts';
import { fingerprintText, groupCopies } from '../compare/index.ts';
import type { Changed } from '../store/index.ts';
import type { Derived } from './acting.ts';
import type { Context } from './context.ts';

/** Keeps the index of articles' texts (sentences, suggestions, copies) in step with the articles. */
export interface TextIndex extends Derived {
  /** Indexes the articles that are not indexed yet. */
  fill(): void;
  /** Articles that carry one text, by what they have in common and what editors joined or kept apart. */
  copyGroups(): string[][];
}

/** The fields of an article that its index holds or depends on. */
const indexedFields = new Set([null, 'presence', 'title', 'publisherId', 'author', 'language']);

export function createTextIndex({ store }: Context): TextIndex {
  const { records, texts, views } = store;

  function refreshArticle(id: string): void {
    const found = records.find('article', id);
    const revision = views.newestRevision(id);
    if (found?.presence !== 'live' || !revision) {
      texts.forget(id);
      return;
    }
    const { title, author, language, publisherId } = found.record;
    const blocks = records.list('block', { revisionId: revision.id }).sort((x, y) => x.start - y.start);
    const { text } = revision;
    texts.put({
      articleId: id,
      revisionId: revision.id,
      title,
      author,
      publisher: publisherId === null ? null : (records.find('publisher', publisherId)?.record.name ?? null),
      text,
      sentences: suggestClaims(text, blocks, language),
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
      const indexed = new Set(texts.indexedArticles());
      const missing = records.list('article').filter(({ id }) => !indexed.has(id));
      if (!missing.length) return;
      store.transact(() => {
        for (const { id } of missing) refreshArticle(id);
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
