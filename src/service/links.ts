import { compareWording, groupPoints } from '../compare/index.ts';
import type { Claim, Noun } from '../contract/model.ts';
import type { Job } from '../contract/operations.ts';
import type { Passage } from '../contract/reading.ts';
import { DomainError } from '../contract/result.ts';
import { readingOf } from '../features/index.ts';
import { explainPair, type MatchSide, rarestStems } from '../match/index.ts';
import type { SuggestedLink } from '../store/index.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Context, sha256 } from './context.ts';
import type { Operations } from './index.ts';

/** How many candidates are compared with a claim; at 50 the gold partner was always among them. */
const candidateLimit = 50;
/** How many claims are read in one transaction while everything is compared anew. */
const readingBatch = 50;

/** Keeps what is derived from claims in step with what people make of them. */
export interface Linking {
  /** Brings what is derived from these claims up to date: read and linked when shown, forgotten when not. */
  refreshClaims(claimIds: Iterable<string>): void;
  /** The claims on which changes of these records bear. */
  affectedClaims(changed: readonly { noun: Noun; recordId: string }[]): Set<string>;
  /** Reads and links all claims; the new links take the old ones' place in one step at the end. */
  crossReference(): Job<{ claims: number; links: number }>;
}

/** Reading claims and linking them: derived from what people made, outside the record of acts. */
export function createLinking({ store, need, wordingOf }: Context): Linking {
  const { records, links, views } = store;
  /** For each run under way, the claims that editors changed meanwhile. */
  const runs = new Set<Set<string>>();

  /** The claim's words in the sentences around them; a line's end ends a sentence. */
  function passageOf(claim: Claim): Passage {
    const wording = wordingOf(claim);
    const placed = views.anchorsOf(claim.id).filter((anchor) => anchor.start !== null);
    const [first] = placed;
    const last = placed.at(-1);
    if (!first || !last) return { text: wording, start: 0, end: wording.length };
    const { text } = need('revision', first.revisionId);
    const before = text.slice(sentenceStart(text, first.start!), first.start!);
    const after = text.slice(last.end!, sentenceEnd(text, last.end!));
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

  function readClaim(claim: Claim): void {
    const article = claim.articleId === null ? null : need('article', claim.articleId);
    const passage = passageOf(claim);
    links.putReading({
      claimId: claim.id,
      wordingHash: sha256(wordingOf(claim)),
      passage,
      reading: readingOf(passage, {
        publishedAt: article?.publishedAt ?? null,
        language: article?.language ?? null,
      }),
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

  function refreshClaims(claimIds: Iterable<string>): void {
    store.transact(() => {
      const shown: Claim[] = [];
      for (const id of new Set(claimIds)) {
        for (const changed of runs) changed.add(id);
        const claim = findShown(id);
        if (claim) shown.push(claim);
        else links.forget(id);
      }
      for (const claim of shown) readClaim(claim);
      const sides = openSides();
      for (const { id } of shown) {
        const suggestions = candidatesOf(id).map(([a, b]) => suggestLink(sides, a, b));
        links.replaceSuggestionsOf(
          id,
          suggestions.filter((link) => link !== null),
        );
      }
    });
  }

  function affectedClaims(changed: readonly { noun: Noun; recordId: string }[]): Set<string> {
    const ids = new Set<string>();
    for (const { noun, recordId } of changed) {
      if (noun === 'claim') ids.add(recordId);
      if (noun === 'anchor') ids.add(records.find('anchor', recordId)!.record.claimId);
      if (noun === 'article')
        for (const { id } of records.list('claim', { articleId: recordId })) ids.add(id);
    }
    return ids;
  }

  async function* crossReference(): Job<{ claims: number; links: number }> {
    const stopIf = (isCancelled: boolean) => {
      if (isCancelled)
        throw new DomainError('cancelled', 'Comparing was cancelled. The links are as they were.');
    };
    const ids = views.liveClaims().map(({ id }) => id);
    const shown = new Set(ids);
    store.transact(() => {
      for (const id of links.readClaims()) if (!shown.has(id)) links.forget(id);
    });
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
    const changed = new Set<string>();
    runs.add(changed);
    try {
      const sides = openSides();
      const suggestions = new Map<string, SuggestedLink | null>();
      for (const [index, id] of ids.entries()) {
        for (const [a, b] of candidatesOf(id)) {
          if (!suggestions.has(a + b)) suggestions.set(a + b, suggestLink(sides, a, b));
        }
        stopIf(yield { done: ids.length + index + 1, total, current: null });
      }
      // What an editor changed meanwhile was linked anew then, and that is newer than what this run saw.
      const unchanged = new Set(ids.filter((id) => !changed.has(id)));
      const found = [...suggestions.values()].filter(
        (link): link is SuggestedLink => link !== null && unchanged.has(link.a) && unchanged.has(link.b),
      );
      store.transact(() => links.replaceSuggestionsAmong(unchanged, found));
      return { claims: ids.length, links: found.length };
    } finally {
      runs.delete(changed);
    }
  }

  return { refreshClaims, affectedClaims, crossReference };
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

/** Links, points, and what a pair of passages says. */
export function linkOperations(
  { store, editor, need, newAct, newId, now, wordingOf, nameClaim }: Context,
  { crossReference }: Linking,
) {
  const { records, acts, links, views } = store;
  return {
    'point.list': () => {
      const claimsById = new Map(views.claims().map((claim) => [claim.id, claim]));
      const named = records.list('point');
      const groups = groupPoints({
        claimIds: [...claimsById.keys()],
        links: views.effectiveRelations(),
        joinings: records.list('joining', { noun: 'claim' }),
      });
      return groups.map((claimIds) => {
        const point = named.find(({ claimId }) => claimIds.includes(claimId));
        const id = claimIds[0]!;
        return {
          id,
          claimIds,
          title: point?.title || claimsById.get(id)!.wording,
          conclusion: point?.conclusion ?? '',
        };
      });
    },
    'joining.list': () => records.list('joining'),
    'link.crossReference': crossReference,
    'link.list': ({ claimId }) => views.links(claimId),
    'link.decide': ({ a, b, relation, subject, reason }) => {
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
      acts.record(newAct(`Decide “${relation}” on ${nameClaim(need('claim', first))}`), (recorder) => {
        if (known) recorder.update('decision', known.id, decision);
        else recorder.create('decision', { id: newId(), ...decision });
      });
      return views.link(first, second)!;
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
    'link.wording': ({ a, b }) => {
      const wordings = [a, b].map((id) => wordingOf(need('claim', id)));
      return compareWording(wordings[0]!, wordings[1]!);
    },
  } satisfies Operations;
}
