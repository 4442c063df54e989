import type { PointView } from '../contract/matrix.ts';
import type { Anchor, Claim, Evidence } from '../contract/model.ts';
import type { ExportedClaim } from '../exchange/index.ts';
import { type Context, quoteShort } from './context.ts';
import type { Points } from './points.ts';
import { findRevised } from './revised.ts';

/** Claims with all that is known of them, for the formats that people read. */
export function openExportedClaims(
  { store }: Context,
  { list: listPoints }: Points,
): (claims: readonly Claim[]) => ExportedClaim[] {
  const { records, views } = store;

  function addressOf(articleId: string | null): string | null {
    const article = articleId === null ? null : records.find('article', articleId)?.record;
    return article?.canonicalAddress ?? article?.address ?? null;
  }

  function describeEvidence({
    revisionId,
    start,
    end,
    address,
    accessedAt,
    fileName,
    note,
  }: Evidence): string {
    const revision = revisionId === null ? null : records.find('revision', revisionId)?.record;
    const article = revision && records.find('article', revision.articleId)?.record;
    const what = article
      ? `“${revision.text.slice(start!, end!)}” (“${article.title}”)`
      : address !== null
        ? [address, accessedAt && `accessed ${accessedAt.slice(0, 10)}`].filter(Boolean).join(', ')
        : fileName;
    return [what, note].filter(Boolean).join(': ');
  }

  const isDecidedOnOlder = (a: string, b: string) => views.link(a, b)?.isOutdated ?? false;

  /** Null for a place that the newest revision has. */
  function lostPlace(anchor: Anchor): ExportedClaim['lost'][number] | null {
    const { state, exact } = anchor;
    if (state !== 'gone' && state !== 'ambiguous') return null;
    let first = anchor;
    while (first.carriedFrom !== null) {
      const before = records.find('anchor', first.carriedFrom)?.record;
      if (before?.state !== state) break;
      first = before;
    }
    return { state, exact, since: records.find('revision', first.revisionId)!.record.number };
  }

  return (claims) => {
    const ratings = new Map(records.list('rating').map(({ id, label }) => [id, label]));
    const related = new Map<string, ExportedClaim['related']>();
    const relate = (own: string, link: ExportedClaim['related'][number]) =>
      related.set(own, [...(related.get(own) ?? []), link]);
    const names = new Map(
      views.claims().map(({ id, publisher, articleTitle, statement, wording, isOrphan }) => {
        const source = publisher ?? (articleTitle === null ? 'heard' : `“${articleTitle}”`);
        const words = `${source}: ${quoteShort(statement || wording)}`;
        return [id, isOrphan ? `${words} (no place in its newest text)` : words] as const;
      }),
    );
    for (const { a, b, relation, subject, confidence } of views.effectiveRelations()) {
      const link = { relation, confidence, isOutdated: confidence === null && isDecidedOnOlder(a, b) };
      relate(a, { ...link, id: b, name: names.get(b)!, isSubject: subject === 'a' });
      relate(b, { ...link, id: a, name: names.get(a)!, isSubject: subject === 'b' });
    }
    const wanted = new Set(claims.map(({ id }) => id));
    const changed = Map.groupBy(
      findRevised(store, (id) => wanted.has(id)).filter(({ state }) => state === 'value-changed'),
      ({ claimId }) => claimId,
    );
    const evidence = Map.groupBy(records.list('evidence'), ({ claimId }) => claimId);
    const conclusions = new Map(
      listPoints({}).flatMap((point) => point.claimIds.map((id) => [id, concludeOn(point)] as const)),
    );
    return views.claims(claims).map((claim) => ({
      claim,
      verdict: ratings.get(claim.verdictId ?? '') ?? null,
      address: addressOf(claim.articleId),
      evidence: (evidence.get(claim.id) ?? []).map((one) => ({
        stance: one.stance,
        words: describeEvidence(one),
      })),
      conclusion: conclusions.get(claim.id) ?? null,
      lost: claim.anchors.flatMap((anchor) => lostPlace(anchor) ?? []),
      changed: changed.get(claim.id) ?? [],
      related: related.get(claim.id) ?? [],
    }));
  };
}

/** What was concluded, with the values that were given for it; null: nothing. */
function concludeOn({
  title,
  conclusion,
  conclusionLow,
  conclusionHigh,
  conclusionUnit,
}: PointView): string | null {
  const value = writeBounds(conclusionLow, conclusionHigh);
  const said = [conclusion, value && [value, conclusionUnit].filter(Boolean).join(' ')].filter(Boolean);
  return said.length > 0 ? `${title}: ${said.join(', ')}` : null;
}

function writeBounds(low: number | null, high: number | null): string | null {
  const write = (value: number) => value.toLocaleString('en');
  if (low === null) return high === null ? null : `at most ${write(high)}`;
  if (high === null) return `at least ${write(low)}`;
  return low === high ? write(low) : `${write(low)} to ${write(high)}`;
}
