import type { Anchor, Article, Claim, Tag } from '../contract/model.ts';
import type { ClaimView } from '../contract/views.ts';
import type { Links } from './links.ts';
import { openPrintedAt } from './printed-at.ts';
import { openPublishers } from './publishers.ts';
import type { Records } from './records.ts';
import { countRelations, type EffectiveRelation, noRelations, type Relations } from './relations.ts';

/** The words of a claim: its quoted places in the order of the text, or its statement when it has none. */
export function wordingOf(claim: Pick<Claim, 'statement'>, anchors: readonly Anchor[]): string {
  return anchors.length ? anchors.map(({ exact }) => exact).join(' … ') : claim.statement;
}

/** What claims are shown with. */
interface AroundClaims {
  readonly relations: readonly EffectiveRelation[];
  readonly placesOf: (claimId: string) => Anchor[];
  readonly countEvidence: (claimId: string) => number;
  readonly articleOf: (articleId: string) => Article | null;
  /** The article in which a claim stands; null: it was heard. */
  readonly sourceOf: (claimId: string) => string | null;
  readonly isUncompared: (claimId: string) => boolean;
  readonly isRevised: (articleId: string) => boolean;
}

/** Claims with all that they are shown with. */
export function openClaimViews(
  records: Records,
  links: Links,
  { effectiveRelations, relationsOf }: Relations,
) {
  /** The anchors on this revision or else on the newest that has any, in the order of the text. */
  function anchorsOf(claimId: string, revisionId?: string): Anchor[] {
    const numberOf = (id: string) => records.values('revision', 'number', { id }).get(id) ?? 0;
    return chooseAnchors(records.list('anchor', { claimId }), numberOf, revisionId);
  }

  /** What `anchorsOf` gives for each claim, by one query for all. */
  function openAnchors(): (claimId: string) => Anchor[] {
    const anchors = Map.groupBy(records.list('anchor'), ({ claimId }) => claimId);
    const numbers = records.values('revision', 'number');
    return (claimId) => chooseAnchors(anchors.get(claimId) ?? [], (id) => numbers.get(id) ?? 0);
  }

  /** The words of each claim, as `wordingOf` gives them, by one query for all. */
  function openWordings(): (claimId: string) => string {
    const placesOf = openAnchors();
    const statements = records.values('claim', 'statement');
    return (claimId) => wordingOf({ statement: statements.get(claimId) ?? '' }, placesOf(claimId));
  }

  const isRevised = (articleId: string) => records.count('revision', { articleId }) > 1;

  /** Of few claims: each looked up by itself. @param revisionId the text in which they are shown, else the newest */
  function aroundFew(claimIds: Iterable<string>, revisionId?: string): AroundClaims {
    const articles = new Map<string, Article | null>();
    return {
      relations: relationsOf(claimIds),
      placesOf: (claimId) => anchorsOf(claimId, revisionId),
      countEvidence: (claimId) => records.count('evidence', { claimId }),
      articleOf(id) {
        const article = articles.get(id) ?? records.find('article', id)?.record ?? null;
        articles.set(id, article);
        return article;
      },
      sourceOf: (claimId) => records.find('claim', claimId)?.record.articleId ?? null,
      isUncompared: links.isUncompared,
      isRevised,
    };
  }

  /** Of the claims of live articles, by one query for each kind of thing. */
  function aroundAll(): AroundClaims {
    const evidence = countValues(records.values('evidence', 'claimId').values());
    const articles = new Map(records.list('article').map((article) => [article.id, article]));
    const sources = records.values('claim', 'articleId');
    const uncompared = new Set(links.uncomparedClaims());
    const revisions = countValues(records.values('revision', 'articleId').values());
    return {
      relations: effectiveRelations(),
      placesOf: openAnchors(),
      countEvidence: (claimId) => evidence.get(claimId) ?? 0,
      articleOf: (id) => articles.get(id) ?? null,
      sourceOf: (claimId) => sources.get(claimId) ?? null,
      isUncompared: (claimId) => uncompared.has(claimId),
      isRevised: (id) => (revisions.get(id) ?? 0) > 1,
    };
  }

  function toClaimViews(
    claims: readonly Claim[],
    { relations, placesOf, countEvidence, articleOf, sourceOf, isUncompared, isRevised }: AroundClaims,
  ): ClaimView[] {
    const tagsById = new Map(records.list('tag').map((tag) => [tag.id, tag]));
    const editors = new Map(records.list('editor').map(({ id, name }) => [id, name]));
    const own = (claimId: string) => claimId;
    const counts = countRelations(relations, sourceOf, own);
    const decided = countRelations(
      relations.filter(({ isSettled }) => isSettled),
      sourceOf,
      own,
    );
    const publisherOfArticle = openPublishers(records);
    const printedAt = openPrintedAt(records, isRevised);
    return claims.map(({ tagIds, ...claim }) => {
      const anchors = placesOf(claim.id);
      const article = claim.articleId === null ? null : articleOf(claim.articleId);
      const tags = tagIds.map((id) => tagsById.get(id)).filter((tag): tag is Tag => tag !== undefined);
      return {
        ...claim,
        tags: tags.sort((x, y) => x.name.localeCompare(y.name)),
        anchors,
        wording: wordingOf(claim, anchors),
        isOrphan: anchors.length > 0 && anchors.every(({ start }) => start === null),
        articleTitle: article?.title ?? null,
        publisher: publisherOfArticle(article),
        publishedAt: printedAt(article, anchors),
        verdictByName: editors.get(claim.verdictBy ?? '') ?? null,
        evidence: countEvidence(claim.id),
        relations: counts.get(claim.id) ?? noRelations(),
        decided: decided.get(claim.id) ?? noRelations(),
        isCompared: !isUncompared(claim.id),
      };
    });
  }

  /** @param revisionId the text in which they are shown, else the newest */
  function fewClaims(claims: readonly Claim[], revisionId?: string): ClaimView[] {
    const ids = claims.map(({ id }) => id);
    return toClaimViews(claims, aroundFew(ids, revisionId));
  }

  return {
    anchorsOf,
    openWordings,
    /** Many claims: it takes as long as all of the library. */
    claims: (claims: readonly Claim[]) => toClaimViews(claims, aroundAll()),
    fewClaims,
    /** When words of an article were first printed, as `openPrintedAt` tells it. */
    printedAt: (article: Article | null, places: readonly Pick<Anchor, 'exact'>[]): string | null =>
      openPrintedAt(records, isRevised)(article, places),
  };
}

export type ClaimViews = ReturnType<typeof openClaimViews>;

/** The anchors on the revision of this id or else on the newest that has any, in the order of the text. */
function chooseAnchors(
  all: readonly Anchor[],
  numberOf: (revisionId: string) => number,
  revisionId?: string,
): Anchor[] {
  const anchors = all.toSorted(byPlace);
  const there = anchors.filter((anchor) => anchor.revisionId === revisionId);
  if (there.length) return there;
  const numbers = new Map(anchors.map((anchor) => [anchor.revisionId, 0]));
  if (numbers.size < 2) return anchors;
  for (const id of numbers.keys()) numbers.set(id, numberOf(id));
  const newest = Math.max(...numbers.values());
  return anchors.filter((anchor) => numbers.get(anchor.revisionId) === newest);
}

/** How often each value comes. */
export function countValues<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function byPlace(x: Anchor, y: Anchor): number {
  return (
    (x.start ?? Number.POSITIVE_INFINITY) - (y.start ?? Number.POSITIVE_INFINITY) || (x.id < y.id ? -1 : 1)
  );
}
