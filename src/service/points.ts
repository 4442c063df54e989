import { buildMatrix, groupPoints, type MatrixInput } from '../compare/index.ts';
import { DomainError } from '../contract/domain-error.ts';
import type { PointView } from '../contract/matrix.ts';
import type { Joining, Point } from '../contract/model.ts';
import type { Recorder, Store } from '../store/index.ts';
import { saying } from '../words/saying.ts';
import type { Acting } from './acting.ts';
import { type Context, quoteShort } from './context.ts';
import type { Operations } from './index.ts';
import type { Sources } from './sources.ts';
import type { Voices } from './voices.ts';

interface Scope {
  readonly collectionId?: string | undefined;
}

/** The claims of each point, by what holds between them now; all claims of the library. */
export function groupClaims({ records, views }: Store): string[][] {
  return groupPoints({
    claimIds: [...views.claimIdsIn({})],
    links: views.effectiveRelations(),
    joinings: records.list('joining', { noun: 'claim' }),
  });
}

/** Claims on one question, as they belong together now. */
export interface Points {
  list(scope: Scope): PointView[];
  /**
   * The point to which a claim belongs now; a point's id may be that of a claim that has joined another since.
   * @throws DomainError not-found
   */
  need(id: string, points?: readonly PointView[]): PointView;
  /** What points are compared by. */
  input(scope: Scope): MatrixInput;
  /** What one point is compared by, whatever of its claims it names. @throws DomainError not-found */
  inputOf(point: PointView): MatrixInput;
}

export function createPoints({ store, need }: Context, { creditOf, copyGroups }: Sources): Points {
  const { records, views, links } = store;

  /** Points are made of all claims; a collection shows of each what stands in it. */
  function listPoints(scope: Scope): PointView[] {
    const said = records.list('point');
    const shown = views.claimIdsIn(scope);
    const wordingOf = views.openWordings();
    return groupClaims(store).flatMap((all) => {
      const claimIds = all.filter((id) => shown.has(id));
      if (!claimIds.length) return [];
      const point = said.find(({ claimId }) => all.includes(claimId));
      return [
        {
          id: all[0]!,
          claimIds,
          title: point?.title || wordingOf(claimIds[0]!),
          isTitled: Boolean(point?.title),
          conclusion: point?.conclusion ?? '',
          conclusionLow: point?.conclusionLow ?? null,
          conclusionHigh: point?.conclusionHigh ?? null,
          conclusionUnit: point?.conclusionUnit ?? null,
        },
      ];
    });
  }

  function needPoint(id: string, points: readonly PointView[] = listPoints({})): PointView {
    const point = points.find(({ claimIds }) => claimIds.includes(id));
    if (!point) throw new DomainError('not-found', saying('records.noPoint'));
    return point;
  }

  return {
    list: listPoints,
    need: needPoint,
    input: (scope) => ({
      points: listPoints(scope),
      claims: views.claims(views.claimsIn(scope)),
      ...readGrounds(scope),
    }),
    inputOf: (point) => ({
      points: [point],
      claims: views.fewClaims(point.claimIds.map((id) => need('claim', id))),
      ...readGrounds({}),
    }),
  };

  function readGrounds(scope: Scope): Omit<MatrixInput, 'points' | 'claims'> {
    return {
      articles: views.sources(views.articlesIn(scope)),
      copyGroups: copyGroups(),
      relations: views.effectiveRelations(),
      readings: (claimId) => links.readingOf(claimId),
      disputes: links.disputes(),
      ledgers: (a, b) => links.suggestion(a, b)?.ledger ?? null,
      credits: creditOf,
      changedAt: openLastChanges(store),
      joinings: records.list('joining', { noun: 'article' }),
      claimJoinings: records.list('joining', { noun: 'claim' }),
    };
  }
}

/** When somebody last changed a claim, said something of the point that it names, or decided on a link of it. */
function openLastChanges(store: Store): MatrixInput['changedAt'] {
  let known: ReadonlyMap<string, string> | undefined;
  return (claimId) => {
    known ??= findLastChanges(store);
    return known.get(claimId) ?? null;
  };
}

function findLastChanges({ acts, records }: Store): Map<string, string> {
  const changes = acts.lastChanges('claim');
  const add = (claimId: string, at: string | undefined) => {
    if (at !== undefined && at > (changes.get(claimId) ?? '')) changes.set(claimId, at);
  };
  const ofPoints = acts.lastChanges('point');
  for (const { id, claimId } of records.list('point')) add(claimId, ofPoints.get(id));
  for (const { a, b, decidedAt } of records.list('decision')) {
    add(a, decidedAt);
    add(b, decidedAt);
  }
  return changes;
}

/** What editors say of points, and the matrix of points by sources. */
export function pointOperations(
  { store, newId }: Context,
  { perform }: Acting,
  { list: listPoints, need: needPoint, input: matrixInput }: Points,
  voices: Voices,
) {
  const { records } = store;

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

  return {
    'point.list': listPoints,
    'point.compare': (scope) => buildMatrix(matrixInput(scope)),
    'point.voices': ({ id }) => voices.ofPoint(id),
    'point.update': ({ id, ...patch }) => {
      const point = needPoint(id);
      const label =
        patch.title !== undefined
          ? saying('acts.namePoint', { point: quoteShort(patch.title) })
          : saying('acts.concludeOn', { point: quoteShort(point.title) });
      perform(label, (recorder) => savePoint(recorder, point, patch as Partial<Point>));
      return needPoint(id);
    },
    'point.merge': ({ ids }) => {
      const listed = listPoints({});
      const points = [...new Set(ids.map((id) => needPoint(id, listed)))];
      const [first, ...others] = points;
      if (!first || !others.length) throw new DomainError('invalid-request', saying('naming.mergeTwoPoints'));
      const label = saying('acts.mergePoints', { count: points.length, point: quoteShort(first.title) });
      perform(label, (recorder) => {
        const all = new Set(points.flatMap(({ claimIds }) => claimIds));
        dropJoinings(recorder, ({ a, b, rule }) => rule === 'cannot-join' && all.has(a) && all.has(b));
        const join = openJoinings(recorder);
        const [head, ...rest] = all;
        // What only suggestions held in one of them is not linked to all of the other, and would fall out.
        for (const claimId of rest) join(head!, claimId, 'must-join');
      });
      return needPoint(first.id);
    },
    'point.split': ({ id, claimIds }) => {
      const point = needPoint(id);
      const moved = new Set(claimIds.filter((claimId) => point.claimIds.includes(claimId)));
      const stay = point.claimIds.filter((claimId) => !moved.has(claimId));
      if (!moved.size || !stay.length) {
        throw new DomainError('invalid-request', saying('naming.chooseClaims'));
      }
      const label = saying('acts.splitPoint', { count: moved.size, point: quoteShort(point.title) });
      perform(label, (recorder) => {
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
