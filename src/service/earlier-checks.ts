import type { CheckOutcome, LookupHit } from '../contract/cross-reference.ts';
import { DomainError } from '../contract/domain-error.ts';
import type { EarlierCheck } from '../contract/model.ts';
import { latestFirst } from '../contract/moments.ts';
import { checkForm, type ReadCheck, readEarlierChecks } from '../exchange/index.ts';
import { explainPair, type MatchSide } from '../match/index.ts';
import { saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import { type Context, quoteShort } from './context.ts';
import type { Finding, FindQuery } from './finding.ts';
import type { Operations } from './index.ts';
import type { Readings } from './readings.ts';

/** How many hits are shown where nobody says how many. */
const usualLimit = 20;
/** How many lines are taken in between two looks at whether somebody cancelled. */
const importBatch = 500;

type AskedText = { text: string; date?: string | null; exceptClaimId?: string };

interface Lookup {
  readonly query: FindQuery;
  readonly side: MatchSide;
}

/** Somebody's published checks: in, listed, put right; and whether something was checked before. */
export function earlierCheckOperations(
  { store, need, newId, uploads, wordingOf, language }: Context,
  { openStep, perform, running }: Acting,
  readings: Readings,
  finding: Finding,
) {
  const { records, links, views } = store;

  /** The same words, verdict, publisher, date and address: the same check. */
  const keyOf = ({ text, rating, publisher, publishedAt, address }: Omit<EarlierCheck, 'id'>) =>
    JSON.stringify([text, rating, publisher, publishedAt, address]);

  function lookFor(asked: AskedText | { claimId: string }): Lookup {
    if ('text' in asked) {
      const { text, date = null, exceptClaimId: claimId = null } = asked;
      return { query: { text, date, claimId }, side: readings.sideOfText(text, date) };
    }
    const claim = need('claim', asked.claimId);
    const side = readings.sideOfClaim(claim.id);
    if (!side) throw new DomainError('not-found', saying('records.articleInBin'));
    const { text, start, end } = side.passage;
    const query = {
      text: text.slice(start, end),
      date: side.publishedAt,
      speaker: side.attribution.at(-1)?.name ?? null,
      articleId: claim.articleId,
      claimId: claim.id,
    };
    return { query, side };
  }

  function describeHit(
    { side }: Lookup,
    { kind, id, features, ...found }: ReturnType<Finding['findChecks']>[number],
  ): LookupHit {
    const why = { ...found, features: [...features], shared: [...found.shared] };
    if (kind === 'earlierCheck') {
      const check = need('earlierCheck', id);
      return { kind, check, ...why, ...explain(side, readings.sideOfText(check.text, check.publishedAt)) };
    }
    const claim = views.claim(need('claim', id));
    return {
      kind,
      claimId: id,
      articleId: claim.articleId,
      articleTitle: claim.articleTitle,
      publisher: claim.publisher,
      publishedAt: claim.publishedAt,
      status: claim.status,
      verdict: records.find('rating', claim.verdictId ?? '')?.record.label ?? null,
      verdictReason: claim.verdictReason,
      ...why,
      ...explain(side, readings.sideOfClaim(id) ?? readings.sideOfText(wordingOf(need('claim', id)), null)),
    };
  }

  function explain(a: MatchSide, b: MatchSide) {
    const { scores: _, ...said } = explainPair(a, b, links.corpus);
    return said;
  }

  return {
    'check.list': ({ limit, offset = 0 }) => {
      const checks = records.list('earlierCheck').sort((x, y) => latestFirst(x.publishedAt, y.publishedAt));
      return { checks: checks.slice(offset, offset + limit), total: checks.length };
    },
    'check.update': ({ id, ...patch }) => {
      const { text } = need('earlierCheck', id);
      perform(saying('acts.changeEarlierCheck', { check: quoteShort(text) }), (recorder) =>
        recorder.update('earlierCheck', id, patch as Partial<EarlierCheck>),
      );
      return need('earlierCheck', id);
    },
    async *'check.import'({ upload }) {
      const { name, bytes } = await uploads.read(upload);
      const lines = readEarlierChecks(new TextDecoder().decode(bytes));
      if (!lines.length)
        throw new DomainError('unreadable', saying('intake.noChecks', { name, form: checkForm }));
      const known = new Map(records.list('earlierCheck').map((check) => [keyOf(check), check.id]));
      const step = openStep(saying('acts.importEarlierChecks', { file: name }));
      const outcomes: CheckOutcome[] = [];
      running.jobs++;
      try {
        for (let from = 0; from < lines.length; from += importBatch) {
          if (yield { done: from, total: lines.length, current: name }) break;
          const batch = lines.slice(from, from + importBatch);
          outcomes.push(...step((recorder) => batch.map((line) => takeIn(line, known, recorder))));
        }
      } finally {
        running.jobs--;
      }
      return { outcomes };
    },
    'check.lookup': ({ limit = usualLimit, usesDates, ...asked }) => {
      const lookup = lookFor(asked as AskedText | { claimId: string });
      const query = { ...lookup.query, ...(usesDates !== undefined && { usesDates }) };
      return finding.findChecks(query, limit).map((found) => describeHit(lookup, found));
    },
  } satisfies Operations;

  function takeIn(
    { line, check, reason }: ReadCheck,
    known: Map<string, string>,
    recorder: Parameters<Parameters<typeof perform>[1]>[0],
  ): CheckOutcome {
    if (!check) return { line, outcome: 'refused', checkId: null, reason: say(reason, language()) };
    const there = known.get(keyOf(check));
    if (there) return { line, outcome: 'duplicate', checkId: there, reason: null };
    const id = newId();
    known.set(keyOf(check), id);
    recorder.create('earlierCheck', { id, ...check });
    return { line, outcome: 'added', checkId: id, reason: null };
  }
}
