import { DomainError } from '../contract/domain-error.ts';
import type { Anchor, Article, Claim, Decision, RecordOf, Tag } from '../contract/model.ts';
import type { Relation } from '../contract/reading.ts';
import {
  type ArticleSummary,
  type ArticleView,
  type BinItem,
  BinNoun,
  type ClaimView,
  type LinkSide,
  type LinkView,
  type RelationCounts,
  type SuggestedClaim,
} from '../contract/views.ts';
import { saying } from '../words/saying.ts';
import type { Acts } from './acts.ts';
import type { Links } from './links.ts';
import type { Records } from './records.ts';
import type { Texts } from './texts.ts';

/** The words of a claim: its quoted places in the order of the text, or its statement when it has none. */
export function wordingOf(claim: Pick<Claim, 'statement'>, anchors: readonly Anchor[]): string {
  return anchors.length ? anchors.map(({ exact }) => exact).join(' … ') : claim.statement;
}

/** A relation of two claims that holds: the decision where one was taken, else the suggestion. */
export interface EffectiveRelation {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  /** For updates and repeats: the side that is later, or that repeats the other. */
  readonly subject: 'a' | 'b' | null;
  /** Null: a person decided. */
  readonly confidence: number | null;
  /** Decided on the words as they are now. */
  readonly isSettled: boolean;
}

const counted: readonly (keyof RelationCounts)[] = ['agrees', 'differs', 'updates', 'partly', 'repeats'];
const noRelations = (): RelationCounts => ({ agrees: 0, differs: 0, updates: 0, partly: 0, repeats: 0 });

function countRelation(counts: RelationCounts, relation: Relation): void {
  const key = counted.find((name) => name === relation);
  if (key) counts[key]++;
}

/** Limits a view to one collection; without it, the whole library. */
export interface Scope {
  readonly collectionId?: string | undefined;
}

export type ArticleSource = Pick<ArticleSummary, 'id' | 'title' | 'publisher' | 'author' | 'publishedAt'>;

interface Parts {
  readonly records: Records;
  readonly links: Links;
  readonly texts: Texts;
  readonly acts: Acts;
}

/** Puts records together as the contract's views show them. Reads only. */
export function openViews({ records, links, texts, acts }: Parts) {
  /** Of one claim, or of all; only between claims that are live in live articles. */
  function effectiveRelations(claimId?: string): EffectiveRelation[] {
    const decisions = decisionsOf(claimId);
    const isDecided = new Set(decisions.map(({ a, b }) => a + b));
    return [
      ...decisions.map(({ a, b, relation, subject, hashA, hashB }) => ({
        a,
        b,
        relation,
        subject,
        confidence: null,
        isSettled: links.wordingHashOf(a) === hashA && links.wordingHashOf(b) === hashB,
      })),
      ...links
        .relations(claimId)
        .filter(({ a, b }) => !isDecided.has(a + b))
        .map((relation) => ({ ...relation, isSettled: false })),
    ];
  }

  /** Of these claims, each relation once. */
  function relationsOf(claimIds: Iterable<string>): EffectiveRelation[] {
    const all = [...claimIds].flatMap(effectiveRelations);
    return [...new Map(all.map((relation) => [relation.a + relation.b, relation])).values()];
  }

  function decisionsOf(claimId?: string): Decision[] {
    const decisions =
      claimId === undefined
        ? records.list('decision')
        : [...records.list('decision', { a: claimId }), ...records.list('decision', { b: claimId })];
    // A claim that is deleted, or whose article is, has no reading.
    return decisions.filter(({ a, b }) => links.wordingHashOf(a) && links.wordingHashOf(b));
  }

  /** How many relations each claim has; or what `keyOf` tells of it. */
  function countRelations(
    relations: readonly EffectiveRelation[],
    keyOf: (claimId: string) => string | null | undefined = (claimId) => claimId,
  ): Map<string, RelationCounts> {
    const counts = new Map<string, RelationCounts>();
    for (const { a, b, relation } of relations) {
      for (const key of [keyOf(a), keyOf(b)]) {
        if (key == null) continue;
        const own = counts.get(key) ?? noRelations();
        counts.set(key, own);
        countRelation(own, relation);
      }
    }
    return counts;
  }

  /** Live claims in live articles or without an article. */
  const liveClaims = () => claimsIn({});

  const liveCollections = () => new Set(records.list('collection').map(({ id }) => id));

  /** Live articles, of one collection or all; oldest first. @throws DomainError not-found */
  function articlesIn({ collectionId }: Scope): Article[] {
    const articles = records.list('article');
    if (collectionId === undefined) return articles;
    if (records.find('collection', collectionId)?.presence !== 'live')
      throw new DomainError('not-found', saying('records.noCollection'));
    return articles.filter(({ collectionIds }) => collectionIds.includes(collectionId));
  }

  /** Whether a claim with this article is in the scope; a claim without an article is in no collection. */
  function openScope(scope: Scope): (articleId: string | null) => boolean {
    const isWhole = scope.collectionId === undefined;
    const articles = isWhole
      ? records.values('article', 'title')
      : new Set(articlesIn(scope).map(({ id }) => id));
    return (articleId) => (articleId === null ? isWhole : articles.has(articleId));
  }

  /** Live claims of these articles, and without a collection those that have no article. @throws DomainError not-found */
  function claimsIn(scope: Scope): Claim[] {
    const isIn = openScope(scope);
    return records.list('claim').filter(({ articleId }) => isIn(articleId));
  }

  /** The ids of `claimsIn`, with nothing else read. @throws DomainError not-found */
  function claimIdsIn(scope: Scope): Set<string> {
    const isIn = openScope(scope);
    const articles = records.values('claim', 'articleId');
    return new Set([...articles].flatMap(([id, articleId]) => (isIn(articleId) ? [id] : [])));
  }

  /** Names of publishers, each looked up once. */
  function openPublishers() {
    const names = new Map<string, string | null>();
    return (article: Pick<Article, 'publisherId'> | null | undefined): string | null => {
      const id = article?.publisherId ?? null;
      if (id === null) return null;
      const name = names.get(id) ?? records.find('publisher', id)?.record.name ?? null;
      names.set(id, name);
      return name;
    };
  }
  const publisherOf = (article: Pick<Article, 'publisherId'> | null) => openPublishers()(article);

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

  /** What claims are shown with. */
  interface AroundClaims {
    readonly relations: readonly EffectiveRelation[];
    readonly placesOf: (claimId: string) => Anchor[];
    readonly countEvidence: (claimId: string) => number;
    readonly articleOf: (articleId: string) => Article | null;
  }

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
    };
  }

  /** Of the claims of live articles, by one query for each kind of thing. */
  function aroundAll(): AroundClaims {
    const evidence = countValues(records.values('evidence', 'claimId').values());
    const articles = new Map(records.list('article').map((article) => [article.id, article]));
    return {
      relations: effectiveRelations(),
      placesOf: openAnchors(),
      countEvidence: (claimId) => evidence.get(claimId) ?? 0,
      articleOf: (id) => articles.get(id) ?? null,
    };
  }

  function toClaimViews(
    claims: readonly Claim[],
    { relations, placesOf, countEvidence, articleOf }: AroundClaims,
  ): ClaimView[] {
    const tagsById = new Map(records.list('tag').map((tag) => [tag.id, tag]));
    const editors = new Map(records.list('editor').map(({ id, name }) => [id, name]));
    const counts = countRelations(relations);
    const decided = countRelations(relations.filter(({ isSettled }) => isSettled));
    const publisherOfArticle = openPublishers();
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
        publishedAt: article?.publishedAt ?? null,
        verdictByName: editors.get(claim.verdictBy ?? '') ?? null,
        evidence: countEvidence(claim.id),
        relations: counts.get(claim.id) ?? noRelations(),
        decided: decided.get(claim.id) ?? noRelations(),
      };
    });
  }

  function toFewClaimViews(claims: readonly Claim[], revisionId?: string): ClaimView[] {
    const ids = claims.map(({ id }) => id);
    return toClaimViews(claims, aroundFew(ids, revisionId));
  }

  /** What is counted of articles: of one, or of all. */
  interface Counted {
    /** The article of each claim, and of each revision. */
    readonly claims: ReadonlyMap<string, string | null>;
    readonly revisions: ReadonlyMap<string, string>;
    readonly relations: readonly EffectiveRelation[];
    readonly sentencesLeft: (articleId: string) => number;
  }

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
    const revisionCounts = countValues(revisions.values());
    const copies = new Map(copyGroups.flatMap((ids) => ids.map((id) => [id, ids.length - 1] as const)));
    const publisherOfArticle = openPublishers();
    const live = liveCollections();
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

  function toLinkSide(claimId: string): LinkSide | null {
    const read = links.readingOf(claimId);
    const claim = records.find('claim', claimId)?.record;
    if (!read || !claim) return null;
    const article =
      claim.articleId === null ? null : (records.find('article', claim.articleId)?.record ?? null);
    return {
      claimId,
      externalId: claim.externalId,
      articleId: claim.articleId,
      articleTitle: article?.title ?? null,
      publisher: publisherOf(article),
      publishedAt: article?.publishedAt ?? null,
      passage: read.passage,
    };
  }

  function toLinkView(a: string, b: string, toSide = toLinkSide): LinkView | null {
    const suggestion = links.suggestion(a, b);
    const decision = records.list('decision', { a, b })[0] ?? null;
    const sideA = toSide(a);
    const sideB = toSide(b);
    const said = decision ?? suggestion;
    if (!said || !sideA || !sideB) return null;
    const isOutdated =
      decision !== null &&
      (links.readingOf(a)?.wordingHash !== decision.hashA ||
        links.readingOf(b)?.wordingHash !== decision.hashB);
    return {
      a,
      b,
      relation: said.relation,
      subject: said.subject,
      confidence: suggestion?.confidence ?? null,
      rule: suggestion?.rule ?? null,
      ledger: suggestion?.ledger ?? decision?.ledger ?? null,
      suggested: suggestion && { relation: suggestion.relation, subject: suggestion.subject },
      decision: decision && {
        id: decision.id,
        relation: decision.relation,
        subject: decision.subject,
        reason: decision.reason,
        decidedBy: decision.decidedBy,
        decidedAt: decision.decidedAt,
        by: records.find('editor', decision.decidedBy)?.record.name ?? '',
      },
      isOutdated,
      sideA,
      sideB,
    };
  }

  return {
    effectiveRelations,
    liveClaims,
    articlesIn,
    claimsIn,
    claimIdsIn,
    anchorsOf,
    openWordings,
    newestRevision,
    link: (a: string, b: string) => toLinkView(a, b),

    /** What a comparison tells articles apart by; nothing is counted. */
    sources(articles: readonly Article[]): ArticleSource[] {
      const publisherOfArticle = openPublishers();
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
    /** Many claims: it takes as long as all of the library. */
    claims: (claims: readonly Claim[] = liveClaims()) => toClaimViews(claims, aroundAll()),
    fewClaims: (claims: readonly Claim[]) => toFewClaimViews(claims),
    claim: (claim: Claim) => toFewClaimViews([claim])[0]!,

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
      const claims = toFewClaimViews(own, revision.id);
      const firstPlace = (claim: ClaimView) => claim.anchors[0]?.start ?? Number.POSITIVE_INFINITY;
      return {
        article: toArticleSummary(article, copyGroup),
        revision,
        revisions: revisions.map(({ id, number, capturedAt }) => ({ id, number, capturedAt })),
        blocks: records.list('block', { revisionId: revision.id }).sort((x, y) => x.start - y.start),
        claims: claims.sort((x, y) => firstPlace(x) - firstPlace(y) || (x.id < y.id ? -1 : 1)),
        suggestedClaims: texts.openSentences(article.id, revision.id),
      };
    },

    /** Of one claim, between two articles, or all; sorted by the claims' ids. */
    links(claimId?: string, articleIds?: readonly [string, string]): LinkView[] {
      const articleOf = new Map<string, string | null>(
        articleIds && records.list('claim').map((claim) => [claim.id, claim.articleId]),
      );
      const isBetween = (a: string, b: string) =>
        !articleIds ||
        (articleOf.get(a) === articleIds[0] && articleOf.get(b) === articleIds[1]) ||
        (articleOf.get(a) === articleIds[1] && articleOf.get(b) === articleIds[0]);
      const sides = new Map<string, LinkSide | null>();
      const toSide = (id: string) => {
        const side = sides.get(id) ?? toLinkSide(id);
        sides.set(id, side);
        return side;
      };
      return effectiveRelations(claimId)
        .filter(({ a, b }) => isBetween(a, b))
        .toSorted((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1))
        .flatMap(({ a, b }) => toLinkView(a, b, toSide) ?? []);
    },

    bin(): BinItem[] {
      const list = <N extends BinNoun>(noun: N, toTitle: (record: RecordOf<N>) => string): BinItem[] =>
        records.list(noun, {}, 'binned').map((record) => ({
          noun,
          id: record.id,
          title: toTitle(record),
          binnedAt: acts.presenceChangedAt(record.id) ?? new Date(0).toISOString(),
        }));
      return BinNoun.options
        .flatMap((noun) => list(noun, (record) => titleOf(noun, record)))
        .sort((x, y) => (x.binnedAt < y.binnedAt ? 1 : -1));
    },

    titleOf,
  };

  /** What people call a record that can go into the bin. */
  function titleOf<N extends BinNoun>(noun: N, record: RecordOf<N>): string {
    const titles: { [M in BinNoun]: (record: RecordOf<M>) => string } = {
      article: ({ title }) => title,
      claim: (claim) => wordingOf(claim, anchorsOf(claim.id)),
      collection: ({ name }) => name,
      tag: ({ name }) => name,
      rating: ({ label }) => label,
      evidence: ({ note, address, fileName, kind }) => note || address || fileName || kind,
      alias: ({ name, standsFor }) => `${name} = ${standsFor}`,
      earlierCheck: ({ text }) => text,
      savedSearch: ({ name }) => name,
    };
    return titles[noun](record);
  }
}

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

function countValues<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function byPlace(x: Anchor, y: Anchor): number {
  return (
    (x.start ?? Number.POSITIVE_INFINITY) - (y.start ?? Number.POSITIVE_INFINITY) || (x.id < y.id ? -1 : 1)
  );
}
