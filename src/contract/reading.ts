import { z } from 'zod';

// zod's faster path probes `new Function`, which a content security policy reports as a violation.
z.config({ jitless: true });

/** Half-open, in UTF-16 code units of the text that the holder names. */
const span = { start: z.int().min(0), end: z.int().min(0) };

const MarkedText = z.strictObject({ text: z.string(), ...span });

/** A claim's words inside the sentence or sentences they stand in. Offsets point into `text`. */
export const Passage = MarkedText.extend({
  /** Where `text` is the editor's own statement of the claim: the words that the article prints, as evidence. */
  quoted: MarkedText.optional(),
});
export type Passage = z.infer<typeof Passage>;

/** A run of a passage's text. Offsets point into `Passage.text`, so they may lie outside the marked span. */
export const Words = z.strictObject({ text: z.string(), ...span });
export type Words = z.infer<typeof Words>;

/** How far a number as printed fixes the value: "nearly" is below, "about" on both sides. */
export const Comparator = z.enum([
  'exactly',
  'about',
  'nearly',
  'more-than',
  'at-least',
  'less-than',
  'at-most',
  'between',
]);
export type Comparator = z.infer<typeof Comparator>;

/** What a number as printed says: an interval of a counted or measured thing. */
export const Quantity = z.strictObject({
  ...span,
  printed: z.string(),
  comparator: Comparator,
  /** The number itself; the lower one of a range. */
  value: z.number(),
  /** The interval that the words allow; null where they set no bound. Bounds are included. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** count: of the noun in `unit`; ordinal: third, 3rd; score: of a match or vote, `low` to `high`; the rest measure. */
  kind: z.enum(['count', 'money', 'percent', 'percentage-points', 'measure', 'ordinal', 'score']),
  /** Stem of the counted noun, currency code, or unit of measure; null where none is printed. */
  unit: z.string().nullable(),
  /** For what span of time, or for each of several; left out where the number is said of the whole. */
  per: z.enum(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'each']).optional(),
});
export type Quantity = z.infer<typeof Quantity>;

/** A date or time as an interval of UTC instants; both null while a relative date has nothing to rest on. */
export const DateReading = z.strictObject({
  ...span,
  printed: z.string(),
  /** First day, YYYY-MM-DD. */
  from: z.iso.date().nullable(),
  /** Last day, included. */
  to: z.iso.date().nullable(),
  /** Minutes after midnight as printed, where a clock time stands in the text. */
  minutes: z.int().min(0).max(1439).nullable(),
});
export type DateReading = z.infer<typeof DateReading>;

export const NameReading = z.strictObject({
  ...span,
  printed: z.string(),
  /** The folded form under which two spellings meet, e.g. "rubio" for "Secretary of State Marco Rubio". */
  key: z.string(),
  kind: z.enum(['person', 'organisation', 'place', 'unknown']),
  /** The name that this one stands for: by an alias of the library, or because the article says so: "(NHA)". */
  standsFor: z.string().optional(),
});
export type NameReading = z.infer<typeof NameReading>;

/** A word that turns or takes a side: "not", "few", "reluctant", "denied". */
export const PolarityReading = z.strictObject({
  ...span,
  printed: z.string(),
  kind: z.enum(['negation', 'stance', 'doubt']),
  /** Which pair of opposites the word belongs to (e.g. "willing-reluctant"); null for a bare negation. */
  axis: z.string().nullable(),
  /** +1 or -1 on that axis, with every negation in scope already counted. */
  sign: z.union([z.literal(1), z.literal(-1)]),
});
export type PolarityReading = z.infer<typeof PolarityReading>;

export const ModalityReading = z.strictObject({
  ...span,
  printed: z.string(),
  kind: z.enum(['planned', 'possible', 'conditional', 'demanded', 'predicted']),
});
export type ModalityReading = z.infer<typeof ModalityReading>;

/** One party of an attribution chain. */
export const Party = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['person', 'organisation', 'document', 'unnamed']),
  role: z.string().nullable(),
});
export type Party = z.infer<typeof Party>;

/** What the program read in a passage. Derived: rebuilt at will, never recorded. */
export const Reading = z.strictObject({
  /** BCP 47; matching by words is made for "en". */
  language: z.string(),
  /** Stems of the marked words, in order, stop words left out. */
  stems: z.array(z.string()),
  quantities: z.array(Quantity),
  dates: z.array(DateReading),
  names: z.array(NameReading),
  polarity: z.array(PolarityReading),
  modality: z.array(ModalityReading),
  /** Who says it, nearest to the article first, with the words that say so; null when nobody is named. */
  attribution: z.strictObject({ ...span, printed: z.string(), chain: z.array(Party) }).nullable(),
  /** Direct quotations inside the passage. */
  quotes: z.array(Words),
});
export type Reading = z.infer<typeof Reading>;

/** What an editor can put right in a reading, a list at a time. */
export const CorrectedReading = Reading.omit({ language: true, stems: true }).partial();
export type CorrectedReading = z.infer<typeof CorrectedReading>;

export const Relation = z.enum([
  'agrees',
  'differs',
  'partly',
  'updates',
  'repeats',
  'discusses',
  'unrelated',
]);
export type Relation = z.infer<typeof Relation>;

export const Dimension = z.enum([
  'number',
  'unit',
  'date',
  'name',
  'place',
  'negation',
  'modality',
  'speaker',
  'quote',
]);
export type Dimension = z.infer<typeof Dimension>;

export const LedgerRow = z.strictObject({
  dimension: Dimension,
  outcome: z.enum(['agree', 'differ', 'only-a', 'only-b', 'unknown']),
  a: Words.nullable(),
  b: Words.nullable(),
  /** In plain words, what else there is to say. Of older ledgers the values, too: "1,140–1,260 against 760–800". */
  note: z.string().nullable(),
  /** As what both were compared, where the words alone don't show it, e.g. "1,140–1,260" and "760–800". */
  values: z.strictObject({ a: z.string(), b: z.string() }).optional(),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

/** The rows that explain a link, with both passages, so that it can be read without the library. */
export const Ledger = z.strictObject({ a: Passage, b: Passage, rows: z.array(LedgerRow) });
export type Ledger = z.infer<typeof Ledger>;

/** For the directed relations: which side updates or repeats the other. */
export const Subject = z.enum(['a', 'b']);

/** What the program says of two passages, and why. `relation` null: it says nothing. */
export const Explanation = z.strictObject({
  relation: Relation.nullable(),
  subject: Subject.nullable(),
  /** 0 to 1: how often such a suggestion is right. */
  confidence: z.number().min(0).max(1),
  /** The rule that decided, as one sentence for an editor. */
  rule: z.string(),
  /** The parts of "same point?", each 0 to 1, by name. */
  scores: z.record(z.string(), z.number()),
  ledger: Ledger,
});
export type Explanation = z.infer<typeof Explanation>;
