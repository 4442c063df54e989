import type { Party } from '../contract/reading.ts';
import { foldForMatching } from '../text/normalise.ts';
import { type Credit, isCreditTo } from './credits.ts';
import { type JoiningRule, joinGroups } from './grouping.ts';

/** What one article, or one speaker who was heard, says of a point, as far as it tells from where it has it. */
export interface PointSource {
  readonly id: string;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly credit: Credit | null;
  /** Of each of its claims on the point, who says it, nearest to the article first; empty: the article itself. */
  readonly chains: readonly (readonly Party[])[];
}

interface Pair {
  readonly a: string;
  readonly b: string;
}

/** Why two sources count as one. */
export type Dependence = Pair &
  (
    | { readonly kind: 'copy' }
    | { readonly kind: 'wording'; readonly claimA: string; readonly claimB: string }
    | { readonly kind: 'credit'; readonly agency: string; readonly wordsA: string; readonly wordsB: string }
    | { readonly kind: 'by-line'; readonly author: string }
    | { readonly kind: 'origin'; readonly origin: string }
  );

export interface VoiceGroup {
  readonly ids: readonly string[];
  /** All that speaks for one, between any two of them; empty for one alone. */
  readonly reasons: readonly Dependence[];
}

interface VoiceInput {
  readonly sources: readonly PointSource[];
  /** Copies, and claims that print the same words. */
  readonly repeating: readonly (Dependence & { readonly kind: 'copy' | 'wording' })[];
  /** What editors joined or kept apart, of noun article. */
  readonly joinings: readonly JoiningRule[];
}

/**
 * The independent voices of a point: copies count once, and so do sources that print the same words, that credit
 * one agency, that have one by-line, all of whose claims go back to one origin, or of which one cites the other.
 * Sources that an editor keeps apart never count as one. In the order of the sources.
 */
export function groupVoices({ sources, repeating, joinings }: VoiceInput): VoiceGroup[] {
  const known = sources.map((source) => ({ ...source, ...originsOf(source) }));
  const reasons = [
    ...repeating,
    ...known.flatMap((x, index) => known.slice(index + 1).flatMap((y) => findDependence(x, y))),
  ];
  const groups = joinGroups(
    sources.map(({ id }) => id),
    reasons,
    joinings,
  );
  const groupOf = new Map(groups.flatMap((ids) => ids.map((id) => [id, ids] as const)));
  const apart = new Set(
    joinings.flatMap(({ a, b, rule }) => (rule === 'cannot-join' ? [`${a} ${b}`, `${b} ${a}`] : [])),
  );
  const order = new Map(sources.map(({ id }, at) => [id, at]));
  return groups
    .map((ids) => ({
      ids: ids.sort((x, y) => order.get(x)! - order.get(y)!),
      reasons: reasons.filter(
        ({ a, b }) => groupOf.get(a) === ids && groupOf.get(b) === ids && !apart.has(`${a} ${b}`),
      ),
    }))
    .sort((x, y) => order.get(x.ids[0]!)! - order.get(y.ids[0]!)!);
}

type KnownSource = PointSource & ReturnType<typeof originsOf>;

function findDependence(x: KnownSource, y: KnownSource): Dependence[] {
  const pair = { a: x.id, b: y.id };
  const found: Dependence[] = [];
  const credited = creditOf(x, y);
  if (credited) found.push({ kind: 'credit', ...pair, ...credited });
  if (isPerson(x.author) && isPerson(y.author) && foldName(x.author) === foldName(y.author))
    found.push({ kind: 'by-line', ...pair, author: x.author });
  const shared = [...x.origins].find(([key]) => y.origins.has(key))?.[1];
  const cited = citedBy(x, y) ?? citedBy(y, x);
  const origin = shared ?? cited;
  if (origin !== undefined) found.push({ kind: 'origin', ...pair, origin });
  return found;
}

/** "Staff" and "our correspondent" are by-lines of nobody. */
function isPerson(author: string | null): author is string {
  return (
    author !== null && !/\b(?:staff|newsroom|desk|editors?|correspondents?|agencies|admin)\b/i.test(author)
  );
}

/** One agency in both credits, or one side is by the agency that the other credits. */
function creditOf(x: KnownSource, y: KnownSource): { agency: string; wordsA: string; wordsB: string } | null {
  const byCredit = (credit: Credit, other: KnownSource): string | null => {
    if (other.credit) return credit.agency === other.credit.agency ? other.credit.words : null;
    return other.publisher !== null && isCreditTo(credit, other.publisher) ? other.publisher : null;
  };
  if (x.credit) {
    const words = byCredit(x.credit, y);
    return words === null ? null : { agency: x.credit.agency, wordsA: x.credit.words, wordsB: words };
  }
  if (!y.credit) return null;
  const words = byCredit(y.credit, x);
  return words === null ? null : { agency: y.credit.agency, wordsA: words, wordsB: y.credit.words };
}

function citedBy(citing: KnownSource, source: KnownSource): string | undefined {
  return source.publisher === null ? undefined : citing.cited.get(foldName(source.publisher));
}

/** Where a source has what it says; nothing where it says any of it by itself. */
function originsOf({ chains }: PointSource): {
  /** The furthest named parties, by the key under which two spellings meet. */
  readonly origins: ReadonlyMap<string, string>;
  /** The same parties by their whole names, under which publishers are known. */
  readonly cited: ReadonlyMap<string, string>;
} {
  const parties = chains.map(originParty).filter((party) => party !== null);
  const isAllTold = parties.length === chains.length;
  return {
    origins: new Map(isAllTold ? parties.map((party) => [keyOf(party), party.name]) : []),
    cited: new Map(isAllTold ? parties.map(({ name }) => [foldName(name), name]) : []),
  };
}

/** The furthest named party; null when nobody is named. */
function originParty(chain: readonly Party[]): Party | null {
  return chain.findLast(({ kind }) => kind !== 'unnamed') ?? null;
}

/** A person counts by the last name, because titles and first names come and go. */
function keyOf({ name, kind }: Party): string {
  const folded = foldName(name);
  return kind === 'person' ? folded.slice(folded.lastIndexOf(' ') + 1) : folded;
}

function foldName(name: string): string {
  return foldForMatching(name)
    .replace(/^(?:the|by) /, '')
    .replace(/\s+/g, ' ')
    .trim();
}
