import type {
  Matrix,
  MatrixCell,
  MatrixClaim,
  PointRow,
  PointView,
  SourceColumn,
} from '../contract/matrix.ts';
import type { Ledger, Party, Passage, Reading, Relation } from '../contract/reading.ts';
import type { ArticleSummary, ClaimView } from '../contract/views.ts';
import { byTime } from './copies.ts';
import type { Credit } from './credits.ts';
import { type JoiningRule, joinGroups } from './grouping.ts';
import { groupVoices, type PointSource, type VoiceGroup } from './independence.ts';
import { isTelling, samePoint } from './points.ts';
import { type ComparedRows, printValue } from './printed-value.ts';
import { type CellVerdict, judgeSources, type SourceRelation } from './verdicts.ts';

type ComparedClaim = Pick<
  ClaimView,
  'id' | 'articleId' | 'publishedAt' | 'wording' | 'isOrphan' | 'anchors' | 'attribution' | 'tags' | 'status'
>;
type SourceArticle = Pick<ArticleSummary, 'id' | 'title' | 'publisher' | 'author' | 'publishedAt'>;

interface JudgedPair {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  readonly subject: 'a' | 'b' | null;
  /** Null: a person decided. */
  readonly confidence: number | null;
}

export interface MatrixInput {
  /** Each claim in one point. */
  readonly points: readonly PointView[];
  readonly claims: readonly ComparedClaim[];
  /** All of the claims, and those that can be copies of them. */
  readonly articles: readonly SourceArticle[];
  /** As putLeadFirst gives them: the first stands for the others. */
  readonly copyGroups: readonly (readonly string[])[];
  /** Of all claims, decisions before suggestions. */
  readonly relations: readonly JudgedPair[];
  /** Of which pairs it is known that two named parties say otherwise; `rule`: who says what. */
  readonly disputes: readonly { readonly a: string; readonly b: string; readonly rule: string }[];
  /** What was read in a claim; null where nothing was. */
  readonly readings: (claimId: string) => { readonly passage: Passage; readonly reading: Reading } | null;
  /** The comparison of two claims, as it is suggested now; `a` sorts before `b`. */
  readonly ledgers: (a: string, b: string) => Ledger | null;
  /** The agency that an article credits. */
  readonly credits: (articleId: string) => Credit | null;
  /** When somebody last changed a claim, or anything that rests on it; null: nobody is known to have. */
  readonly changedAt: (claimId: string) => string | null;
  /** What editors joined or kept apart, of noun article. */
  readonly joinings: readonly JoiningRule[];
  /** The same of noun claim: what holds a point together, whatever is suggested. */
  readonly claimJoinings: readonly JoiningRule[];
}

/**
 * Points by sources: every claim of a point stands in exactly one cell. The order of what comes in does not
 * matter: columns are in the order of time, articles before hearsay; of the rows those where sources differ come
 * first, then later values, agreement and single sources, and among them those with the most sources.
 * A claim whose words are gone from its article keeps its place and says nothing on the point any more, as long
 * as another one does.
 */
export function buildMatrix(input: MatrixInput): Matrix {
  const claimsById = new Map(input.claims.map((claim) => [claim.id, claim]));
  const pointOf = new Map(
    input.points.flatMap((point) => point.claimIds.map((claimId) => [claimId, point] as const)),
  );
  const pairsByRow = new Map<string, RowPairs>(
    input.points.map(({ id }) => [id, { within: [], beyond: [] }]),
  );
  for (const pair of input.relations) {
    const [x, y] = [pointOf.get(pair.a), pointOf.get(pair.b)];
    if (x === undefined || y === undefined) continue;
    if (x === y && isTelling(pair)) pairsByRow.get(x.id)!.within.push(pair);
    if (x === y || !samePoint.has(pair.relation)) continue;
    for (const { id } of [x, y]) pairsByRow.get(id)!.beyond.push(pair);
  }
  const columns = findSources(input);
  const disputes = new Map(input.disputes.map(({ a, b, rule }) => [a + b, rule]));
  const rows = input.points
    .map((point): PointRow => {
      const claims = point.claimIds.map((id) => claimsById.get(id)).filter((claim) => claim !== undefined);
      const pairs = pairsByRow.get(point.id)!;
      const row = buildRow(input, point, claims, columns, pairs, disputes);
      const elsewhere = findElsewhere(row, pairs.beyond, columns, claimsById, pointOf);
      return {
        ...row,
        elsewhere,
        finding: elsewhere.length && row.finding === 'only-here' ? 'unclear' : row.finding,
      };
    })
    .filter(({ cells }) => cells.length > 0)
    .sort(byFinding);
  const shared = rows.filter(({ cells }) => cells.length > 1);
  const said = new Map<string, number>();
  for (const { cells } of shared) {
    for (const { sourceId } of cells) said.set(sourceId, (said.get(sourceId) ?? 0) + 1);
  }
  const sources = columns.list.map((source) => ({
    ...source,
    leftOut: shared.length - (said.get(source.id) ?? 0),
  }));
  return { sources, rows };
}

/** Which links a row rests on: those that tell between its claims, and those that lead to claims of other points. */
interface RowPairs {
  readonly within: JudgedPair[];
  readonly beyond: JudgedPair[];
}

interface Columns {
  /** In the order in which they are shown. */
  readonly list: readonly SourceColumn[];
  /** The column in which a claim stands. */
  readonly of: (claim: ComparedClaim) => SourceColumn;
  /** The place of a source in the list. */
  readonly rank: ReadonlyMap<string, number>;
  readonly articles: ReadonlyMap<string, SourceArticle>;
}

/** The sources that make any claim: articles with their copies folded in, then who was heard. */
function findSources({ claims, articles, copyGroups }: MatrixInput): Columns {
  const articlesById = new Map(articles.map((article) => [article.id, article]));
  const groupOf = new Map<string, readonly string[]>();
  for (const group of copyGroups) {
    const known = group.filter((id) => articlesById.has(id));
    for (const id of known) groupOf.set(id, known);
  }
  const sourcesById = new Map<string, SourceColumn>();
  const idOf = ({ articleId, attribution }: ComparedClaim) =>
    articleId === null ? `heard ${speakerOf(attribution) ?? ''}` : (groupOf.get(articleId)?.[0] ?? articleId);
  for (const claim of claims) {
    const id = idOf(claim);
    if (sourcesById.has(id)) continue;
    const article = claim.articleId === null ? null : articlesById.get(id);
    if (article === undefined) throw new Error(`No article ${id} among those of the claims.`);
    const copies = (groupOf.get(id) ?? []).slice(1).map((copy) => articlesById.get(copy)!);
    sourcesById.set(id, {
      id,
      articleId: article?.id ?? null,
      title: article ? article.title : (speakerOf(claim.attribution) ?? 'Nobody named'),
      publisher: article?.publisher ?? null,
      publishedAt: article?.publishedAt ?? null,
      copies: copies.map(({ id: articleId, title, publisher }) => ({ articleId, title, publisher })),
      leftOut: 0,
    });
  }
  // Hearsay has no date, and its ids sort behind those of articles.
  const list = [...sourcesById.values()].sort(byTime);
  return {
    list,
    of: (claim) => sourcesById.get(idOf(claim))!,
    rank: new Map(list.map(({ id }, at) => [id, at])),
    articles: articlesById,
  };
}

function speakerOf(attribution: readonly Party[]): string | null {
  return attribution.at(-1)?.name ?? null;
}

const findingOrder: readonly PointRow['finding'][] = ['differ', 'later', 'agree', 'unclear', 'only-here'];

function byFinding(x: PointRow, y: PointRow): number {
  return (
    findingOrder.indexOf(x.finding) - findingOrder.indexOf(y.finding) ||
    y.cells.length - x.cells.length ||
    (x.point.id < y.point.id ? -1 : 1)
  );
}

function buildRow(
  input: MatrixInput,
  point: PointView,
  all: readonly ComparedClaim[],
  columns: Columns,
  pairs: RowPairs,
  disputes: ReadonlyMap<string, string>,
): Omit<PointRow, 'elsewhere'> {
  const claims = all.toSorted(byPlace(columns));
  const standing = standingOf(claims);
  const sourceOf = new Map(standing.map((claim) => [claim.id, columns.of(claim)]));
  const telling = pairs.within.filter(({ a, b }) => sourceOf.has(a) && sourceOf.has(b));
  const sources = [...new Set(sourceOf.values())];
  const between = telling
    .map(({ a, b, relation, subject }): SourceRelation => {
      const [x, y] = [sourceOf.get(a)!.id, sourceOf.get(b)!.id];
      return { a: x, b: y, relation, subject: subject === null ? null : subject === 'a' ? x : y };
    })
    .filter(({ a, b }) => a !== b);
  const verdict = judgeSources(
    sources.map(({ id }) => id),
    between,
  );
  const decided = telling.filter(({ confidence }) => confidence === null);
  const settled = new Set(
    decided.flatMap(({ a, b }) => {
      const [x, y] = [sourceOf.get(a), sourceOf.get(b)];
      return x === y ? [] : [x, y];
    }),
  );
  const held = heldTogether(point, decided, input.claimJoinings);
  const divided = new Set(
    telling.flatMap(({ a, b, relation }) => {
      const source = sourceOf.get(a);
      return relation === 'differs' && source === sourceOf.get(b) ? [source] : [];
    }),
  );
  // What a copy repeats does not tell which of its words the point is about.
  const comparing = telling.filter(({ relation }) => relation !== 'repeats');
  const comparisonsOf = compareWithin(input, comparing.length ? comparing : pairs.beyond);
  const disputed = telling.filter(({ a, b, relation }) => relation === 'differs' && disputes.has(a + b));
  const cells = [...new Set(claims.map(columns.of))].map((source): MatrixCell => {
    const own = claims.filter((claim) => columns.of(claim) === source);
    const stands: CellVerdict = verdict.cells.get(source.id) ?? { relation: null, isOutlier: false };
    const shown = own.map((claim): MatrixClaim => {
      const read = input.readings(claim.id);
      return {
        claimId: claim.id,
        articleId: claim.articleId,
        publishedAt: claim.publishedAt,
        wording: claim.wording,
        statement: read?.passage.quoted
          ? read.passage.text.slice(read.passage.start, read.passage.end)
          : null,
        printed: read && printValue(read, comparisonsOf(claim.id)),
        isOrphan: claim.isOrphan,
      };
    });
    const isDivided = divided.has(source);
    const dispute =
      (isDivided || stands.relation === 'differs') &&
      disputed.find(({ a, b }) => sourceOf.get(a) === source || sourceOf.get(b) === source);
    return {
      sourceId: source.id,
      claims: shown,
      isSuggested: stands.relation !== null && !settled.has(source),
      suggestedClaimIds: own.flatMap(({ id }) => (held.has(id) ? [] : [id])),
      isDivided,
      dispute: dispute ? disputes.get(dispute.a + dispute.b)! : null,
      ...stands,
    };
  });
  return {
    point,
    cells,
    finding: divided.size > 0 ? 'differ' : verdict.finding,
    articles: new Set(standing.map((claim) => claim.articleId ?? columns.of(claim).id)).size,
    independent: voicesOf(input, columns, standing, telling).length,
    tagIds: [...new Set(claims.flatMap(({ tags }) => tags.map(({ id }) => id)))].sort(),
    statuses: claims.map(({ status }) => status),
    suggestions: telling.filter(({ confidence }) => confidence !== null).length,
    changedAt:
      claims
        .map(({ id }) => input.changedAt(id) ?? '')
        .sort()
        .at(-1) || null,
  };
}

/** The most claims of a point that decisions and editors' merges hold together; its first one where there are none. */
function heldTogether(
  { claimIds }: PointView,
  decided: readonly JudgedPair[],
  joinings: readonly JoiningRule[],
): ReadonlySet<string> {
  const known = new Set(claimIds);
  const joined = joinings.filter(({ rule, a, b }) => rule === 'must-join' && known.has(a) && known.has(b));
  const groups = joinGroups(claimIds, [...decided, ...joined], []);
  return new Set(groups.reduce((most, group) => (group.length > most.length ? group : most), [claimIds[0]!]));
}

/** Where else sources that are silent in a row say something of what its claims say. */
function findElsewhere(
  { cells }: Pick<PointRow, 'cells'>,
  beyond: readonly JudgedPair[],
  { of, rank }: Columns,
  claimsById: ReadonlyMap<string, ComparedClaim>,
  pointOf: ReadonlyMap<string, PointView>,
): PointRow['elsewhere'] {
  const own = new Set(
    cells.flatMap(({ claims }) => claims.filter((one) => !one.isOrphan)).map((one) => one.claimId),
  );
  const heard = new Set(cells.map(({ sourceId }) => sourceId));
  const found = new Map<string, PointView>();
  for (const { a, b } of beyond) {
    const [near, far] = own.has(a) ? [a, b] : [b, a];
    const claim = claimsById.get(far);
    const point = pointOf.get(far)!;
    if (!own.has(near) || claim === undefined || claim.isOrphan) continue;
    const { id } = of(claim);
    const known = found.get(id);
    if (!heard.has(id) && (known === undefined || point.id < known.id)) found.set(id, point);
  }
  return [...found]
    .map(([sourceId, { id, title }]) => ({ sourceId, pointId: id, title }))
    .sort((x, y) => rank.get(x.sourceId)! - rank.get(y.sourceId)!);
}

/** Claims whose words are gone say nothing more on a point, as long as another one does. */
function standingOf(claims: readonly ComparedClaim[]): readonly ComparedClaim[] {
  const there = claims.filter(({ isOrphan }) => !isOrphan);
  return there.length ? there : claims;
}

/** An article, or who was heard, as the independent voices of a point are counted. */
function voiceIdOf({ articleId, attribution }: ComparedClaim): string {
  return articleId ?? `heard ${speakerOf(attribution) ?? ''}`;
}

/**
 * The independent voices of one point, each with the articles, or who was heard, that count as one and why. A
 * point of which no claim is there has none.
 */
export function findVoices(input: MatrixInput, pointId: string): VoiceGroup[] {
  const point = input.points.find(({ id }) => id === pointId);
  if (!point) return [];
  const columns = findSources(input);
  const ids = new Set(point.claimIds);
  const claims = input.claims.filter(({ id }) => ids.has(id)).toSorted(byPlace(columns));
  const standing = standingOf(claims);
  const shown = new Set(standing.map(({ id }) => id));
  const telling = input.relations.filter((pair) => isTelling(pair) && shown.has(pair.a) && shown.has(pair.b));
  return voicesOf(input, columns, standing, telling);
}

function voicesOf(
  input: MatrixInput,
  { articles }: Columns,
  standing: readonly ComparedClaim[],
  telling: readonly JudgedPair[],
): VoiceGroup[] {
  const voiceOf = new Map(standing.map((claim) => [claim.id, voiceIdOf(claim)]));
  const byVoice = Map.groupBy(standing, voiceIdOf);
  const sources = [...byVoice].map(([id, own]): PointSource => {
    const article = articles.get(id);
    return {
      id,
      publisher: article?.publisher ?? null,
      author: article?.author ?? null,
      credit: article ? input.credits(id) : null,
      chains: own.map((claim) => chainOf(input, claim)),
    };
  });
  const copies = input.copyGroups.flatMap((group) => {
    const [first, ...others] = group.filter((id) => byVoice.has(id));
    return others.map((b) => ({ kind: 'copy' as const, a: first!, b }));
  });
  const wordings = telling.flatMap(({ a, b, relation }) => {
    const [x, y] = [voiceOf.get(a)!, voiceOf.get(b)!];
    const isRepeated = relation === 'repeats' && x !== y;
    return isRepeated ? [{ kind: 'wording' as const, a: x, b: y, claimA: a, claimB: b }] : [];
  });
  return groupVoices({ sources, repeating: [...copies, ...wordings], joinings: input.joinings });
}

/** So many comparisons tell which of a claim's words the point is about; ledgers are costly to read. */
const comparisonsEnough = 5;

/** The comparisons of each claim with others of its point, looked up once for each pair. */
function compareWithin(
  { ledgers }: MatrixInput,
  relations: readonly JudgedPair[],
): (claimId: string) => ComparedRows[] {
  const known = new Map<string, ComparedRows[]>();
  const add = (claimId: string, rows: ComparedRows) =>
    known.set(claimId, [...(known.get(claimId) ?? []), rows]);
  const isKnown = (claimId: string) => (known.get(claimId)?.length ?? 0) >= comparisonsEnough;
  for (const { a, b } of relations) {
    if (isKnown(a) && isKnown(b)) continue;
    const ledger = ledgers(a, b);
    if (!ledger) continue;
    add(a, { ledger, side: 'a' });
    add(b, { ledger, side: 'b' });
  }
  return (claimId) => known.get(claimId) ?? [];
}

/** The editor's own attribution, else the one that was read. */
function chainOf({ readings }: MatrixInput, { id, attribution }: ComparedClaim): readonly Party[] {
  return attribution.length ? attribution : (readings(id)?.reading.attribution?.chain ?? []);
}

/** Source after source, in each its own article before the copies, and claims as they stand in the text. */
function byPlace({ of, rank }: Columns): (x: ComparedClaim, y: ComparedClaim) => number {
  const place = (claim: ComparedClaim) => {
    const source = of(claim);
    const copy = source.copies.findIndex(({ articleId }) => articleId === claim.articleId);
    const starts = claim.anchors.map(({ start }) => start ?? Number.MAX_SAFE_INTEGER);
    return [rank.get(source.id)!, copy, Math.min(...starts, Number.MAX_SAFE_INTEGER)] as const;
  };
  return (x, y) => {
    const [p, q] = [place(x), place(y)];
    return p[0] - q[0] || p[1] - q[1] || p[2] - q[2] || (x.id < y.id ? -1 : x.id > y.id ? 1 : 0);
  };
}
