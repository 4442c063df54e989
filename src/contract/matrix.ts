import { z } from 'zod';
import { Claim, DayOrUtc, Id, Point, Utc } from './model.ts';
import { Relation } from './reading.ts';

/** What Compare shows: points by sources. Times are as in model.ts. */

export const PointView = z.strictObject({
  /** The smallest claim id of the point. */
  id: Id,
  title: z.string(),
  /** False while the title is only the words of its first claim. */
  isTitled: z.boolean(),
  claimIds: z.array(Id),
  conclusion: Point.shape.conclusion,
  conclusionLow: Point.shape.conclusionLow,
  conclusionHigh: Point.shape.conclusionHigh,
  conclusionUnit: Point.shape.conclusionUnit,
});
export type PointView = z.infer<typeof PointView>;

/** One column of Compare: an article with its copies folded in, or one speaker's claims without a text. */
export const SourceColumn = z.strictObject({
  /** The article's id; for claims without an article, "heard " and the speaker's name. */
  id: z.string(),
  articleId: Id.nullable(),
  title: z.string(),
  publisher: z.string().nullable(),
  publishedAt: DayOrUtc.nullable(),
  copies: z.array(z.strictObject({ articleId: Id, title: z.string(), publisher: z.string().nullable() })),
  /** Points that two other sources have and this one doesn't. */
  leftOut: z.int(),
});
export type SourceColumn = z.infer<typeof SourceColumn>;

export const MatrixClaim = z.strictObject({
  claimId: Id,
  articleId: Id.nullable(),
  /** As the claim's: a column of several articles does not tell it. Null: nobody knows, or it was heard. */
  publishedAt: DayOrUtc.nullable(),
  wording: z.string(),
  /** What is compared in place of the wording: the editor's own words for it. Null: there are none. */
  statement: z.string().nullable(),
  /** The value that answers the point, as printed: "more than 1,000"; by the editor's statement where there is one. Null: none was read. */
  printed: z.string().nullable(),
  isOrphan: z.boolean(),
});
export type MatrixClaim = z.infer<typeof MatrixClaim>;

export const MatrixCell = z.strictObject({
  sourceId: z.string(),
  claims: z.array(MatrixClaim).min(1),
  /** To what the other sources of the row say; null: it stands alone. */
  relation: Relation.nullable(),
  /** Nobody has decided on any of its links to the other sources of the row. */
  isSuggested: z.boolean(),
  /** Of its claims those that only suggestions put into the point: no decision and no editor's merge holds them there. */
  suggestedClaimIds: z.array(Id),
  /** It differs, and most of the others agree with each other. */
  isOutlier: z.boolean(),
  /** Its own claims differ: two voices in one article, or a copy that prints another value. */
  isDivided: z.boolean(),
  /** Where two named parties say otherwise: who says what, as one sentence. Null: nobody is known to. */
  dispute: z.string().nullable(),
});
export type MatrixCell = z.infer<typeof MatrixCell>;

export const PointRow = z.strictObject({
  point: PointView,
  /** In the order of the columns; a source that says nothing has none. */
  cells: z.array(MatrixCell),
  /**
   * Sources without a cell here that have a claim on the same question, as far as the links tell, in another point; of
   * each the first such point, with its title. In the order of the columns.
   */
  elsewhere: z.array(z.strictObject({ sourceId: z.string(), pointId: Id, title: z.string() })),
  /**
   * unclear: several sources, and nothing is said here of how they stand to each other; only-here: no other source says
   * anything of it, in another point neither.
   */
  finding: z.enum(['differ', 'later', 'agree', 'unclear', 'only-here']),
  articles: z.int(),
  /** Copies, and sources that have it from one place, count once: point.voices says which and why. */
  independent: z.int(),
  tagIds: z.array(Id),
  /** How many of its claims stand at each status. */
  statuses: z.array(Claim.shape.status),
  /** How many of the links between its claims the program suggests and nobody has decided. */
  suggestions: z.int(),
  /** When somebody last changed one of its claims, decided on a link of one, or said something of the point. */
  changedAt: Utc.nullable(),
});
export type PointRow = z.infer<typeof PointRow>;

/** Points by sources. */
export const Matrix = z.strictObject({ sources: z.array(SourceColumn), rows: z.array(PointRow) });
export type Matrix = z.infer<typeof Matrix>;
