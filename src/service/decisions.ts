import { compareWording } from '../compare/index.ts';
import type { AgedDecision } from '../contract/cross-reference.ts';
import { DomainError } from '../contract/domain-error.ts';
import type { Decision } from '../contract/model.ts';
import type { LinkDecision } from '../contract/operations.ts';
import type { Passage } from '../contract/reading.ts';
import { explainPair } from '../match/index.ts';
import type { Recorder } from '../store/index.ts';
import { saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import type { Context } from './context.ts';
import type { Operations } from './index.ts';
import { orderPair } from './links.ts';
import type { Readings } from './readings.ts';

/** What people say of two claims, and what becomes of it when the words change. */
export function decisionOperations(
  { store, editor, need, newId, now, hashWordsOf, nameClaim, language }: Context,
  { perform }: Acting,
  readings: Readings,
) {
  const { records, links, views, decisions } = store;

  function explain(a: string, b: string) {
    const [sideA, sideB] = [readings.sideOfClaim(a), readings.sideOfClaim(b)];
    if (!sideA || !sideB)
      throw new DomainError('not-found', saying('records.noClaim', { id: sideA ? b : a }));
    return explainPair(sideA, sideB, links.corpus);
  }

  /** What a decision on two claims is taken on: their words, and the ledger that is shown of them. */
  function basisOf(a: string, b: string): Pick<Decision, 'ledger' | 'hashA' | 'hashB'> {
    return {
      ledger: links.suggestion(a, b)?.ledger ?? explain(a, b).ledger,
      hashA: hashWordsOf(need('claim', a)),
      hashB: hashWordsOf(need('claim', b)),
    };
  }

  const turned = { a: 'b', b: 'a' } as const;
  /** The side that is later, or repeats, where the pair stands in its order. */
  const subjectOf = ({ a, subject }: LinkDecision, first: string) =>
    subject && first !== a ? turned[subject] : subject;

  /** Whether just this is decided already, on the words as they are; without a reason the one that was given stays. */
  function isDecided(decision: LinkDecision): boolean {
    const [a, b] = orderPair(decision.a, decision.b);
    const known = records.list('decision', { a, b })[0];
    return (
      known !== undefined &&
      known.relation === decision.relation &&
      known.subject === subjectOf(decision, a) &&
      known.reason === (decision.reason ?? known.reason) &&
      known.hashA === hashWordsOf(need('claim', a)) &&
      known.hashB === hashWordsOf(need('claim', b))
    );
  }

  function decide(recorder: Recorder, taken: LinkDecision): [string, string] {
    const { a, b, relation, reason } = taken;
    if (a === b) throw new DomainError('invalid-request', saying('claims.toItself'));
    const [first, second] = orderPair(a, b);
    const decision = {
      a: first,
      b: second,
      relation,
      subject: subjectOf(taken, first),
      reason: reason ?? '',
      ...basisOf(first, second),
      decidedBy: editor.id,
      decidedAt: now(),
    };
    const known = records.list('decision', { a: first, b: second })[0];
    if (known) recorder.update('decision', known.id, decision);
    else recorder.create('decision', { id: newId(), ...decision });
    links.skip(first, second, false);
    return [first, second];
  }

  function toSide(claimId: string, seen: Passage | null, hash: string): AgedDecision['sideA'] {
    const claim = need('claim', claimId);
    const { articleTitle, publisher } = views.claim(claim);
    const { passage } = links.readingOf(claimId)!;
    return {
      claimId,
      articleId: claim.articleId,
      articleTitle,
      publisher,
      was: seen && describeSeen(seen),
      is: describeSeen(passage),
      wording: seen && compareSeen(seen, passage),
      isChanged: hashWordsOf(claim) !== hash,
    };
  }

  function listAged(scope: { collectionId?: string | undefined }): AgedDecision[] {
    const shown = views.claimIdsIn(scope);
    return decisions
      .aged()
      .map((id) => records.find('decision', id)!.record)
      .filter(({ a, b }) => shown.has(a) && shown.has(b))
      .map(({ a, b, relation, subject, reason, ledger, hashA, hashB, decidedBy, decidedAt }) => ({
        a,
        b,
        relation,
        subject,
        reason,
        by: records.find('editor', decidedBy)?.record.name ?? '',
        decidedAt,
        sideA: toSide(a, ledger?.a ?? null, hashA),
        sideB: toSide(b, ledger?.b ?? null, hashB),
        now: explain(a, b),
      }));
  }

  return {
    'link.decide': (decision) => {
      if (isDecided(decision)) return views.link(...orderPair(decision.a, decision.b))!;
      const label = saying('acts.decide', {
        relation: saying(`relations.${decision.relation}`),
        claim: nameClaim(need('claim', decision.a)),
      });
      return views.link(...perform(label, (recorder) => decide(recorder, decision)))!;
    },
    'link.decideMany': ({ decisions: taken }) => {
      const label = saying('acts.decideMany', { count: taken.length });
      perform(label, (recorder) => {
        for (const decision of taken) decide(recorder, decision);
      });
      return { label: say(label, language()) };
    },
    'link.aged': listAged,
    'link.confirm': ({ pairs }) => {
      const label = saying('acts.confirmDecisions', { count: pairs.length });
      perform(label, (recorder) => {
        for (const pair of pairs) {
          const [a, b] = orderPair(pair.a, pair.b);
          const known = records.list('decision', { a, b })[0];
          if (!known)
            throw new DomainError('not-found', saying('claims.noDecision', { a: pair.a, b: pair.b }));
          recorder.update('decision', known.id, {
            ...basisOf(a, b),
            decidedBy: editor.id,
            decidedAt: now(),
          });
        }
      });
      return { label: say(label, language()) };
    },
  } satisfies Operations;
}

const wordsOf = ({ text, start, end }: Passage) => text.slice(start, end);

/** What is compared, word by word; the printed words beside a statement only where the statement is the same. */
function compareSeen(was: Passage, is: Passage) {
  return wordsOf(was) === wordsOf(is)
    ? compareWording(describeSeen(was), describeSeen(is))
    : compareWording(wordsOf(was), wordsOf(is));
}

/** The words on which a decision is taken: the statement where there is one, then what the article prints. */
function describeSeen(passage: Passage): string {
  const { quoted } = passage;
  return quoted ? `${wordsOf(passage)} (“${wordsOf(quoted)}”)` : wordsOf(passage);
}
