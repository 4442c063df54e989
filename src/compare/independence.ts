import type { Party } from '../contract/reading.ts';
import { foldForMatching } from '../text/normalise.ts';
import { joinGroups } from './grouping.ts';

/** What one source says of a point, as far as it tells from where it has it. */
export interface SourceVoice {
  readonly id: string;
  readonly publisher: string | null;
  readonly author: string | null;
  /** Of each of its claims on the point, who says it, nearest to the article first; empty: the article itself. */
  readonly chains: readonly (readonly Party[])[];
}

/**
 * How many of the sources of a point are independent: those of one by-line count once, those all of whose claims
 * go back to one origin, a source that another one cites, and those that repeat each other's wording. Copies are
 * one source already.
 */
export function countIndependent(
  voices: readonly SourceVoice[],
  repeating: readonly { readonly a: string; readonly b: string }[],
): number {
  const known = voices.map((voice) => ({
    id: voice.id,
    author: voice.author && fold(voice.author),
    publisher: voice.publisher && fold(voice.publisher),
    ...originsOf(voice),
  }));
  const pairs = known.flatMap((x, index) =>
    known
      .slice(index + 1)
      .filter(
        (y) =>
          (x.author !== null && x.author === y.author) ||
          [...x.origins].some((origin) => y.origins.has(origin)) ||
          (y.publisher !== null && x.cited.has(y.publisher)) ||
          (x.publisher !== null && y.cited.has(x.publisher)),
      )
      .map((y) => ({ a: x.id, b: y.id })),
  );
  return joinGroups(
    known.map(({ id }) => id),
    [...pairs, ...repeating],
    [],
  ).length;
}

/** Where a source has what it says; nothing where it says any of it by itself. */
function originsOf({ chains }: SourceVoice): {
  readonly origins: ReadonlySet<string>;
  /** The same parties by their whole names, under which publishers are known. */
  readonly cited: ReadonlySet<string>;
} {
  const parties = chains.map(originParty).filter((party) => party !== null);
  const isAllTold = parties.length === chains.length;
  return {
    origins: new Set(isAllTold ? parties.map(keyOf) : []),
    cited: new Set(isAllTold ? parties.map(({ name }) => fold(name)) : []),
  };
}

/** The furthest named party; null when nobody is named. */
function originParty(chain: readonly Party[]): Party | null {
  return chain.findLast(({ kind }) => kind !== 'unnamed') ?? null;
}

/** A person counts by the last name, because titles and first names come and go. */
function keyOf({ name, kind }: Party): string {
  const folded = fold(name);
  return kind === 'person' ? folded.slice(folded.lastIndexOf(' ') + 1) : folded;
}

function fold(name: string): string {
  return foldForMatching(name)
    .replace(/^(?:the|by) /, '')
    .replace(/\s+/g, ' ')
    .trim();
}
