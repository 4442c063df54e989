import type { Dimension, Ledger, Passage, Quantity, Reading, Words } from '../contract/reading.ts';
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
 * The value with which a claim answers its point, in the article's own words: the number or else the date that
 * was compared with other claims of the point; else a number or a date of the marked words; else what else was
 * compared, place before name before position; else a place or a position of the marked words. Null where none
 * of these was read.
 */
export function printValue(
  { passage, reading }: ReadClaim,
  comparisons: readonly ComparedRows[],
): string | null {
  const isMarked = ({ start, end }: { start: number; end: number }) =>
    start < passage.end && end > passage.start;
  const quantities = reading.quantities.filter(isMarked);
  const dates = reading.dates.filter(isMarked);
  const number = comparedWords(comparisons, 'number');
  if (number) {
    const quantity = quantities.find(({ start, end }) => start < number.end && end > number.start);
    return quantity ? printNumber(quantity) : number.text;
  }
  const date = comparedWords(comparisons, 'date');
  if (date) return date.text;
  const quantity = quantities.find(({ kind }) => kind !== 'ordinal') ?? quantities[0];
  if (quantity) return printNumber(quantity);
  if (dates[0]) return dates[0].printed;
  const compared =
    comparedWords(comparisons, 'place') ??
    comparedWords(comparisons, 'name') ??
    comparedWords(comparisons, 'negation');
  if (compared) return compared.text;
  const place = reading.names.find((name) => name.kind === 'place' && isMarked(name));
  const position = reading.polarity.find(({ kind, ...span }) => kind === 'stance' && isMarked(span));
  return place?.printed ?? position?.printed ?? null;
}

/** Of one dimension, the claim's words that were compared most often; the first in the text where equal. */
function comparedWords(comparisons: readonly ComparedRows[], dimension: Dimension): Words | null {
  const counts = new Map<string, { words: Words; count: number }>();
  for (const { ledger, side } of comparisons) {
    for (const row of ledger.rows) {
      const words = row[side];
      const isCompared = row.a !== null && row.b !== null && row.outcome !== 'unknown';
      if (row.dimension !== dimension || !isCompared || words === null) continue;
      const place = `${words.start}-${words.end}`;
      counts.set(place, { words, count: (counts.get(place)?.count ?? 0) + 1 });
    }
  }
  const [best] = [...counts.values()].sort(
    (x, y) => y.count - x.count || x.words.start - y.words.start || x.words.end - y.words.end,
  );
  return best?.words ?? null;
}
