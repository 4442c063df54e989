/** Every request there is, in one table however long: what can be asked for is read in one place (see `operations`). */
import { z } from 'zod';
import {
  AgedDecision,
  CheckOutcome,
  ExplainedSide,
  LookupHit,
  PointVoices,
  SaidElsewhere,
  SourceGroups,
  StaleCopy,
} from './cross-reference.ts';
import { ImportReport, TableColumns, TablePreview } from './import.ts';
import { Matrix, PointView } from './matrix.ts';
import {
  Alias,
  Article,
  Claim,
  ClaimType,
  Collection,
  DayOrUtc,
  EarlierCheck,
  Editor,
  Evidence,
  Id,
  Joining,
  LanguageTag,
  Point,
  Publisher,
  Rating,
  SavedSearch,
  Tag,
  WebAddress,
} from './model.ts';
import { CorrectedReading, Dimension, Explanation, Relation, Subject } from './reading.ts';
import {
  ActView,
  ArticleSummary,
  ArticleView,
  BinItem,
  BinNoun,
  ChangeView,
  ClaimReadingView,
  ClaimView,
  CollectionView,
  CopiedRuns,
  CopiesView,
  DiffRun,
  EvidenceView,
  LibrarySummary,
  LinkQueue,
  LinkView,
  NextActs,
  PublisherView,
  QuotedClaimOutcome,
  RevisedPlace,
  RevisionRow,
  SearchResult,
  Settings,
  TagView,
  Timeline,
  UndoOutcome,
  VerifyReport,
} from './views.ts';

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
const pairOfClaims = z.strictObject({ a: Id, b: Id });
const manyIds = z.array(Id).min(1).max(10_000);
/** Limits an answer to one collection's articles and their claims. Without it: the whole library. */
const scope = z.strictObject({ collectionId: Id.optional() });
const span = { start: z.int().min(0), end: z.int().min(1) };
const place = z.strictObject({ revisionId: Id, ...span });

export const ArticleDetails = z.strictObject({
  title: Article.shape.title,
  /** By name; a new name makes a new publisher. */
  publisher: Publisher.shape.name.nullable(),
  author: Article.shape.author,
  publishedAt: Article.shape.publishedAt,
  publishedZone: Article.shape.publishedZone,
  updatedAt: Article.shape.updatedAt,
  updatedZone: Article.shape.updatedZone,
  address: WebAddress.nullable(),
  canonicalAddress: WebAddress.nullable(),
  language: LanguageTag.nullable(),
});
export type ArticleDetails = z.infer<typeof ArticleDetails>;

const ClaimDetails = z.strictObject({
  statement: Claim.shape.statement,
  type: ClaimType,
  /** By name; a new name makes a new tag. */
  tags: z.array(Tag.shape.name),
  note: Claim.shape.note,
  attribution: Claim.shape.attribution,
  asOf: Claim.shape.asOf,
  status: Claim.shape.status,
  /** Who gave the verdict, and when, is recorded with it; a claim that is still to check is done then. */
  verdictId: Claim.shape.verdictId,
  verdictReason: Claim.shape.verdictReason,
});

export const ClaimDraft = ClaimDetails.partial().extend(place.shape);
export type ClaimDraft = z.infer<typeof ClaimDraft>;

/** A claim that was heard and stands in no text: its statement is its words. */
export const HeardClaim = ClaimDetails.partial().extend({ statement: Claim.shape.statement.trim().min(1) });
export type HeardClaim = z.infer<typeof HeardClaim>;

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

/** What one act does to many claims; what is not named stays. */
const ClaimsPatch = ClaimDetails.omit({ statement: true, tags: true, attribution: true, note: true })
  .partial()
  .extend({
    /** By name; new names make new tags. */
    addTags: z.array(Tag.shape.name).optional(),
    removeTagIds: z.array(Id).optional(),
  });

const EvidenceDetails = z.strictObject({
  stance: Evidence.shape.stance,
  note: Evidence.shape.note,
});

/** Evidence that needs no file: a passage, an address or a note. */
export const EvidenceDraft = z.discriminatedUnion('kind', [
  EvidenceDetails.extend({ kind: z.literal('passage'), claimId: Id, ...place.shape }),
  EvidenceDetails.extend({
    kind: z.literal('address'),
    claimId: Id,
    address: WebAddress,
    /** Today when it is left out. */
    accessedAt: DayOrUtc.optional(),
  }),
  EvidenceDetails.extend({ kind: z.literal('note'), claimId: Id, note: Evidence.shape.note.min(1) }),
]);
export type EvidenceDraft = z.infer<typeof EvidenceDraft>;

const TagDetails = z.strictObject({
  name: Tag.shape.name,
  /** #rrggbb; null: by the theme. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
  description: Tag.shape.description,
  parentId: Tag.shape.parentId,
});

const RatingDetails = Rating.omit({ id: true });

const LinkDecision = pairOfClaims.extend({
  relation: Relation,
  subject: Subject.nullable(),
  reason: z.string().max(10_000).optional(),
});
export type LinkDecision = z.infer<typeof LinkDecision>;

/**
 * Every request that any host can make, as data: the types, the service's interface,
 * the renderer's hooks and the check in dispatch all come from here. One table however long it grows: what a window,
 * a script or a test can ask for is read in one place, and a name that stands twice is an error of types.
 */
export const operations = {
  'library.summary': query(nothing, LibrarySummary),
  /** Gives the person at work a name of their own in this library; it stands beside what they did before, too. */
  'editor.rename': command(Editor.pick({ name: true }), Editor),
  'library.verify': query(nothing, VerifyReport),
  /** Writes all of the library, as it is now, into a file that the host has handed out. It can be opened anywhere. */
  'library.saveCopy': query(z.strictObject({ target: z.string() }), nothing),

  'collection.list': query(nothing, z.array(CollectionView)),
  'collection.create': command(
    z.strictObject({ name: Collection.shape.name, note: Collection.shape.note.optional() }),
    CollectionView,
  ),
  'collection.update': command(Collection.partial().extend({ id: Id }), CollectionView),
  'collection.addArticles': command(z.strictObject({ id: Id, articleIds: manyIds }), CollectionView),
  'collection.removeArticles': command(z.strictObject({ id: Id, articleIds: manyIds }), CollectionView),

  /** Files that a host has taken in, by the ids it gave for them. */
  'article.import': job(
    z.strictObject({
      uploads: z.array(z.string()).min(1).max(100_000),
      /** These four take the place of what is found; a title only where there is one file. */
      title: ArticleDetails.shape.title.optional(),
      address: ArticleDetails.shape.address.optional(),
      publisher: ArticleDetails.shape.publisher.optional(),
      publishedAt: ArticleDetails.shape.publishedAt.optional(),
      /** Into this collection, too; files that are in the library already come in it as well. */
      collectionId: Id.optional(),
      /** One file as a new revision of this article; its claims go along. */
      revisionOf: Id.optional(),
      /** For the tables among them; without it a table is refused. */
      columns: TableColumns.optional(),
    }),
    ImportReport,
  ),
  /** The beginning of a table, read without taking anything in. The upload stays at hand. */
  'table.preview': job(
    z.strictObject({
      upload: z.string(),
      sheet: TableColumns.shape.sheet,
      delimiter: TableColumns.shape.delimiter,
      encoding: TableColumns.shape.encoding,
    }),
    TablePreview,
  ),
  /** Newest first. */
  'article.list': query(scope, z.array(ArticleSummary)),
  'article.read': query(byId.extend({ revisionId: Id.optional() }), ArticleView),
  'article.update': command(ArticleDetails.partial().extend({ id: Id }), ArticleSummary),
  /** Where else this article's text stands, and which agency it credits. To decide: source.join, source.split. */
  'article.copies': query(byId, CopiesView),
  /** The runs of words that the newest texts of two articles share. */
  'article.copiedRuns': query(z.strictObject({ a: Id, b: Id }), CopiedRuns),
  /**
   * Fetches one page from the web and takes it in as article.import does: the only operation that uses the network,
   * and only for the address that is given.
   */
  'article.fetch': job(scope.extend({ address: WebAddress, revisionOf: Id.optional() }), ImportReport),
  /** What became of the sentences of revision `a` in revision `b`, word by word. */
  'revision.compare': query(z.strictObject({ a: Id, b: Id }), z.array(RevisionRow)),
  /** Puts blocks of a text aside, or brings them back: what is set aside is folded and not searched for claims. */
  'block.setAside': command(z.strictObject({ ids: manyIds, isSetAside: z.boolean() }), UndoOutcome),
  /** Suggested sentences that hold nothing to check: they are not suggested again. */
  'sentence.dismiss': command(
    z.strictObject({ revisionId: Id, spans: z.array(z.strictObject(span)).min(1).max(10_000) }),
    UndoOutcome,
  ),

  'claim.create': command(ClaimDraft, ClaimView),
  'claim.createHeard': command(HeardClaim, ClaimView),
  /** Sentences, suggestions or hits of a search, as claims, in one act. Places that are claims already are left out. */
  'claim.createMany': command(
    z.strictObject({
      places: z.array(place).min(1).max(10_000),
      tags: z.array(Tag.shape.name).optional(),
    }),
    z.strictObject({ claimIds: z.array(Id) }),
  ),
  'claim.createQuoted': command(
    z.strictObject({ claims: z.array(QuotedClaim).min(1).max(10_000) }),
    z.array(QuotedClaimOutcome),
  ),
  'claim.list': query(scope, z.array(ClaimView)),
  'claim.read': query(byId, ClaimView),
  'claim.update': command(ClaimDetails.partial().extend({ id: Id }), ClaimView),
  /** One act for all of them. */
  'claim.updateMany': command(ClaimsPatch.extend({ ids: manyIds }), UndoOutcome),
  'claim.addAnchor': command(z.strictObject({ id: Id, ...place.shape }), ClaimView),
  'claim.removeAnchor': command(z.strictObject({ id: Id, anchorId: Id }), ClaimView),
  /** Puts a place where an editor says that it is: one that a revision lost, or that was carried to the wrong words. */
  'claim.moveAnchor': command(z.strictObject({ id: Id, anchorId: Id, ...place.shape }), ClaimView),
  /** Places that revisions changed and nobody has looked at: of the scope, one claim or one article. Values first. */
  'claim.revised': query(
    scope.extend({ claimId: Id.optional(), articleId: Id.optional() }),
    z.array(RevisedPlace),
  ),
  /** An editor has looked at what revisions did to these places. */
  'claim.confirmPlaces': command(z.strictObject({ anchorIds: manyIds }), UndoOutcome),
  'claim.reading': query(byId, ClaimReadingView),
  /** Puts one part of the reading right: these lists take the place of what was read. Null: as the program read it. */
  'claim.correctReading': command(
    z.strictObject({ id: Id, part: Dimension, value: CorrectedReading.nullable() }),
    ClaimReadingView,
  ),
  /**
   * Sentences of live articles on which no claim stands and which say the same, or otherwise: surest first.
   * claim.createMany makes claims of them, which are linked at once.
   */
  'claim.saidElsewhere': query(
    byId.extend({ limit: z.int().min(1).max(200).optional() }),
    z.array(SaidElsewhere),
  ),
  /** Newest first. */
  'claim.history': query(byId, z.array(ChangeView)),

  'evidence.list': query(z.strictObject({ claimId: Id }), z.array(EvidenceView)),
  'evidence.add': command(EvidenceDraft, EvidenceView),
  /** Keeps the file's bytes in the library. */
  'evidence.attachFile': job(EvidenceDetails.extend({ claimId: Id, upload: z.string() }), EvidenceView),
  'evidence.update': command(EvidenceDetails.partial().extend({ id: Id }), EvidenceView),

  'tag.list': query(nothing, z.array(TagView)),
  'tag.create': command(TagDetails.partial().extend({ name: Tag.shape.name }), TagView),
  'tag.update': command(TagDetails.partial().extend({ id: Id }), TagView),
  /** Every claim of the one gets the other; the one goes into the bin. */
  'tag.merge': command(z.strictObject({ id: Id, intoId: Id }), TagView),

  /** Two names for one thing, for matching; sorted by name. */
  'alias.list': query(nothing, z.array(Alias)),
  /** Claims that hold either name are read and compared anew. */
  'alias.create': command(Alias.omit({ id: true }), Alias),
  'alias.update': command(Alias.partial().extend({ id: Id }), Alias),

  /** Earlier checks, newest first. `total`: all that there are. */
  'check.list': query(
    z.strictObject({ limit: z.int().min(1).max(10_000), offset: z.int().min(0).optional() }),
    z.strictObject({ checks: z.array(EarlierCheck), total: z.int() }),
  ),
  'check.update': command(EarlierCheck.partial().extend({ id: Id }), EarlierCheck),
  /** One check a line, as JSON: {text, verdict, publisher?, date?, address?}. Good lines go in, in one act. */
  'check.import': job(
    z.strictObject({ upload: z.string() }),
    z.strictObject({ outcomes: z.array(CheckOutcome) }),
  ),
  /** Was this, or something like it, checked before, by others or with a verdict here? Best first. */
  'check.lookup': query(
    z.union([
      z.strictObject({
        text: z.string().min(1).max(20_000),
        date: DayOrUtc.nullable().optional(),
        /** The claim whose words they are: it was not checked before itself. */
        exceptClaimId: Id.optional(),
        limit: z.int().min(1).max(200).optional(),
        /** False: closeness of dates counts nothing. */
        usesDates: z.boolean().optional(),
      }),
      z.strictObject({
        claimId: Id,
        limit: z.int().min(1).max(200).optional(),
        usesDates: z.boolean().optional(),
      }),
    ]),
    z.array(LookupHit),
  ),

  /** By name; the counts are of the scope, and only those that have an article in it are listed where there is one. */
  'publisher.list': query(scope, z.array(PublisherView)),
  'publisher.update': command(Publisher.partial().extend({ id: Id }), PublisherView),
  'rating.list': query(nothing, z.array(Rating)),
  'rating.create': command(RatingDetails, Rating),
  'rating.update': command(RatingDetails.partial().extend({ id: Id }), Rating),
  /** All verdicts, each once, in the order in which they are to stand. */
  'rating.reorder': command(z.strictObject({ ids: manyIds }), z.array(Rating)),

  'story.timeline': query(scope, Timeline),

  /** By name. */
  'savedSearch.list': query(nothing, z.array(SavedSearch)),
  'savedSearch.create': command(SavedSearch.omit({ id: true }), SavedSearch),
  'savedSearch.update': command(SavedSearch.partial().extend({ id: Id }), SavedSearch),

  'point.list': query(scope, z.array(PointView)),
  /** Points by sources. */
  'point.compare': query(scope, Matrix),
  'point.update': command(
    Point.omit({ claimId: true }).partial().extend({ id: PointView.shape.id }),
    PointView,
  ),
  'point.merge': command(z.strictObject({ ids: z.array(Id).min(2).max(100) }), PointView),
  /** These claims become a point of their own. */
  'point.split': command(z.strictObject({ id: Id, claimIds: manyIds }), PointView),
  'joining.list': query(nothing, z.array(Joining)),
  /** Which sources of a point count as one, and why. The id is that of any of its claims. */
  'point.voices': query(byId, PointVoices),
  /** Which articles carry one text, and why; the largest group first. */
  'source.groups': query(scope, SourceGroups),
  /** How many independent sources are decided to say what this claim says, its own among them. */
  'source.agreeing': query(z.strictObject({ claimId: Id }), z.int()),
  /** These articles count as one source from now on. */
  'source.join': command(z.strictObject({ articleIds: z.array(Id).min(2).max(100) }), UndoOutcome),
  /** Each of these articles counts apart from each of the others, whatever speaks for one. */
  'source.split': command(
    z.strictObject({ articleIds: z.array(Id).min(1).max(100), fromIds: z.array(Id).min(1).max(100) }),
    UndoOutcome,
  ),
  /** What still says what its source, or an article that said the same, has changed: all, or of one claim or article. */
  'source.stale': query(
    scope.extend({ claimId: Id.optional(), articleId: Id.optional() }),
    z.array(StaleCopy),
  ),

  /**
   * Reads and compares every claim anew; decisions stay as they are. What was compared when it is cancelled
   * stays, and `resume` goes on with the rest. There is one comparison at a time: a second fails as `busy`.
   * Progress counts claims, of which reading is half the work. `openSuggestions`: those of the whole library.
   */
  'link.crossReference': job(
    z.strictObject({ resume: z.boolean().optional() }),
    z.strictObject({ claims: z.int(), openSuggestions: z.int() }),
  ),
  /** Of one claim, or between two articles, or all. Decided unrelated ones are included. */
  'link.list': query(
    z.strictObject({ claimId: Id.optional(), articleIds: z.tuple([Id, Id]).optional() }),
    z.array(LinkView),
  ),
  'link.read': query(pairOfClaims, LinkView),
  /** What Triage goes through. */
  'link.queue': query(scope, LinkQueue),
  /** Puts a suggested link at the end of the queue, or back. No act: it says nothing of the claims. */
  'link.skip': command(pairOfClaims.extend({ isSkipped: z.boolean() }), nothing),
  'link.decide': command(LinkDecision, LinkView),
  /** One act for all of them. */
  'link.decideMany': command(
    z.strictObject({ decisions: z.array(LinkDecision).min(1).max(10_000) }),
    UndoOutcome,
  ),
  /** Decisions that were taken on an older wording, oldest first. To decide anew: link.decide. */
  'link.aged': query(scope, z.array(AgedDecision)),
  /** The decisions on these pairs hold for the words as they are now, in one act. */
  'link.confirm': command(z.strictObject({ pairs: z.array(pairOfClaims).min(1).max(10_000) }), UndoOutcome),
  /** "Why?" and "why not?" of any two passages, whether they are linked or not. */
  'link.explain': query(z.strictObject({ a: ExplainedSide, b: ExplainedSide }), Explanation),
  /** Word differences between the wordings of two claims. */
  'link.wording': query(pairOfClaims, z.array(DiffRun)),

  /** Claims by their words, notes and tags; articles and sentences by theirs. */
  'search.find': query(
    scope.extend({ query: z.string().max(1000), limit: z.int().min(1).max(500).optional() }),
    SearchResult,
  ),

  'bin.list': query(nothing, z.array(BinItem)),
  'bin.put': command(z.strictObject({ noun: BinNoun, ids: manyIds }), UndoOutcome),
  'bin.restore': command(z.strictObject({ noun: BinNoun, ids: manyIds }), UndoOutcome),

  'claimSet.export': query(
    scope.extend({
      format: z.enum(['json', 'csv', 'markdown']),
      /** These claims only, of the scope. */
      claimIds: z.array(Id).max(100_000).optional(),
    }),
    z.strictObject({ fileName: z.string(), mediaType: z.string(), content: z.string(), claims: z.int() }),
  ),
  /** Into a library that holds nothing yet. */
  'claimSet.import': job(
    z.strictObject({ upload: z.string() }),
    z.strictObject({ articles: z.int(), claims: z.int() }),
  ),

  /** Newest first. */
  'act.list': query(z.strictObject({ limit: z.int().min(1).max(1000) }), z.array(ActView)),
  'act.next': query(nothing, NextActs),
  /** Which of these acts are taken back at present. */
  'act.undone': query(z.strictObject({ ids: manyIds }), z.array(Id)),
  /** The last act; or all acts of this copy of the library back to this one, and it too. */
  'act.undo': command(z.strictObject({ throughId: Id.optional() }), UndoOutcome),
  'act.redo': command(nothing, UndoOutcome),

  'settings.read': query(nothing, Settings),
  'settings.update': command(Settings.partial(), Settings),

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
  /** How many articles came of an import so far: a file can hold many. */
  readonly articles?: number;
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
