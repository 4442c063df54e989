import type { Input } from '../../../src/contract/operations.ts';
import type { Dimension, Passage, Reading } from '../../../src/contract/reading.ts';
import { parseNumber } from '../compare/points.ts';

/** One thing that was read, as an editor sees and changes it. */
export interface Item {
  /** As it stands in the text. */
  readonly printed: string;
  /** What it was taken for: `1,330–1,470 people`. Empty where the printed words say it all. */
  readonly meaning: string;
  /** What can be changed of it, in the order in which it is shown. */
  readonly fields: readonly ItemField[];
}
export interface ItemField {
  readonly label: string;
  readonly value: string;
  /** Only these values; without them any text. */
  readonly choices?: readonly string[];
}

/** One part of a reading: which corrections it takes, and how its items are shown and changed. */
export interface Part {
  readonly dimension: Dimension;
  readonly label: string;
  list(reading: Reading): Item[];
  /**
   * The correction in which the item at `index` has these values, in the order of its fields; null: without it.
   * Undefined where a value cannot be understood.
   */
  correct(
    reading: Reading,
    index: number,
    values: readonly string[] | null,
  ): NonNullable<Input<'claim.correctReading'>['value']> | undefined;
}

const writeNumber = (value: number | null) => (value === null ? '' : value.toLocaleString('en-US'));

/** `1,330–1,470`, `at least 40`, `7`; empty where nothing bounds it. */
export function writeInterval(low: number | null, high: number | null): string {
  if (low === null && high === null) return '';
  if (high === null) return `at least ${writeNumber(low)}`;
  if (low === null) return `at most ${writeNumber(high)}`;
  return low === high ? writeNumber(low) : `${writeNumber(low)}–${writeNumber(high)}`;
}

/** Puts another item, or none, in the place of one of a list. */
function replaceAt<T>(list: readonly T[], index: number, item: T | null): T[] {
  return list.flatMap((old, at) => (at === index ? (item === null ? [] : [item]) : [old]));
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const numbers: Part = {
  dimension: 'number',
  label: 'Number',
  list: ({ quantities }) =>
    quantities.map(({ printed, low, high, unit }) => ({
      printed,
      meaning: writeInterval(low, high),
      fields: [
        { label: 'From', value: writeNumber(low) },
        { label: 'To', value: writeNumber(high) },
        { label: 'Unit', value: unit ?? '' },
      ],
    })),
  correct({ quantities }, index, values) {
    if (!values) return { quantities: replaceAt(quantities, index, null) };
    const [low, high] = [parseNumber(values[0]!), parseNumber(values[1]!)];
    if (low === undefined || high === undefined || (low !== null && high !== null && low > high))
      return undefined;
    const old = quantities[index]!;
    const isInside = (low === null || old.value >= low) && (high === null || old.value <= high);
    const value = isInside ? old.value : (low ?? high ?? old.value);
    return {
      quantities: replaceAt(quantities, index, { ...old, low, high, value, unit: values[2]!.trim() || null }),
    };
  },
};

const dates: Part = {
  dimension: 'date',
  label: 'When',
  list: (reading) =>
    reading.dates.map(({ printed, from, to }) => ({
      printed,
      meaning: from === null ? 'day not known' : from === to ? from : `${from} to ${to}`,
      fields: [
        { label: 'First day', value: from ?? '' },
        { label: 'Last day', value: to ?? '' },
      ],
    })),
  correct(reading, index, values) {
    if (!values) return { dates: replaceAt(reading.dates, index, null) };
    const from = values[0]!.trim();
    const to = values[1]!.trim() || from;
    if (from !== '' && !(isDay(from) && isDay(to) && from <= to)) return undefined;
    const old = reading.dates[index]!;
    return { dates: replaceAt(reading.dates, index, { ...old, from: from || null, to: to || null }) };
  },
};

const nameKinds = ['person', 'organisation', 'place', 'unknown'] as const;

const names: Part = {
  dimension: 'name',
  label: 'Names',
  list: (reading) =>
    reading.names.map(({ printed, key, kind }) => ({
      printed,
      meaning: kind === 'unknown' ? '' : kind,
      fields: [
        { label: 'Same as', value: key },
        { label: 'Kind', value: kind, choices: nameKinds },
      ],
    })),
  correct(reading, index, values) {
    if (!values) return { names: replaceAt(reading.names, index, null) };
    const key = values[0]!.trim().toLowerCase();
    const kind = nameKinds.find((known) => known === values[1]);
    if (key === '' || !kind) return undefined;
    return { names: replaceAt(reading.names, index, { ...reading.names[index]!, key, kind }) };
  },
};

const sides = { '-1': 'denied or against', '1': 'affirmed or for' } as const;

const polarity: Part = {
  dimension: 'negation',
  label: 'Yes or no',
  list: (reading) =>
    reading.polarity.map(({ printed, sign }) => ({
      printed,
      meaning: sides[sign],
      fields: [{ label: 'Reads as', value: sides[sign], choices: Object.values(sides) }],
    })),
  correct(reading, index, values) {
    if (!values) return { polarity: replaceAt(reading.polarity, index, null) };
    const sign = values[0] === sides['1'] ? 1 : -1;
    return { polarity: replaceAt(reading.polarity, index, { ...reading.polarity[index]!, sign }) };
  },
};

const modalities = ['planned', 'possible', 'conditional', 'demanded', 'predicted'] as const;

const modality: Part = {
  dimension: 'modality',
  label: 'Certainty',
  list: (reading) =>
    reading.modality.map(({ printed, kind }) => ({
      printed,
      meaning: kind,
      fields: [{ label: 'Reads as', value: kind, choices: modalities }],
    })),
  correct(reading, index, values) {
    if (!values) return { modality: replaceAt(reading.modality, index, null) };
    const kind = modalities.find((known) => known === values[0]);
    if (!kind) return undefined;
    return { modality: replaceAt(reading.modality, index, { ...reading.modality[index]!, kind }) };
  },
};

const speaker: Part = {
  dimension: 'speaker',
  label: 'Speaker',
  list: ({ attribution }) =>
    attribution
      ? [
          {
            printed: attribution.printed,
            meaning: attribution.chain.map(({ name }) => name).join(', quoting '),
            fields: [{ label: 'Says it', value: attribution.chain[0]?.name ?? '' }],
          },
        ]
      : [],
  correct({ attribution }, _, values) {
    if (!values || !attribution) return { attribution: null };
    const name = values[0]!.trim();
    if (name === '') return undefined;
    const [first, ...others] = attribution.chain;
    const party = first ? { ...first, name } : { name, kind: 'person' as const, role: null };
    return { attribution: { ...attribution, chain: [party, ...others] } };
  },
};

/** Every part of a reading that is shown, in the order in which it is read. */
export const parts: readonly Part[] = [numbers, dates, names, polarity, modality, speaker];

/** A number that the program missed, as it stands in the passage; the whole claim where it doesn't stand there. */
export function addNumber(reading: Reading, passage: Passage, printed: string): Partial<Reading> | undefined {
  const value = parseNumber(/-?\d[\d,. ]*/.exec(printed)?.[0].replace(/[.,\s]+$/, '') ?? '');
  if (value === undefined || value === null) return undefined;
  const at = passage.text.indexOf(printed.trim());
  const span =
    at < 0 ? { start: passage.start, end: passage.end } : { start: at, end: at + printed.trim().length };
  return {
    quantities: [
      ...reading.quantities,
      {
        ...span,
        printed: printed.trim(),
        comparator: 'exactly',
        value,
        low: value,
        high: value,
        kind: 'count',
        unit: null,
      },
    ],
  };
}
