import type { LinkSide, LinkView } from '../contract/views.ts';
import type { ClaimViews } from './claim-views.ts';
import type { Links } from './links.ts';
import { openPublishers } from './publishers.ts';
import type { Records } from './records.ts';
import type { Relations } from './relations.ts';

/** Links with both of their sides. */
export function openLinkViews(
  records: Records,
  links: Links,
  { effectiveRelations }: Relations,
  { anchorsOf, printedAt }: ClaimViews,
) {
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
      publisher: openPublishers(records)(article),
      publishedAt: printedAt(article, anchorsOf(claimId)),
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
    link: (a: string, b: string) => toLinkView(a, b),

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
  };
}
