import type { Input } from '../../../src/contract/operations.ts';
import type { Dimension, Passage, Quantity, Reading, Words } from '../../../src/contract/reading.ts';
import { formatNumber } from '../../components/count.ts';
import { formatClock, formatDate, parseDate } from '../../components/dates.ts';
import { type PlainWord, say, sayParts } from '../../words/index.ts';
import { parseNumber, writeNumber } from '../compare/points.ts';

/** What a value is chosen from, by its name in a reading; `nameChoice` says it to people. */
export type Choice =
  | (typeof nameKinds)[number]
  | (typeof modalities)[number]
  | (typeof partyKinds)[number]
  | (typeof sides)[keyof typeof sides];

/** What a choice is called. */
export const nameChoice = (choice: Choice): string => say(`claim.choice.${choice}`);

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
  readonly choices?: readonly Choice[];
}

type Correction = NonNullable<Input<'claim.correctReading'>['value']>;

/** One part of a reading: which corrections it takes, and how its items are shown and changed. */
export interface Part {
  readonly dimension: Dimension;
  /** Another name under which its list can have been corrected. */
  readonly also?: Dimension;
  readonly label: PlainWord;
  /** One of its items, in a sentence. */
  readonly noun: PlainWord;
  list(reading: Reading, passage: Passage): Item[];
  /**
   * The correction in which the item at `index` has these values, in the order of its fields; null: without it.
   * Undefined where a value cannot be understood.
   */
  correct(
    reading: Reading,
    index: number,
    values: readonly string[] | null,
    passage: Passage,
  ): Correction | undefined;
  /** The correction that adds these words of the passage, as its last item, to be set right after that. */
  add(reading: Reading, words: Words): Correction;
}

/** `1,330–1,470`, `at least 40`, `less than 40`, `7`; empty where nothing bounds it. */
export function writeInterval({
  low,
  high,
  comparator,
}: Pick<Quantity, 'low' | 'high'> & Partial<Pick<Quantity, 'comparator'>>): string {
  if (low === null && high === null) return '';
  if (high === null)
    return say(comparator === 'more-than' ? 'claim.moreThan' : 'claim.atLeast', { low: formatNumber(low!) });
  if (low === null)
    return say(comparator === 'less-than' ? 'claim.lessThan' : 'claim.atMost', { high: formatNumber(high) });
  return low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;
}

/** Puts another item, or none, in the place of one of a list. */
function replaceAt<T>(list: readonly T[], index: number, item: T | null): T[] {
  return list.flatMap((old, at) => (at === index ? (item === null ? [] : [item]) : [old]));
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** A unit in a word of the passage: the program keeps only the stem of what is counted, “resid” of “residents”. */
export function writeUnit({ unit, end }: Quantity, text: string): string {
  if (unit === null) return '';
  const isItsWord = (word: string) => word.toLowerCase().startsWith(unit.toLowerCase());
  const words = (part: string) => part.match(/\p{L}+/gu) ?? [];
  return words(text.slice(end)).find(isItsWord) ?? words(text).find(isItsWord) ?? unit;
}

const rates: Readonly<Record<NonNullable<Quantity['per']>, PlainWord>> = {
  second: 'claim.aSecond',
  minute: 'claim.aMinute',
  hour: 'claim.anHour',
  day: 'claim.aDay',
  week: 'claim.aWeek',
  month: 'claim.aMonth',
  year: 'claim.aYear',
  each: 'claim.each',
};

const numbers: Part = {
  dimension: 'number',
  also: 'unit',
  label: 'claim.number',
  noun: 'claim.nounNumber',
  list: ({ quantities }, { text }) =>
    quantities.map((quantity) => {
      const { printed, low, high, per } = quantity;
      const unit = writeUnit(quantity, text);
      return {
        printed,
        meaning: [writeInterval(quantity), unit, per && say(rates[per])].filter(Boolean).join(' '),
        fields: [
          { label: say('claim.lowerBound'), value: writeNumber(low) },
          { label: say('claim.upperBound'), value: writeNumber(high) },
          { label: say('claim.unit'), value: unit },
        ],
      };
    }),
  correct({ quantities }, index, values, { text }) {
    if (!values) return { quantities: replaceAt(quantities, index, null) };
    const [low, high] = [parseNumber(values[0]!), parseNumber(values[1]!)];
    if (low === undefined || high === undefined || (low !== null && high !== null && low > high))
      return undefined;
    const old = quantities[index]!;
    const isInside = (low === null || old.value >= low) && (high === null || old.value <= high);
    const value = isInside ? old.value : (low ?? high ?? old.value);
    const written = values[2]!.trim();
    const unit = written === writeUnit(old, text) ? old.unit : written || null;
    return { quantities: replaceAt(quantities, index, { ...old, low, high, value, unit }) };
  },
  add({ quantities }, { text, start, end }) {
    const value = parseNumber(/-?\d[\d,. ]*/.exec(text)?.[0].replace(/[.,\s]+$/, '') ?? '') ?? null;
    const added: Quantity = {
      ...{ start, end, printed: text, comparator: 'exactly', kind: 'count', unit: null },
      ...{ value: value ?? 0, low: value, high: value },
    };
    return { quantities: [...quantities, added] };
  },
};

function writeDays(from: string | null, to: string | null): string {
  if (from === null)
    return to === null ? say('claim.dayNotKnown') : say('claim.untilDay', { to: formatDate(to) });
  if (to === null) return say('claim.fromDay', { from: formatDate(from) });
  return from === to
    ? formatDate(from)
    : say('claim.fromDayToDay', { from: formatDate(from), to: formatDate(to) });
}

const dates: Part = {
  dimension: 'date',
  label: 'claim.when',
  noun: 'claim.nounDate',
  list: (reading) =>
    reading.dates.map(({ printed, from, to, minutes }) => ({
      printed,
      meaning: sayParts([writeDays(from, to), minutes !== null && formatClock(minutes)], ', '),
      fields: [
        { label: say('claim.firstDay'), value: from ?? '' },
        { label: say('claim.lastDay'), value: to ?? '' },
      ],
    })),
  correct(reading, index, values) {
    if (!values) return { dates: replaceAt(reading.dates, index, null) };
    const [from, last] = [parseDay(values[0]!), parseDay(values[1]!)];
    if (from === undefined || last === undefined || (from && last && from > last)) return undefined;
    const corrected = { ...reading.dates[index]!, from, to: last ?? from };
    return { dates: replaceAt(reading.dates, index, corrected) };
  },
  add: (reading, { text, start, end }) => ({
    dates: [...reading.dates, { start, end, printed: text, from: null, to: null, minutes: null }],
  }),
};

/** A day as editors write one; null: none, undefined: not a day. */
function parseDay(text: string): string | null | undefined {
  const date = parseDate(text);
  return date && !isDay(date) ? undefined : date;
}

const nameKinds = ['person', 'organisation', 'place', 'unknown'] as const;

const names: Part = {
  dimension: 'name',
  also: 'place',
  label: 'claim.names',
  noun: 'claim.nounName',
  list: (reading) =>
    reading.names.map(({ printed, key, kind, standsFor }) => ({
      printed,
      meaning: sayParts(
        [
          kind === 'unknown' ? '' : nameChoice(kind),
          standsFor !== undefined &&
            !isSameWord(standsFor, printed) &&
            say('claim.meaningStandsFor', { standsFor }),
          !isSameWord(key, printed) &&
            !isSameWord(key, standsFor ?? '') &&
            say('claim.meaningSameAs', { key }),
        ],
        ', ',
      ),
      fields: [
        { label: say('claim.sameAs'), value: key },
        { label: say('claim.standsFor'), value: standsFor ?? '' },
        { label: say('claim.kind'), value: kind, choices: nameKinds },
      ],
    })),
  correct(reading, index, values) {
    if (!values) return { names: replaceAt(reading.names, index, null) };
    const key = values[0]!.trim().toLowerCase();
    const meant = values[1]!.trim();
    const kind = nameKinds.find((known) => known === values[2]);
    if (key === '' || !kind) return undefined;
    const { standsFor: _, ...old } = reading.names[index]!;
    const corrected = { ...old, key, kind, ...(meant && { standsFor: meant }) };
    return { names: replaceAt(reading.names, index, corrected) };
  },
  add: (reading, { text, start, end }) => ({
    names: [...reading.names, { start, end, printed: text, key: text.toLowerCase(), kind: 'unknown' }],
  }),
};

const isSameWord = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const sides = { '-1': 'against', '1': 'for' } as const;

/** What kind of word it is that takes a side. */
const polarityKinds = { stance: 'claim.aPosition', doubt: 'claim.aDoubt' } as const;

const polarity: Part = {
  dimension: 'negation',
  label: 'claim.yesOrNo',
  noun: 'claim.wordOfYesOr',
  list: (reading) =>
    reading.polarity.map(({ printed, sign, kind, axis }) => ({
      printed,
      meaning: sayParts(
        [
          nameChoice(sides[sign]),
          kind !== 'negation' && say(polarityKinds[kind]),
          axis?.replaceAll('-', ` ${say('claim.or')} `),
        ],
        ', ',
      ),
      fields: [{ label: say('claim.readsAs'), value: sides[sign], choices: Object.values(sides) }],
    })),
  correct(reading, index, values) {
    if (!values) return { polarity: replaceAt(reading.polarity, index, null) };
    const sign = values[0] === sides['1'] ? 1 : -1;
    return { polarity: replaceAt(reading.polarity, index, { ...reading.polarity[index]!, sign }) };
  },
  add: (reading, { text, start, end }) => ({
    polarity: [...reading.polarity, { start, end, printed: text, kind: 'negation', axis: null, sign: -1 }],
  }),
};

const modalities = ['planned', 'possible', 'conditional', 'demanded', 'predicted'] as const;

const modality: Part = {
  dimension: 'modality',
  label: 'claim.certainty',
  noun: 'claim.wordOfCertainty',
  list: (reading) =>
    reading.modality.map(({ printed, kind }) => ({
      printed,
      meaning: nameChoice(kind),
      fields: [{ label: say('claim.readsAs'), value: kind, choices: modalities }],
    })),
  correct(reading, index, values) {
    if (!values) return { modality: replaceAt(reading.modality, index, null) };
    const kind = modalities.find((known) => known === values[0]);
    if (!kind) return undefined;
    return { modality: replaceAt(reading.modality, index, { ...reading.modality[index]!, kind }) };
  },
  add: (reading, { text, start, end }) => ({
    modality: [...reading.modality, { start, end, printed: text, kind: 'planned' }],
  }),
};

const partyKinds = ['person', 'organisation', 'document', 'unnamed'] as const;

const speaker: Part = {
  dimension: 'speaker',
  label: 'claim.speaker',
  noun: 'claim.nounSpeaker',
  list: ({ attribution }) =>
    attribution
      ? [
          {
            printed: attribution.printed,
            meaning: attribution.chain.map(({ name }) => name).join(`, ${say('claim.quotingWord')} `),
            fields: attribution.chain.flatMap(({ name, kind }, index) => [
              { label: index === 0 ? say('claim.saysIt') : say('claim.quotingLabel'), value: name },
              { label: say('claim.kind'), value: kind, choices: partyKinds },
            ]),
          },
        ]
      : [],
  correct({ attribution }, _, values) {
    if (!values || !attribution) return { attribution: null };
    const chain = attribution.chain.flatMap((party, index) => {
      const name = values[2 * index]!.trim();
      const kind = partyKinds.find((known) => known === values[2 * index + 1]) ?? party.kind;
      return name === '' ? [] : [{ ...party, name, kind }];
    });
    return values[0]!.trim() === '' ? undefined : { attribution: { ...attribution, chain } };
  },
  add: (_, { text, start, end }) => ({
    attribution: { start, end, printed: text, chain: [{ name: text, kind: 'person', role: null }] },
  }),
};

const quotes: Part = {
  dimension: 'quote',
  label: 'claim.quotes',
  noun: 'claim.nounQuote',
  list: (reading) =>
    reading.quotes.map(({ text }) => ({
      printed: text,
      meaning: '',
      fields: [{ label: say('claim.quotedWords'), value: text }],
    })),
  correct(reading, index, values, passage) {
    if (!values) return { quotes: replaceAt(reading.quotes, index, null) };
    const words = findWords(passage, values[0]!);
    return words ? { quotes: replaceAt(reading.quotes, index, words) } : undefined;
  },
  add: (reading, words) => ({ quotes: [...reading.quotes, words] }),
};

/** Every part of a reading that is shown, in the order in which it is read. */
export const parts: readonly Part[] = [numbers, dates, names, polarity, modality, speaker, quotes];

/** The corrections that stand in a part's place: one of its names, or of both. */
export function listNames({ dimension, also }: Part, among: readonly Dimension[]): Dimension[] {
  return among.filter((name) => name === dimension || name === also);
}

/** Where words stand in a passage, by preference in the claim itself; null where they don't. */
export function findWords({ text, start, end }: Passage, written: string): Words | null {
  const words = written.trim();
  if (words === '') return null;
  const inClaim = text.slice(start, end).indexOf(words);
  const at = inClaim < 0 ? text.indexOf(words) : start + inClaim;
  return at < 0 ? null : { text: words, start: at, end: at + words.length };
}
