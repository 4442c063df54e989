import { compareWording } from '../compare/index.ts';
import type { ExplainedSide } from '../contract/cross-reference.ts';
import { DomainError } from '../contract/domain-error.ts';
import type { Claim } from '../contract/model.ts';
import type { Job, Progress } from '../contract/operations.ts';
import type { LibrarySummary, LinkQueue } from '../contract/views.ts';
import { dayOf } from '../match/candidates.ts';
import { explainPair, type MatchSide } from '../match/index.ts';
import type { Changed, SuggestedLink } from '../store/index.ts';
import { stemsOf } from '../text/stems.ts';
import { saying } from '../words/saying.ts';
import type { Derived } from './acting.ts';
import type { Context } from './context.ts';
import type { Finding } from './finding.ts';
import type { Operations } from './index.ts';
import type { Readings } from './readings.ts';

/** How many of the best candidates are compared with a claim; */
const mostCandidates = 24;
/**
 * and after how many in a row of which nothing is said the rest is left: they are ranked. After four instead of six
 * the five real articles lose no link, and invented libraries of 100,000 claims 4 of 1357; after three a real one goes.
 */
const mostSilent = 4;
/** How many claims are read in one transaction while everything is compared anew. */
const readingBatch = 50;
/** How many are compared in one transaction: about a tenth of a second, in which nobody else gets a turn. */
const linkingBatch = 10;
/** When one act brings more claims, they wait for a comparison that shows its progress: about two seconds' work. */
const mostAtOnce = 200;

/** How many claims were compared, and how many suggestions nobody has decided on now. */
interface Compared {
  readonly claims: number;
  readonly openSuggestions: number;
}

/** Keeps what is derived from claims in step with what people make of them. */
export interface Linking extends Derived {
  /** Reads and compares all claims, or those that are not compared yet; what is done stays when it is cancelled. */
  crossReference(resume: boolean): Job<Compared>;
  /** How the comparison stands; `stopped` until the next one begins. */
  comparison(): LibrarySummary['comparison'];
}

/** The fields on which a claim's reading or links rest. */
const readFields = {
  claim: new Set<string | null>([null, 'presence', 'articleId', 'statement', 'attribution']),
  article: new Set<string | null>(['presence', 'publishedAt', 'publishedZone', 'language']),
};

/** Reading claims and linking them: derived from what people made, outside the record of acts. */
export function createLinking(
  { store, hashWordsOf }: Context,
  readings: Readings,
  finding: Finding,
): Linking {
  const { records, links, views } = store;

  /** Live, in a live article or without one. */
  function findShown(id: string): Claim | null {
    const claim = records.find('claim', id);
    if (claim?.presence !== 'live') return null;
    const { articleId } = claim.record;
    return articleId === null || records.find('article', articleId)?.presence === 'live'
      ? claim.record
      : null;
  }

  function readClaim(claim: Claim): void {
    const { passage, effective } = readings.readClaim(claim);
    const article = claim.articleId === null ? null : records.find('article', claim.articleId)?.record;
    const quoted = passage.quoted?.text.slice(passage.quoted.start, passage.quoted.end);
    links.putReading(
      { claimId: claim.id, wordingHash: hashWordsOf(claim), passage, reading: effective },
      {
        wordings: [effective.stems, ...(quoted ? [stemsOf(quoted)] : [])],
        day: dayOf(article?.publishedAt),
      },
    );
  }

  /** Sides as they are now, each read from the library once. */
  function openSides(): (claimId: string) => MatchSide | null {
    const known = new Map<string, MatchSide | null>();
    return (claimId) => {
      const side = known.get(claimId) ?? readings.sideOfClaim(claimId);
      known.set(claimId, side);
      return side;
    };
  }

  function suggestLink(sides: ReturnType<typeof openSides>, a: string, b: string): SuggestedLink | null {
    const sideA = sides(a);
    const sideB = sides(b);
    if (!sideA || !sideB) return null;
    const { relation, subject, confidence, rule, ledger } = explainPair(sideA, sideB, links.corpus);
    if (relation === null || relation === 'unrelated') return null;
    return { a, b, relation, subject, confidence, rule, ledger };
  }

  function suggestionsOf(claimId: string, sides: ReturnType<typeof openSides>): SuggestedLink[] {
    const side = sides(claimId);
    if (!side) return [];
    const found: SuggestedLink[] = [];
    let silent = 0;
    for (const other of finding.findPartners(claimId, side, mostCandidates)) {
      const link = suggestLink(sides, ...orderPair(claimId, other));
      if (link) found.push(link);
      silent = link ? 0 : silent + 1;
      if (silent === mostSilent) break;
    }
    return found;
  }

  function refreshClaims(claimIds: Iterable<string>): void {
    const shown: Claim[] = [];
    for (const id of claimIds) {
      const claim = findShown(id);
      if (claim) shown.push(claim);
      else links.forget(id);
    }
    for (const claim of shown) readClaim(claim);
    if (shown.length > mostAtOnce) {
      links.markUncompared(shown.map(({ id }) => id));
      return;
    }
    const sides = openSides();
    for (const { id } of shown) links.replaceSuggestionsOf(id, suggestionsOf(id, sides));
  }

  function claimsOf({ noun, recordId, field }: Changed): string[] {
    if (noun === 'claim') return readFields.claim.has(field) ? [recordId] : [];
    if (noun === 'anchor') return [records.find('anchor', recordId)!.record.claimId];
    if (noun === 'correction') return [records.find('correction', recordId)!.record.claimId];
    if (noun === 'article' && readFields.article.has(field))
      return records.list('claim', { articleId: recordId }).map(({ id }) => id);
    return [];
  }

  let comparison: LibrarySummary['comparison'] = 'idle';

  async function* crossReference(resume: boolean): Job<Compared> {
    if (comparison === 'running') throw new DomainError('busy', saying('claims.comparingAlready'));
    comparison = 'running';
    let end: LibrarySummary['comparison'] = 'stopped';
    try {
      const compared = yield* compareClaims(resume);
      end = 'idle';
      return compared;
    } finally {
      comparison = end;
    }
  }

  async function* compareClaims(resume: boolean): Job<Compared> {
    const ids = resume ? links.uncomparedClaims() : [...views.claimIdsIn({})];
    if (!resume) {
      const shown = new Set(ids);
      store.transact(() => {
        for (const id of links.readClaims()) if (!shown.has(id)) links.forget(id);
        links.markUncompared(ids);
      });
    }
    const total = ids.length;
    const tell = (read: number, compared: number): Progress => ({
      done: Math.floor((Math.min(read, total) + Math.min(compared, total)) / 2),
      total,
      current: null,
    });
    for (let from = 0; from < ids.length; from += readingBatch) {
      store.transact(() => {
        for (const id of ids.slice(from, from + readingBatch)) {
          const claim = findShown(id);
          if (claim) readClaim(claim);
        }
      });
      stopIf(yield tell(from + readingBatch, 0));
    }
    for (const _ of finding.train()) stopIf(yield tell(total, 0));
    for (let from = 0; from < ids.length; from += linkingBatch) {
      store.transact(() => {
        // Editors go on working meanwhile: what they changed or deleted is compared or forgotten already.
        const sides = openSides();
        for (const id of ids.slice(from, from + linkingBatch))
          if (links.isUncompared(id)) links.compareAnew(id, suggestionsOf(id, sides));
      });
      stopIf(yield tell(total, from + linkingBatch));
    }
    return { claims: ids.length, openSuggestions: links.countOpen() };
  }

  return {
    refreshAfter(changed) {
      const aliases = changed.flatMap(({ noun, recordId }) =>
        noun === 'alias' ? (records.find('alias', recordId)?.record ?? []) : [],
      );
      if (aliases.length) readings.forgetAliases();
      const named = aliases.flatMap(({ name, standsFor }) => [name, standsFor]);
      const held = named.length ? readings.claimsWithNames(named) : [];
      refreshClaims(new Set([...changed.flatMap(claimsOf), ...held]));
    },
    crossReference,
    comparison: () => comparison,
  };
}

function stopIf(isCancelled: boolean): void {
  if (isCancelled) throw new DomainError('cancelled', saying('claims.comparingCancelled'));
}

/** As links keep two claims: the smaller id first. */
export function orderPair(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** Links between claims, and what a pair of passages says. */
export function linkOperations(
  { store, need, wordingOf }: Context,
  readings: Readings,
  { crossReference }: Linking,
) {
  const { records, links, views } = store;

  /** @throws DomainError not-found, invalid-request */
  function sideOf(asked: ExplainedSide): MatchSide {
    if ('text' in asked) return readings.sideOfText(asked.text, asked.publishedAt ?? null);
    if ('revisionId' in asked) return readings.sideOfPlace(asked);
    const side = readings.sideOfClaim(need('claim', asked.claimId).id);
    if (!side) throw new DomainError('not-found', saying('records.articleInBin'));
    return side;
  }

  function queue(scope: { collectionId?: string | undefined }): LinkQueue {
    const shown = views.claimIdsIn(scope);
    const skipped = new Map(links.skippedLinks().map(({ a, b }, index) => [a + b, index]));
    const place = ({ a, b }: { a: string; b: string }) => skipped.get(a + b) ?? -1;
    const inScope = ({ a, b }: { a: string; b: string }) => shown.has(a) && shown.has(b);
    const open = links
      .openRelations()
      .filter(inScope)
      .map((link) => ({ ...link, isSkipped: skipped.has(link.a + link.b) }));
    return {
      open: open.sort((x, y) => place(x) - place(y) || y.confidence - x.confidence),
      decided: records.list('decision').filter(inScope).length,
    };
  }

  return {
    'link.crossReference': ({ resume }) => crossReference(resume ?? false),
    'link.list': ({ claimId, articleIds }) => views.links(claimId, articleIds),
    'link.read': ({ a, b }) => {
      const link = views.link(...orderPair(a, b));
      if (!link) throw new DomainError('not-found', saying('claims.noLink'));
      return link;
    },
    'link.queue': queue,
    'link.skip': ({ a, b, isSkipped }) => {
      if (a === b) throw new DomainError('invalid-request', saying('claims.toItself'));
      const [first, second] = orderPair(need('claim', a).id, need('claim', b).id);
      links.skip(first, second, isSkipped);
      return {};
    },
    'link.explain': ({ a, b }) => explainPair(sideOf(a), sideOf(b), links.corpus),
    'link.wording': ({ a, b }) => compareWording(wordingOf(need('claim', a)), wordingOf(need('claim', b))),
  } satisfies Operations;
}
