import { DomainError } from '../contract/domain-error.ts';
import type { Article, Collection } from '../contract/model.ts';
import type { CollectionView } from '../contract/views.ts';
import type { Recorder } from '../store/index.ts';
import { saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { byName, type Context, isSameName } from './context.ts';
import type { Operations } from './index.ts';

/** Puts the article into one more collection; nothing happens when it is in it. */
export function addToCollection(recorder: Recorder, article: Article, collectionId: string): void {
  recorder.update('article', article.id, {
    collectionIds: [...new Set([...article.collectionIds, collectionId])].sort(),
  });
}

/** Named sets of articles: a story, an investigation. */
export function collectionOperations({ store, need, newId }: Context, { perform }: Acting) {
  const { records, views } = store;

  function toCollectionViews(collections: readonly Collection[]): CollectionView[] {
    const { articles, claims } = views.collectionCounts();
    return collections.map((collection) => ({
      ...collection,
      articles: articles.get(collection.id) ?? 0,
      claims: claims.get(collection.id) ?? 0,
    }));
  }
  const toCollectionView = (collection: Collection) => toCollectionViews([collection])[0]!;

  function refuseSameName(name: string, except?: string): void {
    const same = records
      .list('collection')
      .find((known) => known.id !== except && isSameName(known.name, name));
    if (same) throw new DomainError('conflict', saying('naming.collectionTaken', { name: same.name }));
  }

  return {
    'collection.list': () => toCollectionViews(records.list('collection')).sort(byName),
    'collection.create': ({ name, note }) => {
      const collection = { id: newId(), name, note: note ?? '' };
      refuseSameName(name);
      perform(saying('acts.addCollection', { name }), (recorder) =>
        recorder.create('collection', collection),
      );
      return toCollectionView(collection);
    },
    'collection.update': ({ id, ...patch }) => {
      const collection = need('collection', id);
      if (patch.name !== undefined) refuseSameName(patch.name, id);
      perform(saying('acts.editCollection', { name: collection.name }), (recorder) =>
        recorder.update('collection', id, patch as Partial<Collection>),
      );
      return toCollectionView(need('collection', id));
    },
    'collection.addArticles': ({ id, articleIds }) => {
      const collection = need('collection', id);
      const label = { count: articleIds.length, collection: collection.name };
      perform(saying('acts.addArticlesTo', label), (recorder) => {
        for (const articleId of articleIds) addToCollection(recorder, need('article', articleId), id);
      });
      return toCollectionView(collection);
    },
    'collection.removeArticles': ({ id, articleIds }) => {
      const collection = need('collection', id);
      const label = { count: articleIds.length, collection: collection.name };
      perform(saying('acts.takeArticlesOut', label), (recorder) => {
        for (const articleId of articleIds) {
          const { collectionIds } = need('article', articleId);
          recorder.update('article', articleId, {
            collectionIds: collectionIds.filter((other) => other !== id),
          });
        }
      });
      return toCollectionView(collection);
    },
  } satisfies Operations;
}
