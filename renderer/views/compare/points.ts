import type { MatrixClaim, PointRow } from '../../../src/contract/matrix.ts';
import type { ClaimStatus } from '../../../src/contract/model.ts';
import { formatNumber } from '../../components/count.ts';
import { type PlainWord, say } from '../../words/index.ts';

/** What each status is called. */
export const statusNames: Readonly<Record<ClaimStatus, PlainWord>> = {
  'to-check': 'compare.toCheck',
  checking: 'compare.checking',
  done: 'compare.done',
  dropped: 'compare.dropped',
};

/** `checking` where all claims stand there, else `1 to check, 2 done`. */
export function describeStatuses(statuses: readonly ClaimStatus[]): string {
  const counts = (Object.keys(statusNames) as ClaimStatus[])
    .map((status) => ({ status, count: statuses.filter((other) => other === status).length }))
    .filter(({ count }) => count > 0);
  return counts.length === 1
    ? say(statusNames[counts[0]!.status])
    : counts.map(({ status, count }) => `${formatNumber(count)} ${say(statusNames[status])}`).join(', ');
}

/** `3 articles, 1 heard, 2 independent`; of one alone there is nothing to say. */
export function describeSources({ articles, independent, cells }: PointRow): string {
  const heard = cells.filter(({ claims }) => claims.every(({ articleId }) => articleId === null)).length;
  const printed = articles - heard;
  const count = say('compare.articles', {
    articles: printed,
    isBoth: String(printed > 0 && heard > 0),
    heard,
  });
  return articles > 1 ? say('compare.independent', { count, independent }) : count;
}

/** `2 only suggested`: sources of which nobody has decided that they belong to the point. Empty where there are none. */
export function describeSuggested({ cells }: Pick<PointRow, 'cells'>): string {
  const suggested = cells.filter(({ claims, suggestedClaimIds }) =>
    claims.every(({ claimId }) => suggestedClaimIds.includes(claimId)),
  ).length;
  return say('compare.sourcesSuggested', { suggested });
}

/** The claims of a row, source after source. */
export function listClaims({ cells }: PointRow): MatrixClaim[] {
  return cells.flatMap(({ claims }) => claims);
}

/** The form in which `parseNumber` reads it back, whatever the language. */
export const writeNumber = (value: number | null) =>
  value === null ? '' : value.toLocaleString('en-US', { maximumFractionDigits: 20 });

/** The zeros behind a number that a word stands for, as newspapers print it. */
const zeros: Readonly<Record<string, number>> = {
  ...{ k: 3, thousand: 3, m: 6, mn: 6, million: 6, bn: 9, billion: 9, tn: 12, trillion: 12 },
};
/** The currencies that the program reads by their sign, by the code that it prints for them. */
const currencies: Readonly<Record<string, string>> = { $: 'USD', '£': 'GBP', '€': 'EUR', '¥': 'JPY' };

/** The code of the currency whose sign stands in it; null without one. */
export const readCurrency = (text: string) => currencies[/[$£€¥]/.exec(text)?.[0] ?? ''] ?? null;

/**
 * Reads a number as editors write one and as articles print one: `1,200`, `-3.5`, `2.4 million`, `£60m`. Null for empty
 * text, undefined for anything else.
 */
export function parseNumber(text: string): number | null | undefined {
  const written = text.trim().replaceAll(/[\s\u00a0\u202f]|,(?=\d{3}(?:\D|$))/g, '');
  if (written === '') return null;
  const [, minus, figures, word] = /^([-−]?)[$£€¥]?(\d+(?:\.\d+)?)(\p{L}*)[$£€¥]?$/u.exec(written) ?? [];
  const power = word === '' ? 0 : zeros[word?.toLowerCase() ?? ''];
  return power === undefined ? undefined : Number(`${minus && '-'}${figures}e${power}`);
}
