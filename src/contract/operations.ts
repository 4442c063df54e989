import { z } from 'zod';
import {
  Anchor,
  Article,
  Block,
  Claim,
  ClaimType,
  DayOrUtc,
  Decision,
  Editor,
  Id,
  Joining,
  Point,
  Publisher,
  Rating,
  Revision,
  Tag,
  Utc,
} from './model.ts';
import { Explanation, Ledger, Passage, Relation, Subject } from './reading.ts';

type Schema = z.ZodType;

/** Reads only. */
const query = <I extends Schema, O extends Schema>(input: I, output: O) =>
  ({ kind: 'query', input, output }) as const;
/** Changes the library; answered only after the change is durable. */
const command = <I extends Schema, O extends Schema>(input: I, output: O) =>
  ({ kind: 'command', input, output }) as const;
/** Long work: answered at once with a job id; progress and result come as events. */
const job = <I extends Schema, O extends Schema>(input: I, output: O) =>
  ({ kind: 'job', input, output }) as const;

const nothing = z.strictObject({});
const byId = z.strictObject({ id: Id });

/** How many links of each kind a claim or an article has: decisions where taken, suggestions elsewhere. */
export const RelationCounts = z.strictObject({
  agrees: z.int(),
  differs: z.int(),
  updates: z.int(),
  partly: z.int(),
  repeats: z.int(),
});
export type RelationCounts = z.infer<typeof RelationCounts>;

export const LibrarySummary = z.strictObject({
  id: Id,
  name: z.string(),
  /** The file's name without its folder. */
  fileName: z.string(),
  /** True for the copy of the sample that the first start opens. */
  isSample: z.boolean(),
  editor: Editor,
  articles: z.int(),
  claims: z.int(),
  /** Suggested links on which nobody has decided. */
  openSuggestions: z.int(),
  /** What undo and redo would take back or do again; null: nothing. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type LibrarySummary = z.infer<typeof LibrarySummary>;

export const ArticleSummary = Article.omit({ publisherId: true, addedBy: true, collectionIds: true }).extend({
  publisher: z.string().nullable(),
  revisions: z.int(),
  claims: z.int(),
  relations: RelationCounts,
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;

export const ClaimView = Claim.omit({ tagIds: true }).extend({
  tags: z.array(Tag),
  anchors: z.array(Anchor),
  /** The quoted words in order, joined by " … "; the statement for a claim without a text. */
  wording: z.string(),
  /** True when the claim has anchors and none has a place in the newest revision. */
  isOrphan: z.boolean(),
  articleTitle: z.string().nullable(),
  publisher: z.string().nullable(),
  publishedAt: DayOrUtc.nullable(),
  relations: RelationCounts,
});
export type ClaimView = z.infer<typeof ClaimView>;

export const ArticleView = z.strictObject({
  article: ArticleSummary,
  /** The newest one. */
  revision: Revision,
  blocks: z.array(Block),
  /** In the order of their first place in the text; orphans last. */
  claims: z.array(ClaimView),
});
export type ArticleView = z.infer<typeof ArticleView>;

export const ArticleDetails = z.strictObject({
  title: Article.shape.title,
  /** By name; a new name makes a new publisher. */
  publisher: Publisher.shape.name.nullable(),
  author: Article.shape.author,
  publishedAt: Article.shape.publishedAt,
  address: Article.shape.address,
});
export type ArticleDetails = z.infer<typeof ArticleDetails>;

export const FileOutcome = z.strictObject({
  name: z.string(),
  outcome: z.enum(['added', 'duplicate', 'refused']),
  /** The article that was added, or that was there before. */
  articleId: Id.nullable(),
  title: z.string().nullable(),
  /** For refused: what is wrong and what to do. */
  reason: z.string().nullable(),
});
export type FileOutcome = z.infer<typeof FileOutcome>;

const ClaimDetails = z.strictObject({
  statement: Claim.shape.statement,
  type: ClaimType,
  /** By name; a new name makes a new tag. */
  tags: z.array(Tag.shape.name),
  note: Claim.shape.note,
  attribution: Claim.shape.attribution,
});

export const ClaimDraft = ClaimDetails.partial().extend({
  revisionId: Id,
  start: z.int().min(0),
  end: z.int().min(1),
});
export type ClaimDraft = z.infer<typeof ClaimDraft>;

/** A claim found by its words, as a script gives it. One of `article` and `file` says where. */
export const QuotedClaim = z.object({
  article: Id.optional(),
  /** The imported file's name. */
  file: z.string().optional(),
  quote: z.string().min(1),
  start: z.int().min(0).optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  /** Comes back as `externalId`. */
  id: Claim.shape.externalId.unwrap().optional(),
  type: ClaimType.optional(),
  tags: z.array(Tag.shape.name).optional(),
  speaker: z.string().nullable().optional(),
  note: Claim.shape.note.optional(),
});
export type QuotedClaim = z.infer<typeof QuotedClaim>;

export const QuotedClaimOutcome = z.strictObject({
  externalId: z.string().nullable(),
  claimId: Id.nullable(),
  /** Null when the claim was added. */
  reason: z.string().nullable(),
});
export type QuotedClaimOutcome = z.infer<typeof QuotedClaimOutcome>;

/** One side of a link, with what is needed to show it beside the other. */
export const LinkSide = z.strictObject({
  claimId: Id,
  externalId: z.string().nullable(),
  articleId: Id.nullable(),
  articleTitle: z.string().nullable(),
  publisher: z.string().nullable(),
  publishedAt: DayOrUtc.nullable(),
  passage: Passage,
});
export type LinkSide = z.infer<typeof LinkSide>;

export const LinkView = z.strictObject({
  /** The two claims; `a` sorts before `b`. */
  a: Id,
  b: Id,
  /** The decision's relation where one was taken, else the suggested one. */
  relation: Relation,
  /** For updates and repeats: the side that is later, or that repeats the other. */
  subject: Subject.nullable(),
  /** Of the suggestion; null when only a person says so. */
  confidence: z.number().nullable(),
  /** The rule that decided, as a sentence; null when only a person says so. */
  rule: z.string().nullable(),
  /** The suggestion's as it is now; the decision's where nothing is suggested any more. */
  ledger: Ledger.nullable(),
  suggested: z.strictObject({ relation: Relation, subject: Subject.nullable() }).nullable(),
  decision: Decision.omit({ a: true, b: true, ledger: true, hashA: true, hashB: true })
    .extend({ by: z.string() })
    .nullable(),
  /** The decision was taken on an older wording of one of the claims. */
  isOutdated: z.boolean(),
  sideA: LinkSide,
  sideB: LinkSide,
});
export type LinkView = z.infer<typeof LinkView>;

export const PointView = z.strictObject({
  /** The smallest claim id of the point. */
  id: Id,
  title: z.string(),
  claimIds: z.array(Id),
  conclusion: Point.shape.conclusion,
});
export type PointView = z.infer<typeof PointView>;

export const TagView = Tag.extend({ claims: z.int() });
export type TagView = z.infer<typeof TagView>;

export const BinItem = z.strictObject({
  noun: z.enum(['article', 'claim']),
  id: Id,
  title: z.string(),
  binnedAt: Utc,
});
export type BinItem = z.infer<typeof BinItem>;

export const UndoOutcome = z.strictObject({ label: z.string() });

export const VerifyReport = z.strictObject({
  isSound: z.boolean(),
  /** What was looked at, for people: "5 revisions: text as it was captured". */
  checked: z.array(z.string()),
  problems: z.array(z.string()),
});
export type VerifyReport = z.infer<typeof VerifyReport>;

export const DiffRun = z.strictObject({ text: z.string(), side: z.enum(['both', 'a', 'b']) });
export type DiffRun = z.infer<typeof DiffRun>;

const pairOfClaims = z.strictObject({ a: Id, b: Id });

/**
 * Every request that any host can make, as data: the types, the service's interface,
 * the renderer's hooks and the check in dispatch all come from here.
 */
export const operations = {
  'library.summary': query(nothing, LibrarySummary),
  'library.verify': query(nothing, VerifyReport),

  /** Files that a host has taken in, by the ids it gave for them. */
  'article.import': job(
    z.strictObject({
      uploads: z.array(z.string()).min(1).max(10_000),
      publisher: ArticleDetails.shape.publisher.optional(),
      publishedAt: ArticleDetails.shape.publishedAt.optional(),
    }),
    z.strictObject({ outcomes: z.array(FileOutcome) }),
  ),
  /** Newest first. */
  'article.list': query(nothing, z.array(ArticleSummary)),
  'article.read': query(byId, ArticleView),
  'article.update': command(ArticleDetails.partial().extend({ id: Id }), ArticleSummary),
  'article.delete': command(byId, UndoOutcome),
  'article.restore': command(byId, UndoOutcome),

  'claim.create': command(ClaimDraft, ClaimView),
  'claim.createQuoted': command(
    z.strictObject({ claims: z.array(QuotedClaim).min(1).max(10_000) }),
    z.array(QuotedClaimOutcome),
  ),
  'claim.list': query(nothing, z.array(ClaimView)),
  'claim.read': query(byId, ClaimView),
  'claim.update': command(ClaimDetails.partial().extend({ id: Id }), ClaimView),
  'claim.addAnchor': command(
    z.strictObject({ id: Id, revisionId: Id, start: z.int().min(0), end: z.int().min(1) }),
    ClaimView,
  ),
  'claim.removeAnchor': command(z.strictObject({ id: Id, anchorId: Id }), ClaimView),
  'claim.delete': command(byId, UndoOutcome),
  'claim.restore': command(byId, UndoOutcome),

  'tag.list': query(nothing, z.array(TagView)),
  'publisher.list': query(nothing, z.array(Publisher)),
  'rating.list': query(nothing, z.array(Rating)),
  'point.list': query(nothing, z.array(PointView)),
  'joining.list': query(nothing, z.array(Joining)),

  /** Compares every claim anew. Decisions stay as they are. */
  'link.crossReference': job(nothing, z.strictObject({ claims: z.int(), links: z.int() })),
  /** Without a claim: all. Decided unrelated ones are included. */
  'link.list': query(z.strictObject({ claimId: Id.optional() }), z.array(LinkView)),
  'link.decide': command(
    pairOfClaims.extend({
      relation: Relation,
      subject: Subject.nullable(),
      reason: z.string().max(10_000).optional(),
    }),
    LinkView,
  ),
  'link.explain': query(
    z.strictObject({
      a: z.string().min(1).max(20_000),
      b: z.string().min(1).max(20_000),
      publishedA: DayOrUtc.nullable(),
      publishedB: DayOrUtc.nullable(),
    }),
    Explanation,
  ),
  /** Word differences between the wordings of two claims. */
  'link.wording': query(pairOfClaims, z.array(DiffRun)),

  'bin.list': query(nothing, z.array(BinItem)),

  'claimSet.export': query(
    z.strictObject({ format: z.enum(['json', 'csv']) }),
    z.strictObject({ fileName: z.string(), mediaType: z.string(), content: z.string(), claims: z.int() }),
  ),
  /** Into a library that holds nothing yet. */
  'claimSet.import': job(
    z.strictObject({ upload: z.string() }),
    z.strictObject({ articles: z.int(), claims: z.int() }),
  ),

  'act.undo': command(nothing, UndoOutcome),
  'act.redo': command(nothing, UndoOutcome),
  'job.cancel': command(z.strictObject({ jobId: z.string() }), nothing),
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type NamesOfKind<K extends 'query' | 'command' | 'job'> = {
  [N in OperationName]: Operations[N]['kind'] extends K ? N : never;
}[OperationName];
export type Input<N extends OperationName> = z.input<Operations[N]['input']>;
export type Output<N extends OperationName> = z.output<Operations[N]['output']>;

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What is being worked on, e.g. a file's name. */
  readonly current: string | null;
}

/** The answer to a request for a job. */
export interface JobStarted {
  readonly jobId: string;
}

/**
 * What the core implements: one method for each operation; cancelling jobs is dispatch's own. A job yields its
 * progress and is told, each time, whether it was cancelled meanwhile: then it ends soon, with what is finished,
 * or throws `cancelled` when half of it is worth nothing.
 */
export type Service = {
  readonly [N in Exclude<OperationName, 'job.cancel'>]: (
    input: z.output<Operations[N]['input']>,
  ) => Operations[N]['kind'] extends 'job' ? Job<Output<N>> : Output<N> | Promise<Output<N>>;
};
export type Job<T> = AsyncGenerator<Progress, T, boolean>;
