import { DomainError } from '../contract/domain-error.ts';
import type { Article, Publisher } from '../contract/model.ts';
import type {
  ArticleSummary,
  ArticleView,
  ClaimView,
  PublisherView,
  SuggestedClaim,
} from '../contract/views.ts';
import { saying } from '../words/saying.ts';
import { type ClaimViews, countValues } from './claim-views.ts';
import type { Links } from './links.ts';
import { openPublishers } from './publishers.ts';
import type { Records } from './records.ts';
import { countRelations, type EffectiveRelation, noRelations, type Relations } from './relations.ts';
import type { Texts } from './texts.ts';

export type ArticleSource = Pick<ArticleSummary, 'id' | 'title' | 'publisher' | 'author' | 'publishedAt'>;

/** What is counted of articles: of one, or of all. */
interface Counted {
  /** The article of each claim, and of each revision. */
  readonly claims: ReadonlyMap<string, string | null>;
  readonly revisions: ReadonlyMap<string, string>;
  readonly relations: readonly EffectiveRelation[];
  readonly sentencesLeft: (articleId: string) => number;
}

interface Parts {
  readonly records: Records;
  readonly links: Links;
  readonly texts: Texts;
  readonly relations: Relations;
  readonly claimViews: ClaimViews;
}

/** Articles with what is counted of them, and one as it is read. */
export function openArticleViews({
  records,
  links,
  texts,
  relations: { effectiveRelations, relationsOf },
  claimViews: { fewClaims },
}: Parts) {
  function toArticleSummaries(
    articles: readonly Article[],
    copyGroups: readonly (readonly string[])[],
    { claims, revisions, relations, sentencesLeft }: Counted,
  ): ArticleSummary[] {
    const articleOf = (claimId: string) => claims.get(claimId);
    const counts = countRelations(relations, articleOf);
    const decided = countRelations(
      relations.filter(({ isSettled }) => isSettled),
      articleOf,
    );
    const claimCounts = countValues(claims.values());
    const uncompared = countValues(links.uncomparedClaims().map(articleOf));
    const revisionCounts = countValues(revisions.values());
    const copies = new Map(copyGroups.flatMap((ids) => ids.map((id) => [id, ids.length - 1] as const)));
    const publisherOfArticle = openPublishers(records);
    const live = new Set(records.list('collection').map(({ id }) => id));
    return articles.map(({ addedBy: _, publisherId, ...details }) => ({
      ...details,
      publisher: publisherOfArticle({ publisherId }),
      collectionIds: details.collectionIds.filter((id) => live.has(id)),
      revisions: revisionCounts.get(details.id) ?? 0,
      claims: claimCounts.get(details.id) ?? 0,
      sentencesLeft: sentencesLeft(details.id),
      copies: copies.get(details.id) ?? 0,
      relations: counts.get(details.id) ?? noRelations(),
      decided: decided.get(details.id) ?? noRelations(),
      uncomparedClaims: uncompared.get(details.id) ?? 0,
    }));
  }

  function toArticleSummary(article: Article, copyGroup: readonly string[]): ArticleSummary {
    const claims = records.values('claim', 'articleId', { articleId: article.id });
    return toArticleSummaries([article], [copyGroup], {
      claims,
      revisions: records.values('revision', 'articleId', { articleId: article.id }),
      relations: relationsOf(claims.keys()),
      sentencesLeft: texts.openSentenceCount,
    })[0]!;
  }

  function newestRevision(articleId: string) {
    return records.list('revision', { articleId }).toSorted((x, y) => y.number - x.number)[0] ?? null;
  }

  return {
    newestRevision,

    /** What a comparison tells articles apart by; nothing is counted. */
    sources(articles: readonly Article[]): ArticleSource[] {
      const publisherOfArticle = openPublishers(records);
      return articles.map((article) => ({
        id: article.id,
        title: article.title,
        publisher: publisherOfArticle(article),
        author: article.author,
        publishedAt: article.publishedAt,
      }));
    },

    articles(articles: readonly Article[], copyGroups: readonly (readonly string[])[]): ArticleSummary[] {
      const left = texts.openSentenceCounts();
      return toArticleSummaries(articles, copyGroups, {
        claims: records.values('claim', 'articleId'),
        revisions: records.values('revision', 'articleId'),
        relations: effectiveRelations(),
        sentencesLeft: (id) => left.get(id) ?? 0,
      });
    },

    /** @param copyGroup the articles that carry its text, and it */
    article: toArticleSummary,

    /** Shows publishers with what is counted of these articles; of relations, those to claims of other publishers. */
    openPublishers(articles: readonly Article[]): (publisher: Publisher) => PublisherView {
      const inScope = new Set(articles.map(({ id }) => id));
      const articleIds = records.values('claim', 'articleId');
      const publishers = records.values('article', 'publisherId');
      const sourceOf = (claimId: string) => publishers.get(articleIds.get(claimId) ?? '') ?? null;
      const keyOf = (claimId: string) =>
        inScope.has(articleIds.get(claimId) ?? '') ? sourceOf(claimId) : null;
      const relations = effectiveRelations();
      const settled = relations.filter(({ isSettled }) => isSettled);
      const counts = countRelations(relations, sourceOf, keyOf);
      const decided = countRelations(settled, sourceOf, keyOf);
      const claims = countValues([...articleIds.keys()].map(keyOf));
      const own = countValues(articles.map(({ publisherId }) => publisherId));
      return (publisher) => ({
        ...publisher,
        articles: own.get(publisher.id) ?? 0,
        claims: claims.get(publisher.id) ?? 0,
        relations: counts.get(publisher.id) ?? noRelations(),
        decided: decided.get(publisher.id) ?? noRelations(),
      });
    },

    /** @param revisionId an older one than the newest; @throws DomainError not-found */
    read(
      article: Article,
      copyGroup: readonly string[],
      revisionId?: string | undefined,
    ): Omit<ArticleView, 'suggestedClaims'> & { suggestedClaims: Omit<SuggestedClaim, 'cues'>[] } {
      const revisions = records
        .list('revision', { articleId: article.id })
        .toSorted((x, y) => x.number - y.number);
      const revision =
        revisionId === undefined ? revisions.at(-1) : revisions.find(({ id }) => id === revisionId);
      if (!revision)
        throw new DomainError(
          'not-found',
          saying('records.noRevision', { title: article.title, id: revisionId ?? '' }),
        );
      const own = records.list('claim', { articleId: article.id });
      const claims = fewClaims(own, revision.id);
      const firstPlace = (claim: ClaimView) => claim.anchors[0]?.start ?? Number.POSITIVE_INFINITY;
      return {
        article: toArticleSummary(article, copyGroup),
        revision,
        revisions: revisions.map(({ id, number, capturedAt, updatedAt }) => ({
          id,
          number,
          capturedAt,
          updatedAt,
        })),
        blocks: records.list('block', { revisionId: revision.id }).sort((x, y) => x.start - y.start),
        claims: claims.sort((x, y) => firstPlace(x) - firstPlace(y) || (x.id < y.id ? -1 : 1)),
        suggestedClaims: texts.openSentences(article.id, revision.id),
      };
    },
  };
}
