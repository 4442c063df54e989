import { DomainError } from '../contract/domain-error.ts';
import type { CorrectedReading, Dimension, Reading } from '../contract/reading.ts';
import { tokensOf } from '../text/stems.ts';
import { type Saying, saying } from '../words/saying.ts';

type List = keyof CorrectedReading;

/** The list that each part of a reading stands in. */
const listOf: Readonly<Record<Dimension, List>> = {
  number: 'quantities',
  unit: 'quantities',
  date: 'dates',
  name: 'names',
  place: 'names',
  negation: 'polarity',
  modality: 'modality',
  speaker: 'attribution',
  quote: 'quotes',
};

/** The other parts that stand in the same list: a new correction of one takes the place of theirs. */
export function sharingParts(part: Dimension): Dimension[] {
  return (Object.keys(listOf) as Dimension[]).filter(
    (other) => other !== part && listOf[other] === listOf[part],
  );
}

/**
 * Checks what a schema cannot: that the correction is of the part it says, that its words stand in the passage,
 * and that no interval is turned round.
 * @throws DomainError invalid-request
 */
export function checkCorrection(part: Dimension, value: CorrectedReading, text: string): void {
  const of = { part: saying(`parts.${part}`) };
  const refuse = (what: Saying): never => {
    throw new DomainError('invalid-request', what);
  };
  const given = Object.keys(value).filter((list) => value[list as List] !== undefined);
  if (given.length !== 1 || given[0] !== listOf[part])
    refuse(saying('corrections.wrongList', { ...of, list: listOf[part] }));
  for (const { printed, low, high } of value.quantities ?? [])
    if (low !== null && high !== null && low > high)
      refuse(saying('corrections.turnedInterval', { ...of, printed }));
  for (const { printed, from, to } of value.dates ?? [])
    if (from !== null && to !== null && from > to)
      refuse(saying('corrections.lastDayFirst', { ...of, printed }));
  if (!settleCorrection(value, text)) refuse(saying('corrections.lostWords', of));
}

/** Counted nouns as readings hold them, by their stem: an editor types "boats". Those that were read stay as they are. */
export function stemUnits(value: CorrectedReading, reading: Reading): CorrectedReading {
  if (!value.quantities) return value;
  const isRead = (unit: string) => reading.quantities.some((quantity) => quantity.unit === unit);
  return {
    ...value,
    quantities: value.quantities.map((quantity) => {
      const { kind, unit } = quantity;
      if (kind !== 'count' || unit === null || isRead(unit)) return quantity;
      return { ...quantity, unit: tokensOf(unit).at(-1)?.stem ?? null };
    }),
  };
}

interface Spanned {
  readonly start: number;
  readonly end: number;
}

/**
 * The correction with its words found in the text as it is now, where they stand nearest to where they stood;
 * null where some of them are gone. What stands without words (an empty span) stays as it is.
 */
export function settleCorrection(value: CorrectedReading, text: string): CorrectedReading | null {
  let isWhole = true;
  const settle = <T extends Spanned>(item: T, printed: string): T => {
    const place = findNearest(text, printed, item);
    if (place === null) isWhole = false;
    return place === null ? item : { ...item, ...place };
  };
  const byPrinted = <T extends Spanned & { printed: string }>(list: readonly T[]) =>
    list.map((item) => settle(item, item.printed));
  const { quantities, dates, names, polarity, modality, attribution, quotes } = value;
  const settled = {
    ...(quantities && { quantities: byPrinted(quantities) }),
    ...(dates && { dates: byPrinted(dates) }),
    ...(names && { names: byPrinted(names) }),
    ...(polarity && { polarity: byPrinted(polarity) }),
    ...(modality && { modality: byPrinted(modality) }),
    ...(attribution !== undefined && {
      attribution: attribution && settle(attribution, attribution.printed),
    }),
    ...(quotes && { quotes: quotes.map((words) => settle(words, words.text)) }),
  };
  return isWhole ? settled : null;
}

function findNearest(text: string, printed: string, { start, end }: Spanned): Spanned | null {
  if (start === end || text.slice(start, end) === printed) return { start, end };
  const places: number[] = [];
  for (let at = text.indexOf(printed); at >= 0; at = text.indexOf(printed, at + 1)) places.push(at);
  const [nearest] = places.sort((x, y) => Math.abs(x - start) - Math.abs(y - start) || x - y);
  return nearest === undefined ? null : { start: nearest, end: nearest + printed.length };
}

/** A correction in an editor's words: what stands there now. */
export function describeCorrection(part: Dimension, value: CorrectedReading): Saying {
  const show = (items: readonly (Saying | string)[]) =>
    saying('corrections.shown', {
      part: saying(`parts.${part}`),
      items: items.length ? items : saying('corrections.nothing'),
    });
  const item = (printed: string, reading: Saying | string) =>
    saying('corrections.item', { printed, reading });
  const { quantities, dates, names, polarity, modality, attribution, quotes } = value;
  if (quantities)
    return show(
      quantities.map(({ printed, low, high, unit }) => {
        const amount = describeInterval(low, high);
        return item(printed, unit === null ? amount : saying('corrections.measured', { amount, unit }));
      }),
    );
  const day = (known: string | null) => known ?? saying('corrections.open');
  if (dates)
    return show(
      dates.map(({ printed, from, to }) =>
        item(printed, saying('corrections.interval', { from: day(from), to: day(to) })),
      ),
    );
  if (names)
    return show(
      names.map(({ printed, key, kind }) =>
        item(printed, saying('corrections.named', { name: key, kind: saying(`values.${kind}`) })),
      ),
    );
  if (polarity)
    return show(
      polarity.map(({ printed, sign }) => item(printed, saying(sign > 0 ? 'values.for' : 'values.against'))),
    );
  if (modality) return show(modality.map(({ printed, kind }) => item(printed, saying(`values.${kind}`))));
  if (quotes) return show(quotes.map(({ text }) => text));
  return show(attribution ? attribution.chain.map(({ name }) => name) : []);
}

function describeInterval(low: number | null, high: number | null): Saying {
  const amount = (number: number) => saying('corrections.amount', { number });
  if (low === high) return low === null ? saying('corrections.open') : amount(low);
  return saying('corrections.interval', {
    from: low === null ? saying('corrections.up') : amount(low),
    to: high === null ? saying('corrections.more') : amount(high),
  });
}
