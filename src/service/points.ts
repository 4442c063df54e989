import {
  buildMatrix,
  copiedShare,
  findCommonRun,
  findVoices,
  groupPoints,
  type MatrixInput,
} from '../compare/index.ts';
import type { OneVoiceReason, PointVoices } from '../contract/cross-reference.ts';
import type { Joining, Point } from '../contract/model.ts';
import { DomainError } from '../contract/result.ts';
import type { PointView } from '../contract/views.ts';
import type { Recorder, Store } from '../store/index.ts';
import type { Acting } from './acting.ts';
import { type Context, count, quoteShort } from './context.ts';
import type { Operations } from './index.ts';
import type { Sources } from './sources.ts';
import type { TextIndex } from './texts.ts';

interface Scope {
  readonly collectionId?: string | undefined;
}

/** The claims of each point, by what holds between them now; all claims of the library. */
export function groupClaims({ records, views }: Store): string[][] {
  return groupPoints({
    claimIds: views.liveClaims().map(({ id }) => id),
    links: views.effectiveRelations(),
    joinings: records.list('joining', { noun: 'claim' }),
  });
}

/** Points: claims on one question, what editors say of them, and the matrix of points by sources. */
export function pointOperations(
  { store, need, newId, wordingOf }: Context,
  { perform }: Acting,
  { copyGroups, shares: textShares }: TextIndex,
  { creditOf, decidedBy }: Sources,
) {
  const { records, views, links } = store;

  /** Points are made of all claims; a collection shows of each what stands in it. */
  function listPoints(scope: Scope): PointView[] {
    const said = records.list('point');
    const shown = new Set(views.claimsIn(scope).map(({ id }) => id));
    return groupClaims(store).flatMap((all) => {
      const claimIds = all.filter((id) => shown.has(id));
      if (!claimIds.length) return [];
      const point = said.find(({ claimId }) => all.includes(claimId));
      return [
        {
          id: all[0]!,
          claimIds,
          title: point?.title || wordingOf(need('claim', claimIds[0]!)),
          isTitled: Boolean(point?.title),
          conclusion: point?.conclusion ?? '',
          conclusionLow: point?.conclusionLow ?? null,
          conclusionHigh: point?.conclusionHigh ?? null,
          conclusionUnit: point?.conclusionUnit ?? null,
        },
      ];
    });
  }

  /** The point to which a claim belongs now; a point's id may be that of a claim that has joined another since. */
  function needPoint(id: string, points: readonly PointView[] = listPoints({})): PointView {
    const point = points.find(({ claimIds }) => claimIds.includes(id));
    if (!point)
      throw new DomainError('not-found', 'This point is not there any more. Its claims may be in the bin.');
    return point;
  }

  function savePoint(recorder: Recorder, { claimIds, id }: PointView, patch: Partial<Point>): void {
    const known = records.list('point').find(({ claimId }) => claimIds.includes(claimId));
    const empty = {
      title: '',
      conclusion: '',
      conclusionLow: null,
      conclusionHigh: null,
      conclusionUnit: null,
    };
    if (known) recorder.update('point', known.id, patch);
    else recorder.create('point', { id: newId(), claimId: id, ...empty, ...patch });
  }

  function dropJoinings(recorder: Recorder, isDropped: (joining: Joining) => boolean): void {
    for (const joining of records.list('joining', { noun: 'claim' }))
      if (isDropped(joining)) recorder.setPresence('joining', joining.id, 'binned');
  }

  /** Joins pairs of claims, each once, or keeps them apart. A split of a large point makes thousands. */
  function openJoinings(recorder: Recorder) {
    const known = new Map(records.list('joining', { noun: 'claim' }).map(({ id, a, b }) => [a + b, id]));
    return (x: string, y: string, rule: Joining['rule']): void => {
      const [a, b] = x < y ? [x, y] : [y, x];
      const id = known.get(a + b);
      if (id !== undefined) recorder.update('joining', id, { rule });
      else recorder.create('joining', { id: newId(), noun: 'claim', a, b, rule });
    };
  }

  function matrixInput(scope: Scope): MatrixInput {
    return {
      points: listPoints(scope),
      claims: views.claims(views.claimsIn(scope)),
      articles: views.articles(views.articlesIn(scope), []),
      copyGroups: copyGroups(),
      relations: views.effectiveRelations(),
      readings: (claimId) => links.readingOf(claimId),
      disputes: links.disputes(),
      ledgers: (a, b) => links.suggestion(a, b)?.ledger ?? null,
      credits: creditOf,
      joinings: records.list('joining', { noun: 'article' }),
    };
  }

  function describeVoices(id: string): PointVoices {
    const input = matrixInput({});
    const groups = findVoices(input, needPoint(id, input.points).id);
    const articles = new Map(input.articles.map((article) => [article.id, article]));
    const ids = new Set(groups.flatMap((group) => group.ids));
    const joinings = records.list('joining', { noun: 'article' });
    const isPair = (a: string, b: string) => (pair: { a: string; b: string }) =>
      [a, b].includes(pair.a) && [a, b].includes(pair.b);
    const joined = joinings.filter(({ rule }) => rule === 'must-join');
    const copied = textShares().filter(({ share }) => share >= copiedShare);

    /** A group of copies hangs together by any of its pairs, of which some may be an editor's: what ties `b` to it. */
    function tieOf(a: string, b: string, group: readonly string[]): OneVoiceReason {
      const others = group.filter((other) => other !== a && other !== b);
      for (const other of [a, ...others]) {
        const joining = joined.find(isPair(other, b));
        if (joining) return { kind: 'editor', a: other, b, ...decidedBy(joining) };
        if (copied.some(isPair(other, b))) return { kind: 'copy', a: other, b, run: commonRun(other, b) };
      }
      return { kind: 'copy', a, b, run: commonRun(a, b) };
    }

    return {
      articles: ids.size,
      independent: groups.length,
      voices: groups.map(({ ids: sourceIds, reasons }) => ({
        sources: sourceIds.map((sourceId) => {
          const article = articles.get(sourceId);
          return {
            id: sourceId,
            articleId: article?.id ?? null,
            title: article?.title ?? (sourceId.replace(/^heard ?/, '') || 'Nobody named'),
            publisher: article?.publisher ?? null,
            publishedAt: article?.publishedAt ?? null,
          };
        }),
        reasons: reasons.map((reason) =>
          reason.kind === 'copy' ? tieOf(reason.a, reason.b, sourceIds) : reason,
        ),
      })),
      keptApart: joinings
        .filter(({ a, b, rule }) => rule === 'cannot-join' && ids.has(a) && ids.has(b))
        .map((joining) => ({ a: joining.a, b: joining.b, ...decidedBy(joining) })),
    };
  }

  function commonRun(a: string, b: string) {
    const [textA, textB] = [a, b].map((id) => views.newestRevision(id)?.text ?? '');
    const run = findCommonRun(textA!, textB!);
    const shared = textShares().find((pair) => [a, b].includes(pair.a) && [a, b].includes(pair.b));
    return run && { text: textA!.slice(run.inA.start, run.inA.end), share: shared?.share ?? 0, ...run };
  }

  return {
    'point.list': listPoints,
    'point.compare': (scope) => buildMatrix(matrixInput(scope)),
    'point.voices': ({ id }) => describeVoices(id),
    'point.update': ({ id, ...patch }) => {
      const point = needPoint(id);
      const label =
        patch.title !== undefined
          ? `Name point ${quoteShort(patch.title)}`
          : `Conclude on ${quoteShort(point.title)}`;
      perform(label, (recorder) => savePoint(recorder, point, patch as Partial<Point>));
      return needPoint(id);
    },
    'point.merge': ({ ids }) => {
      const listed = listPoints({});
      const points = [...new Set(ids.map((id) => needPoint(id, listed)))];
      const [first, ...others] = points;
      if (!first || !others.length) throw new DomainError('invalid-request', 'Choose two points to merge.');
      perform(`Merge ${count(points, 'point')} into ${quoteShort(first.title)}`, (recorder) => {
        const all = new Set(points.flatMap(({ claimIds }) => claimIds));
        dropJoinings(recorder, ({ a, b, rule }) => rule === 'cannot-join' && all.has(a) && all.has(b));
        const join = openJoinings(recorder);
        for (const other of others) join(first.claimIds[0]!, other.claimIds[0]!, 'must-join');
      });
      return needPoint(first.id);
    },
    'point.split': ({ id, claimIds }) => {
      const point = needPoint(id);
      const moved = new Set(claimIds.filter((claimId) => point.claimIds.includes(claimId)));
      const stay = point.claimIds.filter((claimId) => !moved.has(claimId));
      if (!moved.size || !stay.length) {
        throw new DomainError(
          'invalid-request',
          'Choose some of the point’s claims: those become a point of their own, the others stay.',
        );
      }
      perform(`Split ${count([...moved], 'claim')} off ${quoteShort(point.title)}`, (recorder) => {
        dropJoinings(recorder, ({ a, b, rule }) => rule === 'must-join' && moved.has(a) !== moved.has(b));
        const join = openJoinings(recorder);
        // Both halves stay whole, also where a claim of the other half held them together.
        for (const [head, ...rest] of [[...moved], stay])
          for (const other of rest) join(head!, other, 'must-join');
        // Each pair, because which links hold the two halves together can change.
        for (const one of moved) for (const other of stay) join(one, other, 'cannot-join');
      });
      return needPoint([...moved][0]!);
    },
    'joining.list': () => records.list('joining'),
  } satisfies Operations;
}
