import type { Anchor, Article, Claim, Decision, RecordOf, Tag } from '../contract/model.ts';
import type { Relation } from '../contract/reading.ts';
import { DomainError } from '../contract/result.ts';
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
  function relationsOf(claims: readonly Pick<Claim, 'id'>[]): EffectiveRelation[] {
    const all = claims.flatMap(({ id }) => effectiveRelations(id));
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

  function countByClaim(relations: readonly EffectiveRelation[]): Map<string, RelationCounts> {
    const counts = new Map<string, RelationCounts>();
    for (const { a, b, relation } of relations) {
      for (const id of [a, b]) {
        const own = counts.get(id) ?? noRelations();
        counts.set(id, own);
        countRelation(own, relation);
      }
    }
    return counts;
  }

  /** Live claims in live articles or without an article. */
  function liveClaims(): Claim[] {
    const articles = new Set(records.list('article').map(({ id }) => id));
    return records.list('claim').filter(({ articleId }) => articleId === null || articles.has(articleId));
  }

  const liveCollections = () => new Set(records.list('collection').map(({ id }) => id));

  /** Live articles, of one collection or all; oldest first. @throws DomainError not-found */
  function articlesIn({ collectionId }: Scope): Article[] {
    const articles = records.list('article');
    if (collectionId === undefined) return articles;
    if (records.find('collection', collectionId)?.presence !== 'live')
      throw new DomainError('not-found', 'This collection is not there any more. It may be in the bin.');
    return articles.filter(({ collectionIds }) => collectionIds.includes(collectionId));
  }

  /** Live claims of these articles; a claim without an article is in no collection. */
  function claimsIn(scope: Scope): Claim[] {
    if (scope.collectionId === undefined) return liveClaims();
    const articles = new Set(articlesIn(scope).map(({ id }) => id));
    return records.list('claim').filter(({ articleId }) => articleId !== null && articles.has(articleId));
  }

  const publisherOf = (article: Pick<Article, 'publisherId'> | null | undefined): string | null =>
    article?.publisherId ? (records.find('publisher', article.publisherId)?.record.name ?? null) : null;

  /** The anchors on this revision or else on the newest that has any, in the order of the text. */
  function anchorsOf(claimId: string, revisionId?: string): Anchor[] {
    const anchors = records.list('anchor', { claimId }).sort(byPlace);
    const there = anchors.filter((anchor) => anchor.revisionId === revisionId);
    if (there.length) return there;
    if (new Set(anchors.map(({ revisionId }) => revisionId)).size < 2) return anchors;
    const revisions = anchors.flatMap(({ revisionId }) => records.find('revision', revisionId)?.record ?? []);
    const newest = Math.max(...revisions.map(({ number }) => number));
    const newestIds = new Set(revisions.filter(({ number }) => number === newest).map(({ id }) => id));
    return anchors.filter(({ revisionId }) => newestIds.has(revisionId));
  }

  function toClaimViews(
    claims: readonly Claim[],
    relations: readonly EffectiveRelation[],
    revisionId?: string,
  ): ClaimView[] {
    const tagsById = new Map(records.list('tag').map((tag) => [tag.id, tag]));
    const editors = new Map(records.list('editor').map(({ id, name }) => [id, name]));
    const counts = countByClaim(relations);
    const decided = countByClaim(relations.filter(({ isSettled }) => isSettled));
    const articles = new Map<string, Article | null>();
    return claims.map(({ tagIds, ...claim }) => {
      const anchors = anchorsOf(claim.id, revisionId);
      if (claim.articleId !== null && !articles.has(claim.articleId)) {
        articles.set(claim.articleId, records.find('article', claim.articleId)?.record ?? null);
      }
      const article = claim.articleId === null ? null : articles.get(claim.articleId);
      const tags = tagIds.map((id) => tagsById.get(id)).filter((tag): tag is Tag => tag !== undefined);
      return {
        ...claim,
        tags: tags.sort((x, y) => x.name.localeCompare(y.name)),
        anchors,
        wording: wordingOf(claim, anchors),
        isOrphan: anchors.length > 0 && anchors.every(({ start }) => start === null),
        articleTitle: article?.title ?? null,
        publisher: publisherOf(article),
        publishedAt: article?.publishedAt ?? null,
        verdictByName: editors.get(claim.verdictBy ?? '') ?? null,
        evidence: records.list('evidence', { claimId: claim.id }).length,
        relations: counts.get(claim.id) ?? noRelations(),
        decided: decided.get(claim.id) ?? noRelations(),
      };
    });
  }

  function toArticleSummaries(
    articles: readonly Article[],
    copyGroups: readonly (readonly string[])[],
    effective: readonly EffectiveRelation[],
    countSentencesLeft: (articleId: string) => number,
  ): ArticleSummary[] {
    const counts = countByClaim(effective);
    const decidedCounts = countByClaim(effective.filter(({ isSettled }) => isSettled));
    const groups = new Map(copyGroups.flatMap((ids) => ids.map((id) => [id, ids] as const)));
    const live = liveCollections();
    return articles.map(({ addedBy: _, ...article }) => {
      const claims = records.list('claim', { articleId: article.id });
      const { publisherId: __, ...details } = article;
      const relations = noRelations();
      const decided = noRelations();
      for (const { id } of claims) {
        for (const key of counted) {
          relations[key] += counts.get(id)?.[key] ?? 0;
          decided[key] += decidedCounts.get(id)?.[key] ?? 0;
        }
      }
      return {
        ...details,
        publisher: publisherOf(article),
        collectionIds: article.collectionIds.filter((id) => live.has(id)),
        revisions: records.count('revision', { articleId: article.id }),
        claims: claims.length,
        sentencesLeft: countSentencesLeft(article.id),
        copyIds: (groups.get(article.id) ?? []).filter((id) => id !== article.id),
        relations,
        decided,
      };
    });
  }

  function toArticleSummary(article: Article, copyGroup: readonly string[]): ArticleSummary {
    const relations = relationsOf(records.list('claim', { articleId: article.id }));
    return toArticleSummaries([article], [copyGroup], relations, texts.openSentenceCount)[0]!;
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
    anchorsOf,
    newestRevision,
    link: (a: string, b: string) => toLinkView(a, b),

    articles(articles: readonly Article[], copyGroups: readonly (readonly string[])[]): ArticleSummary[] {
      const left = texts.openSentenceCounts();
      return toArticleSummaries(articles, copyGroups, effectiveRelations(), (id) => left.get(id) ?? 0);
    },

    /** @param copyGroup the articles that carry its text, and it */
    article: toArticleSummary,
    claims: (claims: readonly Claim[] = liveClaims()) => toClaimViews(claims, effectiveRelations()),
    claim: (claim: Claim) => toClaimViews([claim], effectiveRelations(claim.id))[0]!,

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
        throw new DomainError('not-found', `“${article.title}” has no revision ${revisionId ?? ''}.`);
      const own = records.list('claim', { articleId: article.id });
      const claims = toClaimViews(own, relationsOf(own), revision.id);
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

function byPlace(x: Anchor, y: Anchor): number {
  return (
    (x.start ?? Number.POSITIVE_INFINITY) - (y.start ?? Number.POSITIVE_INFINITY) || (x.id < y.id ? -1 : 1)
  );
}
