import { z } from 'zod';
import type { DayOrder } from './language.ts';
import { AnchorState, Id } from './model.ts';

/** What comes in: what becomes of each file, and how a table is read. */

/** Another article that an imported one is like; an editor decides what that means. */
export const Likeness = z.strictObject({
  /** same-address: the other gives the same canonical address, and has little of the text. */
  kind: z.enum(['near-copy', 'same-address']),
  articleId: Id,
  title: z.string(),
  publisher: z.string().nullable(),
  /** How much of the imported text stands in the other, 0 to 1. */
  share: z.number(),
});
export type Likeness = z.infer<typeof Likeness>;

/** How many of an article's claims came into its new revision in which state. */
export const CarriedCounts = z.record(AnchorState, z.int());
export type CarriedCounts = z.infer<typeof CarriedCounts>;

export const FileOutcome = z.strictObject({
  /** The name of the file that was handed in. */
  name: z.string(),
  /** Which part of a file that holds several articles: "row 17", "in/a.txt". Null: the whole file. */
  part: z.string().nullable(),
  outcome: z.enum(['added', 'revised', 'duplicate', 'refused']),
  /** The article that was added or got a revision, or that was there before. */
  articleId: Id.nullable(),
  title: z.string().nullable(),
  /** For refused: what is wrong and what to do. */
  reason: z.string().nullable(),
  likeness: Likeness.nullable(),
  /** What stands where a date belongs and could not be read as one, or as two: the article has none by it. */
  unreadDates: z.array(z.string()),
  /** For revised. Null: it is an earlier text than the newest, and claims stay where they are. */
  carried: CarriedCounts.nullable(),
});
export type FileOutcome = z.infer<typeof FileOutcome>;

/** What became of a batch. */
export const ImportReport = z.strictObject({
  /** In the order of the files; of very many only the first and every refused one, up to a limit. */
  outcomes: z.array(FileOutcome),
  /** Of all. */
  counts: z.record(FileOutcome.shape.outcome, z.int()),
  isCut: z.boolean(),
  /** What it did, as `act.undone` takes it. */
  actIds: z.array(Id),
});
export type ImportReport = z.infer<typeof ImportReport>;

const column = z.int().min(0).max(16_383);

/** Which column of a table is what; the first is 0. Only the text is needed. */
export const TableColumns = z.strictObject({
  text: column,
  title: column.optional(),
  author: column.optional(),
  publisher: column.optional(),
  publishedAt: column.optional(),
  updatedAt: column.optional(),
  language: column.optional(),
  address: column.optional(),
  /** Of dates in figures that could be two days: "05/06/2026". Without it those are not read. */
  dayOrder: z.enum(['day first', 'month first'] satisfies DayOrder[]).optional(),
  /** The first row names the columns and is no article. */
  hasHeader: z.boolean(),
  /** XLSX only; without it the first sheet. */
  sheet: z.string().max(100).optional(),
  /** CSV only; without it as guessed. */
  delimiter: z.string().min(1).max(3).optional(),
  /** CSV only, as WHATWG's encoding standard names it; without it as guessed. */
  encoding: z.string().max(40).optional(),
});
export type TableColumns = z.infer<typeof TableColumns>;

/** The beginning of a table, and what the program makes of it. */
export const TablePreview = z.strictObject({
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** The names of all sheets; empty for CSV. */
  sheets: z.array(z.string()),
  /** The first rows as they stand, the head among them; long cells are cut. */
  rows: z.array(z.array(z.string())),
  /** Of each column a date in it that could be two days; null: it has none. */
  unsettledDays: z.array(z.string().nullable()),
  /** Null where no column holds text. */
  guess: TableColumns.nullable(),
});
export type TablePreview = z.infer<typeof TablePreview>;
