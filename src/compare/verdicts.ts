import type { MatrixCell, PointRow } from '../contract/matrix.ts';
import type { Relation } from '../contract/reading.ts';
import { joinGroups } from './grouping.ts';

/** A relation of two claims, as one of their sources; `a` and `b` are two. */
export interface SourceRelation {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  /** The source that is later, or that repeats the other. */
  readonly subject: string | null;
}

export type CellVerdict = Pick<MatrixCell, 'relation' | 'isOutlier'>;

export interface PointVerdict {
  readonly finding: PointRow['finding'];
  readonly cells: ReadonlyMap<string, CellVerdict>;
}

/** What two sources say to each other on a point, all their claims taken together. */
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly kind: 'agree' | 'differ' | 'partly' | 'later';
  /** The later source, or the one that repeats the other's wording; null where that is not known. */
  readonly subject: string | null;
  /** They agree in nothing but one wording. */
  readonly isRepetition: boolean;
}

/**
 * How each source of a point stands to what the others say: to the largest group of sources that agree with each
 * other, where there is one, else to all of them. A source that nobody has compared with another has no relation.
 * The finding is "differ" as soon as two sources differ.
 */
export function judgeSources(
  sourceIds: readonly string[],
  relations: readonly SourceRelation[],
): PointVerdict {
  const pairs = pairSources(relations);
  const majority = findMajority(sourceIds, pairs);
  const cells = new Map(
    sourceIds.map((id) => {
      const relation = relationOf(id, pairs, majority);
      const isAgainst = pairs.some(
        (pair) => pair.kind === 'differ' && isBetween(pair, id) && majority.has(otherOf(pair, id)),
      );
      const isOutlier =
        relation === 'differs' && isAgainst && !majority.has(id) && majority.size * 2 > sourceIds.length - 1;
      return [id, { relation, isOutlier }] as const;
    }),
  );
  return { finding: findingOf(sourceIds, pairs), cells };
}

function findingOf(sourceIds: readonly string[], pairs: readonly Pair[]): PointRow['finding'] {
  if (sourceIds.length < 2) return 'only-here';
  const has = (...kinds: Pair['kind'][]) => pairs.some(({ kind }) => kinds.includes(kind));
  if (has('differ', 'partly')) return 'differ';
  if (has('later')) return 'later';
  return has('agree') ? 'agree' : 'unclear';
}

function pairSources(relations: readonly SourceRelation[]): Pair[] {
  const byPair = new Map<string, SourceRelation[]>();
  for (const relation of relations) {
    const key = [relation.a, relation.b].sort().join('\n');
    byPair.set(key, [...(byPair.get(key) ?? []), relation]);
  }
  return [...byPair.values()].map((all) => {
    const { a, b } = all[0]!;
    const has = (...kinds: Relation[]) => all.some(({ relation }) => kinds.includes(relation));
    const kind = pairKind(has);
    const subjects = new Set(
      all.flatMap(({ relation, subject }) =>
        relation === (kind === 'later' ? 'updates' : 'repeats') ? [subject] : [],
      ),
    );
    const [subject = null] = subjects.size === 1 ? subjects : [];
    return { a, b, kind, subject, isRepetition: kind === 'agree' && !has('agrees') };
  });
}

/** Who says both is half agreed, and a conflict outweighs a later value. */
function pairKind(has: (...kinds: Relation[]) => boolean): Pair['kind'] {
  if (has('differs')) return has('agrees', 'repeats') ? 'partly' : 'differ';
  if (has('partly')) return 'partly';
  return has('updates') ? 'later' : 'agree';
}

const isBetween = ({ a, b }: Pair, id: string) => a === id || b === id;
const otherOf = ({ a, b }: Pair, id: string) => (a === id ? b : a);

/** The largest group of sources that agree; empty where there is none, or two of one size. */
function findMajority(sourceIds: readonly string[], pairs: readonly Pair[]): ReadonlySet<string> {
  const [first = [], second = []] = joinGroups(
    sourceIds,
    pairs.filter(({ kind }) => kind === 'agree'),
    [],
  ).sort((x, y) => y.length - x.length);
  return new Set(first.length > 1 && first.length > second.length ? first : []);
}

function relationOf(id: string, pairs: readonly Pair[], majority: ReadonlySet<string>): Relation | null {
  const own = pairs.filter((pair) => isBetween(pair, id));
  const toMajority = own.filter((pair) => majority.has(otherOf(pair, id)));
  return sumUp(id, toMajority) ?? sumUp(id, own);
}

/** What most of the pairs say; of two that are as many, the one that asks for a look. */
function sumUp(id: string, pairs: readonly Pair[]): Relation | null {
  const of = (kind: Pair['kind']) => pairs.filter((pair) => pair.kind === kind);
  const [agreeing, differing, partial] = [of('agree'), of('differ'), of('partly')];
  const later = of('later').filter(({ subject }) => subject === id);
  const most = Math.max(agreeing.length, differing.length, partial.length, later.length);
  if (most === 0) return null;
  if (differing.length === most) return 'differs';
  if (later.length === most) return 'updates';
  if (partial.length === most) return 'partly';
  const isRepeating = (pair: Pair) => pair.isRepetition && pair.subject !== otherOf(pair, id);
  return agreeing.every(isRepeating) ? 'repeats' : 'agrees';
}
