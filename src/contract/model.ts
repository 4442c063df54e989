import { z } from 'zod';
import type { unfitValues } from '../words/en/requests.ts';
import { saying } from '../words/saying.ts';
import { sayInEnglish } from '../words/spoken.ts';
import { readLanguageTag } from './language.ts';
import { CorrectedReading, Dimension, Ledger, Party, Relation, Subject } from './reading.ts';

/**
 * The nouns as they stand in a library and in an exported claim set, one schema each.
 * Offsets are UTF-16 code units, half open, into the revision's text. Times are UTC.
 */

/** What is wrong with a value that somebody gave, as a sentence; where a person asked, dispatch says it in their language. */
const explainUnfit = (kind: keyof typeof unfitValues, value: unknown) =>
  sayInEnglish(saying(`unfitValues.${kind}`, { value: String(value) }));
const isNo = (kind: keyof typeof unfitValues) => ({
  error: ({ input }: { input: unknown }) => explainUnfit(kind, input),
});

export const Id = z.uuid(isNo('id'));
export const Utc = z.iso.datetime();
/** As far as it is known: a day, or an instant in UTC. */
export const DayOrUtc = z.union([z.iso.date(), Utc], isNo('date'));
/** As somebody gives it; what a file says of itself may be anything. */
export const WebAddress = z.url({ protocol: /^https?$/, ...isNo('address') }).max(1000);
/** As somebody gives it, by its tag or its name, and in the one form that BCP 47 has for it. */
export const LanguageTag = z
  .string()
  .max(1000)
  .transform((tag, context) => {
    const canonical = readLanguageTag(tag);
    if (canonical !== null) return canonical;
    context.addIssue({ code: 'custom', input: tag, message: explainUnfit('language', tag) });
    return z.NEVER;
  });
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in lower-case hexadecimal');
const line = z.string().trim().min(1).max(1000);
const prose = z.string().max(100_000);
const Offset = z.int().min(0);

export const Editor = z.strictObject({ id: Id, name: line, colour: z.string().nullable() });
export type Editor = z.infer<typeof Editor>;

export const Publisher = z.strictObject({
  id: Id,
  name: line,
  /**
   * How reliable the house finds it, by the letters of the Admiralty code (STANAG 2511): A completely, B usually,
   * C fairly, D not usually reliable, E unreliable, F cannot be judged. Null: nobody has said.
   */
  grade: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullable(),
  /** What the grade rests on. */
  gradeReason: prose,
});
export type Publisher = z.infer<typeof Publisher>;

/** Offset from UTC of a printed time. */
export const Zone = z.string().regex(/^[+-]\d{2}:\d{2}$/, 'expected an offset like +02:00');

/** What is known of an article beside its text. */
export const ArticleDetail = z.enum([
  'title',
  'author',
  'publisher',
  'publishedAt',
  'updatedAt',
  'language',
  'address',
  'canonicalAddress',
]);
export type ArticleDetail = z.infer<typeof ArticleDetail>;

/** Where a detail was found. */
export const Provenance = z.enum([
  /** schema.org data that the page carries for machines */
  'json-ld',
  'microdata',
  /** <meta> and <link> in the page's head */
  'meta',
  /** elements of the page that are marked as such: <time>, rel="author", <h1> */
  'markup',
  /** in the text: a by-line, a date line, a headline */
  'printed',
  /** the properties that a PDF or DOCX keeps of itself */
  'document',
  /** the head of an e-mail */
  'message',
  'feed',
  'table',
  'file-name',
  /** in the address itself, or the one that was asked for */
  'address',
  'clipboard',
  'editor',
]);
export type Provenance = z.infer<typeof Provenance>;

export const Collection = z.strictObject({ id: Id, name: line, note: prose });
export type Collection = z.infer<typeof Collection>;

export const Article = z.strictObject({
  id: Id,
  /** The imported file's own name; null for pasted text. */
  fileName: z.string().nullable(),
  title: line,
  publisherId: Id.nullable(),
  author: line.nullable(),
  publishedAt: DayOrUtc.nullable(),
  /** Where it was printed, by its clock; null: not known, or only the day is. */
  publishedZone: Zone.nullable(),
  /** When its publisher last changed it. */
  updatedAt: DayOrUtc.nullable(),
  updatedZone: Zone.nullable(),
  /** Where it was taken from. */
  address: line.nullable(),
  /** The one address that it gives itself. The same in two files: two revisions of one article. */
  canonicalAddress: line.nullable(),
  /** BCP 47. */
  language: line.nullable(),
  /** Where each detail was found; a detail that is not known has none. */
  provenance: z.partialRecord(ArticleDetail, Provenance),
  collectionIds: z.array(Id),
  addedBy: Id,
  addedAt: Utc,
});
export type Article = z.infer<typeof Article>;

/** One captured text of an article. Never changes. */
export const Revision = z.strictObject({
  id: Id,
  articleId: Id,
  number: z.int().min(1),
  text: z.string(),
  /** Of the text in UTF-8. */
  textHash: Sha256,
  mediaType: line,
  /** Of the bytes as they came in; the bytes stay in the library that imported them. */
  originalHash: Sha256,
  /** Which part of these bytes it is, where they hold several articles: "row 17". Null: all of them. */
  part: line.nullable(),
  capturedAt: Utc,
  /** When it was written, as it says itself: updated, or else published. Null: it does not say. */
  updatedAt: DayOrUtc.nullable(),
});
export type Revision = z.infer<typeof Revision>;

export const BlockRole = z.enum(['heading', 'paragraph', 'quote', 'list-item', 'caption', 'table-row']);
export type BlockRole = z.infer<typeof BlockRole>;

/** A stretch of a revision's text. The blocks of a revision follow each other and cover all of it. */
export const Block = z.strictObject({
  id: Id,
  revisionId: Id,
  start: Offset,
  end: Offset,
  role: BlockRole,
  setAside: z.boolean(),
});
export type Block = z.infer<typeof Block>;

export const Tag = z.strictObject({
  id: Id,
  name: line,
  colour: z.string().nullable(),
  description: prose,
  parentId: Id.nullable(),
});
export type Tag = z.infer<typeof Tag>;

/** One step of the library's verdict scale. */
export const Rating = z.strictObject({
  id: Id,
  label: line,
  meaning: prose,
  rank: z.int(),
  /** Given only where two independent sources are decided to say the same, or with a written reason. */
  needsTwoSources: z.boolean(),
});
export type Rating = z.infer<typeof Rating>;

export const ClaimType = z.enum([
  'event',
  'quantity',
  'position',
  'statement',
  'plan',
  'prediction',
  'place',
  'other',
]);
export type ClaimType = z.infer<typeof ClaimType>;

export const ClaimStatus = z.enum(['to-check', 'checking', 'done', 'dropped']);
export type ClaimStatus = z.infer<typeof ClaimStatus>;

/** One assertion as one article makes it or, without an article, as one speaker made it. */
export const Claim = z.strictObject({
  id: Id,
  /** The id that a batch gave it, for scripts. */
  externalId: line.nullable(),
  articleId: Id.nullable(),
  /** In the editor's plain words; empty when the quoted words suffice. */
  statement: prose,
  type: ClaimType,
  /** Who says it, nearest to the article first. */
  attribution: z.array(Party),
  asOf: DayOrUtc.nullable(),
  tagIds: z.array(Id),
  note: prose,
  status: ClaimStatus,
  verdictId: Id.nullable(),
  verdictReason: prose,
  verdictBy: Id.nullable(),
  verdictAt: Utc.nullable(),
  createdBy: Id,
  createdAt: Utc,
});
export type Claim = z.infer<typeof Claim>;

export const AnchorState = z.enum(['same', 'moved', 'reworded', 'value-changed', 'gone', 'ambiguous']);
export type AnchorState = z.infer<typeof AnchorState>;

/** One place of a claim: W3C text quote and text position selectors on one revision. */
export const Anchor = z.strictObject({
  id: Id,
  claimId: Id,
  revisionId: Id,
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  /** Null where the words have no place in this revision: state gone or ambiguous. */
  start: Offset.nullable(),
  end: Offset.nullable(),
  state: AnchorState,
  /** The place in the revision before that this one continues; null: an editor marked it here. */
  carriedFrom: Id.nullable(),
  /** Who looked at what the revision did to it, and when. */
  confirmedBy: Id.nullable(),
  confirmedAt: Utc.nullable(),
});
export type Anchor = z.infer<typeof Anchor>;

export const Evidence = z.strictObject({
  id: Id,
  claimId: Id,
  kind: z.enum(['passage', 'file', 'address', 'note']),
  stance: z.enum(['for', 'against', 'context']),
  note: prose,
  /** kind passage */
  revisionId: Id.nullable(),
  start: Offset.nullable(),
  end: Offset.nullable(),
  /** kind address */
  address: line.nullable(),
  accessedAt: DayOrUtc.nullable(),
  /** kind file */
  fileName: line.nullable(),
  fileHash: Sha256.nullable(),
  createdBy: Id,
  createdAt: Utc,
});
export type Evidence = z.infer<typeof Evidence>;

/** An editor's correction of one part of a claim's reading; it wins over what the program read. */
export const Correction = z.strictObject({
  id: Id,
  claimId: Id,
  part: Dimension,
  value: CorrectedReading,
});
export type Correction = z.infer<typeof Correction>;

/** What a person said of two claims. `a` sorts before `b`. */
export const Decision = z.strictObject({
  id: Id,
  a: Id,
  b: Id,
  relation: Relation,
  subject: Subject.nullable(),
  reason: prose,
  /** What the program said of the two then; null in decisions from before it was always kept. */
  ledger: Ledger.nullable(),
  /** Of each claim's wording at that time. */
  hashA: Sha256,
  hashB: Sha256,
  decidedBy: Id,
  decidedAt: Utc,
});
export type Decision = z.infer<typeof Decision>;

/** What an editor said of the point to which `claimId` belongs. Which claims belong to it is computed. */
export const Point = z.strictObject({
  id: Id,
  claimId: Id,
  title: prose,
  conclusion: prose,
  conclusionLow: z.number().nullable(),
  conclusionHigh: z.number().nullable(),
  conclusionUnit: line.nullable(),
});
export type Point = z.infer<typeof Point>;

/** Two claims of one point, or two articles of one copy group, joined or kept apart by an editor. */
export const Joining = z.strictObject({
  id: Id,
  noun: z.enum(['claim', 'article']),
  a: Id,
  b: Id,
  rule: z.enum(['must-join', 'cannot-join']),
});
export type Joining = z.infer<typeof Joining>;

/** A suggested sentence of which an editor said that it holds nothing to check. */
export const Dismissal = z.strictObject({
  id: Id,
  revisionId: Id,
  start: Offset,
  end: Offset,
  dismissedBy: Id,
  dismissedAt: Utc,
});
export type Dismissal = z.infer<typeof Dismissal>;

/** Two names for one thing, for matching. */
export const Alias = z.strictObject({ id: Id, name: line, standsFor: line });
export type Alias = z.infer<typeof Alias>;

/** A query of the search box that is asked again and again. */
export const SavedSearch = z.strictObject({ id: Id, name: line, query: line });
export type SavedSearch = z.infer<typeof SavedSearch>;

/** Somebody's published check. */
export const EarlierCheck = z.strictObject({
  id: Id,
  text: prose,
  rating: line,
  publisher: line.nullable(),
  publishedAt: DayOrUtc.nullable(),
  address: line.nullable(),
});
export type EarlierCheck = z.infer<typeof EarlierCheck>;

/**
 * Every noun that people's acts change, by its name. The store keeps one table for each,
 * and a claim set holds one list for each.
 */
export const nouns = {
  editor: Editor,
  publisher: Publisher,
  collection: Collection,
  article: Article,
  revision: Revision,
  block: Block,
  tag: Tag,
  rating: Rating,
  claim: Claim,
  anchor: Anchor,
  evidence: Evidence,
  correction: Correction,
  decision: Decision,
  point: Point,
  joining: Joining,
  dismissal: Dismissal,
  alias: Alias,
  earlierCheck: EarlierCheck,
  savedSearch: SavedSearch,
} as const;
export type Noun = keyof typeof nouns;
export type RecordOf<N extends Noun> = z.infer<(typeof nouns)[N]>;
