import { DomainError } from '../contract/domain-error.ts';
import { type Claim, type Noun, nouns, type Tag } from '../contract/model.ts';
import {
  type ClaimSetRecords,
  checkClaimSet,
  readClaimSet,
  writeClaimSet,
  writeCsv,
  writeMarkdown,
} from '../exchange/index.ts';
import { saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { type Context, sha256 } from './context.ts';
import { openExportedClaims } from './exported-claims.ts';
import type { Operations } from './index.ts';
import type { Linking } from './links.ts';
import type { Points } from './points.ts';

/** Which claims of the library go out. */
interface Limits {
  readonly collectionId?: string | undefined;
  readonly claimIds?: readonly string[] | undefined;
}

/** The tagged set out, and back into an empty library. */
export function claimSetOperations(
  context: Context,
  { perform }: Acting,
  { crossReference }: Linking,
  points: Points,
) {
  const { store, fileName, need, uploads } = context;
  const { records, views } = store;
  const toExported = openExportedClaims(context, points);

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
          content: writeMarkdown(name, toExported(claimsOf(limits))),
          claims,
        };
      }
      return {
        fileName: `${name}.claims.csv`,
        mediaType: 'text/csv',
        content: writeCsv(toExported(claimsOf(limits))),
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
