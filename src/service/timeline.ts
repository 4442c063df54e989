import type { Article, Claim } from '../contract/model.ts';
import { inOrderOfTime } from '../contract/moments.ts';
import type { Timeline, TimelineEvent } from '../contract/views.ts';
import type { Context } from './context.ts';
import type { Operations } from './index.ts';

/** What happened to a story, in the order of time: derived from what is known of its articles and claims. */
export function timelineOperations({ store, wordingOf }: Context) {
  const { records, views } = store;

  /** Of articles, by one query for each kind of event: most have none but that they were published. */
  function openEvents(claims: ReadonlyMap<string, Claim>) {
    const capturedAt = records.values('revision', 'capturedAt');
    const updatedAt = records.values('revision', 'updatedAt');
    /** Of what says no time the time when it came in. */
    const timeOf = (revisionId: string) => updatedAt.get(revisionId) ?? capturedAt.get(revisionId);
    const numbers = records.values('revision', 'number');
    const revisions = Map.groupBy(
      [...records.values('revision', 'articleId')].filter(([id]) => numbers.get(id)! > 1),
      ([, articleId]) => articleId,
    );
    const changes = Map.groupBy(
      records.list('anchor', { state: 'value-changed' }),
      ({ claimId }) => claims.get(claimId)?.articleId,
    );
    return (article: Article, publisher: string | null): TimelineEvent[] => {
      const event = {
        articleId: article.id,
        articleTitle: article.title,
        publisher,
        wasBy: null,
        isSuggested: false,
      };
      const plain = { ...event, claimId: null, was: null, is: null };
      const changed = (changes.get(article.id) ?? []).flatMap((anchor): TimelineEvent[] => {
        const { claimId, carriedFrom, exact: is } = anchor;
        const before = carriedFrom === null ? null : records.find('anchor', carriedFrom);
        const at = timeOf(anchor.revisionId);
        return before && at
          ? [{ kind: 'value-changed', at, ...event, claimId, was: before.record.exact, is }]
          : [];
      });
      const ownRevisions = (revisions.get(article.id) ?? []).map(([id]) => ({
        kind: 'revision' as const,
        at: timeOf(id)!,
        ...plain,
      }));
      return [
        ...(article.publishedAt ? [{ kind: 'published' as const, at: article.publishedAt, ...plain }] : []),
        ...(article.updatedAt && !ownRevisions.some(({ at }) => at === article.updatedAt)
          ? [{ kind: 'updated' as const, at: article.updatedAt, ...plain }]
          : []),
        ...ownRevisions,
        ...changed,
      ];
    };
  }

  return {
    'story.timeline': (scope): Timeline => {
      const articles = new Map(views.articlesIn(scope).map((article) => [article.id, article]));
      const publishers = new Map(records.list('publisher').map(({ id, name }) => [id, name]));
      const publisherOf = ({ publisherId }: Article) => publishers.get(publisherId ?? '') ?? null;
      const claims = new Map(views.claimsIn(scope).map((claim) => [claim.id, claim]));
      const nameOf = (claim: Claim) => {
        const article = articles.get(claim.articleId ?? '');
        return article ? (publisherOf(article) ?? article.title) : null;
      };
      const relations = views.effectiveRelations();
      const later = relations.flatMap(({ a, b, relation, subject, confidence }): TimelineEvent[] => {
        if (relation !== 'updates' || subject === null) return [];
        const [now, before] = (subject === 'a' ? [a, b] : [b, a]).map((id) => claims.get(id));
        const article = articles.get(now?.articleId ?? '');
        const at = now && article ? views.printedAt(article, views.anchorsOf(now.id)) : null;
        if (!now || !before || !article || at === null) return [];
        return [
          {
            kind: 'later-value',
            at,
            articleId: article.id,
            articleTitle: article.title,
            publisher: publisherOf(article),
            claimId: now.id,
            was: wordingOf(before),
            is: wordingOf(now),
            wasBy: nameOf(before),
            isSuggested: confidence !== null,
          },
        ];
      });
      const eventsOfArticle = openEvents(claims);
      const events = [...articles.values()].flatMap((article) =>
        eventsOfArticle(article, publisherOf(article)),
      );
      return {
        events: [...events, ...later].sort((x, y) => inOrderOfTime(x.at, y.at)),
        undated: [...articles.values()]
          .filter(({ publishedAt }) => publishedAt === null)
          .map((article) => ({
            articleId: article.id,
            title: article.title,
            publisher: publisherOf(article),
          })),
      };
    },
  } satisfies Operations;
}
