import { DomainError } from '../contract/domain-error.ts';
import { type Anchor, type Claim, type Noun, nouns, type Tag } from '../contract/model.ts';
import {
  type ClaimSetRecords,
  checkClaimSet,
  type ExportedClaim,
  readClaimSet,
  writeClaimSet,
  writeCsv,
  writeMarkdown,
} from '../exchange/index.ts';
import { saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { type Context, quoteShort, sha256 } from './context.ts';
import type { Operations } from './index.ts';
import type { Linking } from './links.ts';
import { findRevised } from './revised.ts';

/** Which claims of the library go out. */
interface Limits {
  readonly collectionId?: string | undefined;
  readonly claimIds?: readonly string[] | undefined;
}

/** The tagged set out, and back into an empty library. */
export function claimSetOperations(
  { store, fileName, need, uploads }: Context,
  { perform }: Acting,
  { crossReference }: Linking,
) {
  const { records, views } = store;

  function claimsOf({ claimIds, ...scope }: Limits): Claim[] {
    const wanted = claimIds && new Set(claimIds);
    return views.claimsIn(scope).filter(({ id }) => wanted?.has(id) ?? true);
  }

  /** What people made and what it rests on; nothing that is deleted, undone or derived. */
  function collectClaimSet(limits: Limits): ClaimSetRecords {
    const isWhole = limits.collectionId === undefined && limits.claimIds === undefined;
    const claims = claimsOf(limits);
    const claimIds = new Set(claims.map(({ id }) => id));
    const ofClaim = ({ claimId }: { claimId: string }) => claimIds.has(claimId);
    const articles = articlesFor(limits, claims);
    const revisions = records.list('revision').filter(({ articleId }) => articles.has(articleId));
    const revisionIds = new Set(revisions.map(({ id }) => id));
    const tags = withAncestors(isWhole ? null : new Set(claims.flatMap(({ tagIds }) => tagIds)));
    const tagIds = new Set(tags.map(({ id }) => id));
    const article = records.list('article').filter(({ id }) => articles.has(id));
    const collection = records
      .list('collection')
      .filter(({ id }) => isWhole || article.some(({ collectionIds }) => collectionIds.includes(id)));
    const collections = new Set(collection.map(({ id }) => id));
    const set = {
      publisher: records
        .list('publisher')
        .filter(({ id }) => isWhole || article.some(({ publisherId }) => publisherId === id)),
      collection,
      article: article.map((one) => ({
        ...one,
        collectionIds: one.collectionIds.filter((id) => collections.has(id)),
      })),
      revision: revisions,
      block: records.list('block').filter(({ revisionId }) => revisionIds.has(revisionId)),
      tag: tags.map((tag) => ({ ...tag, parentId: tagIds.has(tag.parentId ?? '') ? tag.parentId : null })),
      rating: records.list('rating'),
      // A tag in the bin is on no claim that goes out.
      claim: claims.map((claim) => ({ ...claim, tagIds: claim.tagIds.filter((id) => tagIds.has(id)) })),
      anchor: records.list('anchor').filter(ofClaim),
      evidence: records
        .list('evidence')
        .filter(ofClaim)
        .map((one) =>
          one.revisionId === null || revisionIds.has(one.revisionId)
            ? one
            : { ...one, revisionId: null, start: null, end: null },
        ),
      correction: records.list('correction').filter(ofClaim),
      decision: records.list('decision').filter(({ a, b }) => claimIds.has(a) && claimIds.has(b)),
      point: records.list('point').filter(ofClaim),
      joining: records
        .list('joining')
        .filter(({ a, b }) => [a, b].every((id) => claimIds.has(id) || articles.has(id))),
      dismissal: records.list('dismissal').filter(({ revisionId }) => revisionIds.has(revisionId)),
      alias: records.list('alias'),
      earlierCheck: records.list('earlierCheck'),
      savedSearch: records.list('savedSearch'),
    };
    const authors = new Set<string | null>([
      ...set.article.map(({ addedBy }) => addedBy),
      ...set.claim.flatMap(({ createdBy, verdictBy }) => [createdBy, verdictBy]),
      ...set.evidence.map(({ createdBy }) => createdBy),
      ...set.decision.map(({ decidedBy }) => decidedBy),
      ...set.dismissal.map(({ dismissedBy }) => dismissedBy),
      ...set.anchor.map(({ confirmedBy }) => confirmedBy),
    ]);
    return { editor: records.list('editor').filter(({ id }) => authors.has(id)), ...set };
  }

  /** The articles of these claims and of their evidence; without a limit to claims, all of the scope. */
  function articlesFor(limits: Limits, claims: readonly Claim[]): Set<string> {
    const ids = new Set<string>(
      limits.claimIds
        ? claims.flatMap(({ articleId }) => articleId ?? [])
        : views.articlesIn(limits).map(({ id }) => id),
    );
    const claimIds = new Set(claims.map(({ id }) => id));
    for (const { claimId, revisionId } of records.list('evidence')) {
      if (revisionId !== null && claimIds.has(claimId))
        ids.add(records.find('revision', revisionId)!.record.articleId);
    }
    // What is deleted stays here, also where evidence rests on it.
    return new Set(records.list('article').flatMap(({ id }) => (ids.has(id) ? [id] : [])));
  }

  /** Live tags: all, or those named and what they stand below. */
  function withAncestors(ids: ReadonlySet<string> | null): Tag[] {
    const tags = records.list('tag');
    if (!ids) return tags;
    const byId = new Map(tags.map((tag) => [tag.id, tag]));
    const wanted = new Set<string>();
    for (const id of ids) {
      for (let tag = byId.get(id); tag && !wanted.has(tag.id); tag = byId.get(tag.parentId ?? ''))
        wanted.add(tag.id);
    }
    return tags.filter(({ id }) => wanted.has(id));
  }

  function collectClaims(limits: Limits): ExportedClaim[] {
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
    const claims = claimsOf(limits);
    const wanted = new Set(claims.map(({ id }) => id));
    const changed = Map.groupBy(
      findRevised(store, (id) => wanted.has(id)).filter(({ state }) => state === 'value-changed'),
      ({ claimId }) => claimId,
    );
    return views.claims(claims).map((claim) => ({
      claim,
      verdict: ratings.get(claim.verdictId ?? '') ?? null,
      lost: claim.anchors.flatMap((anchor) => lostPlace(anchor) ?? []),
      changed: changed.get(claim.id) ?? [],
      related: related.get(claim.id) ?? [],
    }));
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

  return {
    'claimSet.export': ({ format, ...limits }) => {
      const library = fileName.replace(/\.claimbench$/, '');
      const name =
        limits.collectionId === undefined
          ? library
          : `${library} – ${need('collection', limits.collectionId).name.replace(/[\\/:*?"<>|]/g, '-')}`;
      const claims = claimsOf(limits).length;
      if (format === 'json') {
        return {
          fileName: `${name}.claims.json`,
          mediaType: 'application/json',
          content: writeClaimSet(collectClaimSet(limits)),
          claims,
        };
      }
      if (format === 'markdown') {
        return {
          fileName: `${name}.claims.md`,
          mediaType: 'text/markdown',
          content: writeMarkdown(name, collectClaims(limits)),
          claims,
        };
      }
      return {
        fileName: `${name}.claims.csv`,
        mediaType: 'text/csv',
        content: writeCsv(collectClaims(limits)),
        claims,
      };
    },
    async *'claimSet.import'({ upload }) {
      const { name, bytes } = await uploads.read(upload);
      const set = readClaimSet(name, new TextDecoder().decode(bytes));
      checkClaimSet(name, set);
      const altered = set.revision.find(({ text, textHash }) => sha256(text) !== textHash);
      if (altered)
        throw new DomainError('unreadable', saying('intake.alteredRevision', { name, id: altered.id }));
      if (yield { done: 0, total: set.claim.length, current: name })
        throw new DomainError('cancelled', saying('intake.cancelled', { name }));
      const held = (Object.keys(nouns) as Noun[]).filter(
        (noun) => !['editor', 'block', 'rating'].includes(noun) && records.count(noun) > 0,
      );
      if (held.length) {
        throw new DomainError(
          'conflict',
          saying('intake.notEmpty', { nouns: saying(`manyNouns.${held[0]!}`) }),
        );
      }
      const isKnown = (Object.keys(nouns) as Noun[]).some(
        (noun) => noun !== 'editor' && set[noun].some(({ id }) => records.find(noun, id)),
      );
      if (isKnown) {
        throw new DomainError('conflict', saying('intake.known', { name }));
      }
      perform(saying('acts.importClaimSet', { file: name }), (recorder) => {
        recorder.deferReferences();
        // The scale that every library begins with gives way to the set's own.
        if (set.rating.length)
          for (const { id } of records.list('rating')) recorder.setPresence('rating', id, 'binned');
        for (const noun of Object.keys(nouns) as Noun[]) {
          for (const record of set[noun]) {
            if (noun !== 'editor' || !records.find('editor', record.id)) recorder.create(noun, record);
            else recorder.setPresence(noun, record.id, 'live');
          }
        }
      });
      // The set is in by now: what is left is derived, and is not worth stopping for.
      const comparing = crossReference(true);
      for (let step = await comparing.next(false); !step.done; step = await comparing.next(false))
        yield step.value;
      return { articles: set.article.length, claims: set.claim.length };
    },
  } satisfies Operations;
}
