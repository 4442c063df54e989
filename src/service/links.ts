import { compareWording } from '../compare/index.ts';
import type { Claim } from '../contract/model.ts';
import type { Job, LinkDecision } from '../contract/operations.ts';
import type { Passage, Reading } from '../contract/reading.ts';
import { DomainError } from '../contract/result.ts';
import type { LinkQueue } from '../contract/views.ts';
import { readingOf } from '../features/index.ts';
import { explainPair, type MatchSide, rarestStems } from '../match/index.ts';
import type { Changed, Recorder, SuggestedLink } from '../store/index.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Acting, Derived } from './acting.ts';
import { type Context, count, sha256 } from './context.ts';
import type { Operations } from './index.ts';

/** How many candidates are compared with a claim; at 50 the gold partner was always among them. */
const candidateLimit = 50;
/** How many claims are read in one transaction while everything is compared anew. */
const readingBatch = 50;
/** How many are compared in one transaction: about a tenth of a second, in which nobody else gets a turn. */
const linkingBatch = 10;
/** When one act brings more claims, they wait for the next run, which shows its progress: about two seconds' work. */
const mostAtOnce = 200;

/** How much of a sentence is read on either side of a claim; real ones are far shorter. In UTF-16 units. */
const mostAround = 1000;
/** How much of a claim's own words is read: reading takes ever longer, and nobody checks pages as one claim. */
const mostMarked = 5000;

/** Keeps what is derived from claims in step with what people make of them. */
export interface Linking extends Derived {
  /** The claim's reading as the program reads it now, without corrections. */
  readAsIs(claim: Claim): { passage: Passage; reading: Reading };
  /** Reads and compares all claims, or those that the last run left; what is done stays when it is cancelled. */
  crossReference(resume: boolean): Job<{ claims: number; links: number }>;
}

/** The fields on which a claim's reading or links rest. */
const readFields = {
  claim: new Set<string | null>([null, 'presence', 'articleId', 'statement', 'attribution']),
  article: new Set<string | null>(['presence', 'publishedAt', 'language']),
};

/** Reading claims and linking them: derived from what people made, outside the record of acts. */
export function createLinking({ store, need, wordingOf }: Context): Linking {
  const { records, links, views } = store;

  /** The claim's words in the sentences around them; a line's end ends a sentence. */
  function passageOf(claim: Claim): Passage {
    const wording = wordingOf(claim);
    const placed = views.anchorsOf(claim.id).filter((anchor) => anchor.start !== null);
    const [first] = placed;
    const last = placed.at(-1);
    if (!first || !last) return { text: wording, start: 0, end: wording.length };
    const { text } = need('revision', first.revisionId);
    const from = Math.max(sentenceStart(text, first.start!), first.start! - mostAround);
    const before = text.slice(from, first.start!);
    const after = text.slice(last.end!, Math.min(sentenceEnd(text, last.end!), last.end! + mostAround));
    return { text: before + wording + after, start: before.length, end: before.length + wording.length };
  }

  /** Live, in a live article or without one. */
  function findShown(id: string): Claim | null {
    const claim = records.find('claim', id);
    if (claim?.presence !== 'live') return null;
    const { articleId } = claim.record;
    return articleId === null || records.find('article', articleId)?.presence === 'live'
      ? claim.record
      : null;
  }

  function readAsIs(claim: Claim): { passage: Passage; reading: Reading } {
    const article = claim.articleId === null ? null : need('article', claim.articleId);
    const passage = passageOf(claim);
    const { publishedAt = null, language = null } = article ?? {};
    const end = Math.min(passage.end, passage.start + mostMarked);
    const read = { ...passage, text: passage.text.slice(0, end + mostAround), end };
    return { passage, reading: readingOf(read, { publishedAt, language }) };
  }

  function readClaim(claim: Claim): void {
    const { passage, reading } = readAsIs(claim);
    const corrections = records.list('correction', { claimId: claim.id }).map(({ value }) => value);
    links.putReading({
      claimId: claim.id,
      wordingHash: sha256(wordingOf(claim)),
      passage,
      reading: Object.assign({}, reading, ...corrections),
    });
  }

  /** Sides as they are now, each read from the library once. */
  function openSides(): (claimId: string) => MatchSide | null {
    const known = new Map<string, MatchSide | null>();
    return (claimId) => {
      const side = known.get(claimId) ?? toMatchSide(claimId);
      known.set(claimId, side);
      return side;
    };
  }

  function toMatchSide(claimId: string): MatchSide | null {
    const read = links.readingOf(claimId);
    const claim = records.find('claim', claimId)?.record;
    if (!read || !claim) return null;
    const article = claim.articleId === null ? null : records.find('article', claim.articleId)?.record;
    return {
      passage: read.passage,
      reading: read.reading,
      articleId: claim.articleId,
      publishedAt: article?.publishedAt ?? null,
      attribution: claim.attribution,
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

  function candidatesOf(claimId: string): [string, string][] {
    const read = links.readingOf(claimId);
    if (!read) return [];
    const nearest = links.nearestClaims(claimId, rarestStems(read.reading, links.corpus), candidateLimit);
    return nearest.map((other) => orderPair(claimId, other));
  }

  function suggestionsOf(claimId: string, sides: ReturnType<typeof openSides>): SuggestedLink[] {
    return candidatesOf(claimId)
      .map(([a, b]) => suggestLink(sides, a, b))
      .filter((link) => link !== null);
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

  async function* crossReference(resume: boolean): Job<{ claims: number; links: number }> {
    const ids = resume ? links.uncomparedClaims() : views.liveClaims().map(({ id }) => id);
    if (!resume) {
      const shown = new Set(ids);
      store.transact(() => {
        for (const id of links.readClaims()) if (!shown.has(id)) links.forget(id);
        links.markUncompared(ids);
      });
    }
    const total = ids.length * 2;
    for (let from = 0; from < ids.length; from += readingBatch) {
      store.transact(() => {
        for (const id of ids.slice(from, from + readingBatch)) {
          const claim = findShown(id);
          if (claim) readClaim(claim);
        }
      });
      stopIf(yield { done: Math.min(from + readingBatch, ids.length), total, current: null });
    }
    for (let from = 0; from < ids.length; from += linkingBatch) {
      store.transact(() => {
        // Editors go on working meanwhile: what they changed or deleted is compared or forgotten already.
        const sides = openSides();
        for (const id of ids.slice(from, from + linkingBatch))
          if (links.isUncompared(id)) links.compareAnew(id, suggestionsOf(id, sides));
      });
      const done = ids.length + Math.min(from + linkingBatch, ids.length);
      stopIf(yield { done, total, current: null });
    }
    return { claims: ids.length, links: links.countSuggestions() };
  }

  return {
    refreshAfter: (changed) => refreshClaims(new Set(changed.flatMap(claimsOf))),
    readAsIs,
    crossReference,
  };
}

function stopIf(isCancelled: boolean): void {
  if (isCancelled)
    throw new DomainError(
      'cancelled',
      'Comparing was cancelled. What was compared stays; “Resume” goes on with the rest.',
    );
}

function sentenceStart(text: string, offset: number): number {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const sentences = splitSentences(text.slice(line, offset + 1));
  return line + (sentences.findLast(({ start }) => line + start <= offset)?.start ?? offset - line);
}

function sentenceEnd(text: string, offset: number): number {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const sentences = splitSentences(text.slice(line, next < 0 ? text.length : next));
  return line + (sentences.find(({ end }) => line + end >= offset)?.end ?? offset - line);
}

function orderPair(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** Links between claims, and what a pair of passages says. */
export function linkOperations(
  { store, editor, need, newId, now, wordingOf, nameClaim }: Context,
  { perform }: Acting,
  { crossReference }: Linking,
) {
  const { records, links, views } = store;

  function decide(recorder: Recorder, { a, b, relation, subject, reason }: LinkDecision): [string, string] {
    if (a === b) throw new DomainError('invalid-request', 'A claim has no relation to itself.');
    const [first, second] = orderPair(a, b);
    for (const id of [first, second]) {
      if (!links.hasReading(id))
        throw new DomainError('not-found', `There is no claim ${id}, or its article is in the bin.`);
    }
    const turned = { a: 'b', b: 'a' } as const;
    const decision = {
      a: first,
      b: second,
      relation,
      subject: subject && first !== a ? turned[subject] : subject,
      reason: reason ?? '',
      ledger: links.suggestion(first, second)?.ledger ?? null,
      hashA: sha256(wordingOf(need('claim', first))),
      hashB: sha256(wordingOf(need('claim', second))),
      decidedBy: editor.id,
      decidedAt: now(),
    };
    const known = records.list('decision', { a: first, b: second })[0];
    if (known) recorder.update('decision', known.id, decision);
    else recorder.create('decision', { id: newId(), ...decision });
    links.skip(first, second, false);
    return [first, second];
  }

  function queue(scope: { collectionId?: string | undefined }): LinkQueue {
    const decided = new Set(records.list('decision').map(({ a, b }) => a + b));
    const shown = new Set(views.claimsIn(scope).map(({ id }) => id));
    const skipped = new Map(links.skippedLinks().map(({ a, b }, index) => [a + b, index]));
    const place = ({ a, b }: { a: string; b: string }) => skipped.get(a + b) ?? -1;
    const inScope = ({ a, b }: { a: string; b: string }) => shown.has(a) && shown.has(b);
    const open = links
      .relations()
      .filter((link) => !decided.has(link.a + link.b) && link.relation !== 'discusses' && inScope(link))
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
      if (!link) throw new DomainError('not-found', 'Nothing is suggested or decided of these two claims.');
      return link;
    },
    'link.queue': queue,
    'link.skip': ({ a, b, isSkipped }) => {
      if (a === b) throw new DomainError('invalid-request', 'A claim has no relation to itself.');
      const [first, second] = orderPair(need('claim', a).id, need('claim', b).id);
      links.skip(first, second, isSkipped);
      return {};
    },
    'link.decide': (decision) => {
      const label = `Decide “${decision.relation}” on ${nameClaim(need('claim', decision.a))}`;
      return views.link(...perform(label, (recorder) => decide(recorder, decision)))!;
    },
    'link.decideMany': ({ decisions }) => {
      const label = `Decide on ${count(decisions, 'link')}`;
      perform(label, (recorder) => {
        for (const decision of decisions) decide(recorder, decision);
      });
      return { label };
    },
    'link.explain': ({ a, b, publishedA, publishedB }) => {
      const toSide = (text: string, publishedAt: string | null): MatchSide => {
        const passage = { text, start: 0, end: text.length };
        return {
          passage,
          reading: readingOf(passage, { publishedAt, language: null }),
          articleId: null,
          publishedAt,
          attribution: [],
        };
      };
      return explainPair(toSide(a, publishedA), toSide(b, publishedB), links.corpus);
    },
    'link.wording': ({ a, b }) => compareWording(wordingOf(need('claim', a)), wordingOf(need('claim', b))),
  } satisfies Operations;
}
