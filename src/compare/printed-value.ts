import type { Dimension, Ledger, Passage, Quantity, Reading, Words } from '../contract/reading.ts';
import { attitudeAxes } from '../features/lexicon.ts';
import { tokensOf } from '../text/stems.ts';

interface ReadClaim {
  readonly passage: Passage;
  readonly reading: Reading;
}

/** One comparison of a claim with another of its point, seen from the claim's side of the ledger. */
export interface ComparedRows {
  readonly ledger: Ledger;
  readonly side: 'a' | 'b';
}

const figureWords = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands ' +
    'million millions billion billions trillion dozen dozens scores half third thirds quarter quarters fifth fifths ' +
    'no few several couple pair'
  ).split(' '),
);

/** The number as printed without the noun it counts: the point says what is counted. */
function printNumber({ printed, kind }: Quantity): string {
  if (kind !== 'count') return printed;
  const figure = tokensOf(printed).findLast(
    ({ word }) => /^\d/.test(word) || word.split('-').some((part) => figureWords.has(part)),
  );
  return figure ? printed.slice(0, figure.end) : printed;
}

/**
 * The value with which a claim answers its point, in the article's own words. First what was compared with other
 * claims of the point: a number, the date, place, name or position in which they differ, or a date. Then a number of
 * the marked words; then what else was compared; then what the marked words alone give: a date, where it was, which
 * side somebody takes. A year alone is no answer where the others give an amount. Null where none of these was read.
 */
export function printValue(
  { passage, reading }: ReadClaim,
  comparisons: readonly ComparedRows[],
): string | null {
  const { text, start, end } = passage;
  const isMarked = (span: { start: number; end: number }) => span.start < end && span.end > start;
  const quantities = reading.quantities.filter(isMarked);
  const firstOf = (dimensions: readonly Dimension[], outcome?: 'differ') => {
    for (const dimension of dimensions) {
      const words = comparedWords(comparisons, dimension, outcome);
      if (words) return words.text;
    }
    return null;
  };

  const number = comparedWords(comparisons, 'number');
  if (number) {
    const quantity = quantities.find((other) => other.start < number.end && other.end > number.start);
    return quantity ? printNumber(quantity) : number.text;
  }
  const isOfAmounts = comparisons.some(({ ledger, side }) =>
    ledger.rows.some((row) => row.dimension === 'number' && row[side === 'a' ? 'b' : 'a'] !== null),
  );
  const answers = (date: string | null) =>
    date === null || (isOfAmounts && /^\d{4}$/.test(date)) ? null : date;
  const different = firstOf(['date', 'place', 'name', 'negation'], 'differ') ?? answers(firstOf(['date']));
  if (different !== null) return different;
  const quantity = quantities.find(({ kind }) => kind !== 'ordinal') ?? quantities[0];
  if (quantity) return printNumber(quantity);
  const compared = firstOf(['negation', 'place', 'name']);
  if (compared !== null) return compared;
  const date = reading.dates.find((one) => isMarked(one) && answers(one.printed) !== null);
  const place = reading.names.find(
    (name) => name.kind === 'place' && isMarked(name) && placing.test(text.slice(0, name.start)),
  );
  const position = reading.polarity.find(
    (word) => word.axis !== null && attitudeAxes.has(word.axis) && isMarked(word),
  );
  return (date ?? place ?? position)?.printed ?? null;
}

/** Before a name these words say where something is; a country that acts stands without them. */
const placing = /\b(?:in|at|near|off|outside|inside|around|across|into|towards?) (?:the )?$/i;

/** Of one dimension, the claim's words that were compared most often; the first in the text where equal. */
function comparedWords(
  comparisons: readonly ComparedRows[],
  dimension: Dimension,
  outcome?: 'differ',
): Words | null {
  const counts = new Map<string, { words: Words; count: number }>();
  for (const { ledger, side } of comparisons) {
    for (const row of ledger.rows) {
      const words = row[side];
      const isCompared = row.a !== null && row.b !== null && row.outcome !== 'unknown';
      if (row.dimension !== dimension || !isCompared || words === null) continue;
      if (outcome !== undefined && row.outcome !== outcome) continue;
      const place = `${words.start}-${words.end}`;
      counts.set(place, { words, count: (counts.get(place)?.count ?? 0) + 1 });
    }
  }
  const [best] = [...counts.values()].sort(
    (x, y) => y.count - x.count || x.words.start - y.words.start || x.words.end - y.words.end,
  );
  return best?.words ?? null;
}
