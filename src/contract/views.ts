import { z } from 'zod';
import {
  Anchor,
  AnchorState,
  Article,
  Block,
  Claim,
  Collection,
  DayOrUtc,
  Decision,
  Editor,
  Evidence,
  Id,
  Publisher,
  Revision,
  Tag,
  Utc,
} from './model.ts';
import { Dimension, Ledger, Passage, Reading, Relation, Subject } from './reading.ts';

/** What requests answer: records put together as they are shown. Offsets and times are as in model.ts. */

const span = { start: z.int().min(0), end: z.int().min(0) };
const pair = { a: Id, b: Id };

/**
 * How many links of each kind a claim, an article or a publisher has to claims that are not in the same article, or not
 * of the same publisher: decisions where taken, suggestions elsewhere.
 */
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
  /** Decisions that were taken on an older wording. */
  agedDecisions: z.int(),
  /** Places of claims that a revision changed or lost, and at which nobody has looked. */
  revisedPlaces: z.int(),
  /** Claims that were not compared with the others yet: many came at once, or a comparison was stopped. */
  uncomparedClaims: z.int(),
  /** Of all claims or of those. stopped: the last one ended early, and waits until somebody goes on with it. */
  comparison: z.enum(['idle', 'running', 'stopped']),
});
export type LibrarySummary = z.infer<typeof LibrarySummary>;

export const CollectionView = Collection.extend({ articles: z.int(), claims: z.int() });
export type CollectionView = z.infer<typeof CollectionView>;

export const ArticleSummary = Article.omit({ publisherId: true, addedBy: true }).extend({
  publisher: z.string().nullable(),
  revisions: z.int(),
  claims: z.int(),
  /** Suggested sentences that nobody has marked or passed over. */
  sentencesLeft: z.int(),
  /** How many other articles carry the same text; article.copies names them. */
  copies: z.int(),
  relations: RelationCounts,
  /** Of these relations those that somebody decided, on the words as they are now. */
  decided: RelationCounts,
  /** Of its claims those that were not compared with others yet: of them nothing is known. */
  uncomparedClaims: z.int(),
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;

/** A publisher, and what the library has of it. */
export const PublisherView = Publisher.extend({
  articles: z.int(),
  claims: z.int(),
  /** Between its claims and those of others. */
  relations: RelationCounts,
  decided: RelationCounts,
});
export type PublisherView = z.infer<typeof PublisherView>;

/** What in a sentence makes it worth checking. */
export const Cue = z.strictObject({ ...span, kind: z.string(), printed: z.string() });
export type Cue = z.infer<typeof Cue>;

/** A sentence that the program finds worth checking. Derived. */
export const SuggestedClaim = z.strictObject({
  ...span,
  /** 0 to 1. */
  score: z.number(),
  /** Offsets into the revision's text. */
  cues: z.array(Cue),
});
export type SuggestedClaim = z.infer<typeof SuggestedClaim>;

export const ClaimView = Claim.omit({ tagIds: true }).extend({
  tags: z.array(Tag),
  anchors: z.array(Anchor),
  /** The quoted words in order, joined by " … "; the statement for a claim without a text. */
  wording: z.string(),
  /** True when the claim has anchors and none has a place in the newest revision. */
  isOrphan: z.boolean(),
  articleTitle: z.string().nullable(),
  publisher: z.string().nullable(),
  /** When its words were first printed: those of a correction are younger than their article. Null: nobody knows. */
  publishedAt: DayOrUtc.nullable(),
  /** Of the editor who gave the verdict. */
  verdictByName: z.string().nullable(),
  /** How many pieces of evidence it rests on. */
  evidence: z.int(),
  relations: RelationCounts,
  /** Of these relations those that somebody decided, on the words as they are now. */
  decided: RelationCounts,
  /** False: what others say of it was not looked for yet. */
  isCompared: z.boolean(),
});
export type ClaimView = z.infer<typeof ClaimView>;

/** A place of a claim that a revision changed, or lost, and at which nobody has looked since. */
export const RevisedPlace = z.strictObject({
  anchorId: Id,
  claimId: Id,
  articleId: Id,
  articleTitle: z.string(),
  publisher: z.string().nullable(),
  revisionId: Id,
  /** What became of it since somebody last looked: the gravest state of all revisions in between. */
  state: AnchorState,
  /** The words that somebody marked or last looked at, and the number of their revision. */
  before: z.string(),
  beforeNumber: z.int(),
  /** The words that stand there now; null: it has no place. */
  after: z.string().nullable(),
  afterNumber: z.int(),
  /** Word differences between the two; empty for a place that is lost. */
  runs: z.array(z.strictObject({ text: z.string(), side: z.enum(['both', 'a', 'b']) })),
  changedAt: Utc,
});
export type RevisedPlace = z.infer<typeof RevisedPlace>;

/** Something that happened to a story, with the article that it happened to. */
export const TimelineEvent = z.strictObject({
  /**
   * published, updated: as the article says; revision, value-changed: its text was captured anew, and a claim's value
   * with it; later-value: an article says of a claim's matter what holds later.
   */
  kind: z.enum(['published', 'updated', 'revision', 'value-changed', 'later-value']),
  at: DayOrUtc,
  articleId: Id,
  articleTitle: z.string(),
  publisher: z.string().nullable(),
  /** Of a changed or later value: the claim, and the words before and now. */
  claimId: Id.nullable(),
  was: z.string().nullable(),
  is: z.string().nullable(),
  /** Of a later value: who printed the words before, where that is known. */
  wasBy: z.string().nullable(),
  /** Nobody has decided that it is the later value. */
  isSuggested: z.boolean(),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

export const Timeline = z.strictObject({
  /** Earliest first. */
  events: z.array(TimelineEvent),
  /** Articles of which nobody knows when they were published. */
  undated: z.array(z.strictObject({ articleId: Id, title: z.string(), publisher: z.string().nullable() })),
});
export type Timeline = z.infer<typeof Timeline>;

/** Another article that carries text of this one. */
export const CopyView = z.strictObject({
  articleId: Id,
  title: z.string(),
  publisher: z.string().nullable(),
  publishedAt: DayOrUtc.nullable(),
  /** How much of this article stands in the other, and of the other in this one; 0 to 1. */
  shareOfOwn: z.number(),
  shareOfOther: z.number(),
  /** They count as one source. */
  isOne: z.boolean(),
  /** What an editor said of the two; null: nobody did. */
  said: z.strictObject({ rule: z.enum(['must-join', 'cannot-join']), by: z.string(), at: Utc }).nullable(),
});
export type CopyView = z.infer<typeof CopyView>;

/** What is known of where an article's text comes from. */
export const CopiesView = z.strictObject({
  /** The agency that it credits, in its own words. */
  credit: z.string().nullable(),
  /** Most of this article first. */
  copies: z.array(CopyView),
});
export type CopiesView = z.infer<typeof CopiesView>;

export const CopiedRuns = z.strictObject({
  runs: z.array(z.strictObject({ inA: z.strictObject(span), inB: z.strictObject(span), words: z.int() })),
  shareOfA: z.number(),
  shareOfB: z.number(),
});
export type CopiedRuns = z.infer<typeof CopiedRuns>;

export const RevisionSummary = Revision.pick({
  id: true,
  number: true,
  capturedAt: true,
  updatedAt: true,
});
export type RevisionSummary = z.infer<typeof RevisionSummary>;

export const ArticleView = z.strictObject({
  article: ArticleSummary,
  /** The one asked for, else the newest. */
  revision: Revision,
  /** Oldest first. */
  revisions: z.array(RevisionSummary),
  blocks: z.array(Block),
  /** In the order of their first place in the text, with their places in this revision; orphans last. */
  claims: z.array(ClaimView),
  /** Those of the newest revision on which nothing is done yet, in the order of the text. */
  suggestedClaims: z.array(SuggestedClaim),
});
export type ArticleView = z.infer<typeof ArticleView>;

export const QuotedClaimOutcome = z.strictObject({
  externalId: z.string().nullable(),
  claimId: Id.nullable(),
  /** Null when the claim was added. */
  reason: z.string().nullable(),
});
export type QuotedClaimOutcome = z.infer<typeof QuotedClaimOutcome>;

/** What the program read in a claim's words, and what an editor put right. */
export const ClaimReadingView = z.strictObject({
  passage: Passage,
  /** As the program read it. Offsets point into the passage. */
  read: Reading,
  /** With the corrections in place: this is what is matched. */
  effective: Reading,
  corrected: z.array(Dimension),
  /** Corrections of words that the claim does not hold any more: kept, and not used. */
  outdated: z.array(Dimension),
});
export type ClaimReadingView = z.infer<typeof ClaimReadingView>;

export const EvidenceView = Evidence.extend({
  by: z.string(),
  /** For kind passage: where it stands, and its words. */
  passage: z.strictObject({ articleId: Id, articleTitle: z.string(), text: z.string() }).nullable(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

/** One recorded change of a claim, its places, evidence or decisions, as people read it. */
export const ChangeView = z.strictObject({
  at: Utc,
  by: z.string(),
  /** The act's name: "Add claim “…”". */
  act: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
  noun: z.string(),
  /** Null: the record was made. */
  field: z.string().nullable(),
  /** In words, with names in place of ids; null: nothing. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ChangeView = z.infer<typeof ChangeView>;

/** One side of a link, with what is needed to show it beside the other. */
export const LinkSide = z.strictObject({
  claimId: Id,
  externalId: z.string().nullable(),
  articleId: Id.nullable(),
  articleTitle: z.string().nullable(),
  publisher: z.string().nullable(),
  /** As the claim's. */
  publishedAt: DayOrUtc.nullable(),
  passage: Passage,
});
export type LinkSide = z.infer<typeof LinkSide>;

export const LinkView = z.strictObject({
  /** The two claims; `a` sorts before `b`. */
  ...pair,
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

/** A suggested link without its reasons. */
export const QueuedLink = z.strictObject({
  ...pair,
  relation: Relation,
  subject: Subject.nullable(),
  confidence: z.number(),
  isSkipped: z.boolean(),
});
export type QueuedLink = z.infer<typeof QueuedLink>;

export const LinkQueue = z.strictObject({
  /** Undecided ones, surest first; skipped ones last, in the order in which they were skipped. */
  open: z.array(QueuedLink),
  decided: z.int(),
});
export type LinkQueue = z.infer<typeof LinkQueue>;

export const TagView = Tag.extend({ claims: z.int() });
export type TagView = z.infer<typeof TagView>;

/** Words around a hit. `marks` point into `text`. */
export const Snippet = z.strictObject({ text: z.string(), marks: z.array(z.strictObject(span)) });
export type Snippet = z.infer<typeof Snippet>;

export const SearchResult = z.strictObject({
  /** What in the box could not be understood, in words. */
  notes: z.array(z.string()),
  claims: z.array(ClaimView),
  articles: z.array(z.strictObject({ article: ArticleSummary, snippet: Snippet.nullable() })),
  sentences: z.array(
    z.strictObject({
      articleId: Id,
      articleTitle: z.string(),
      publisher: z.string().nullable(),
      publishedAt: DayOrUtc.nullable(),
      revisionId: Id,
      ...span,
      snippet: Snippet,
      /** The claim that stands there already. */
      claimId: Id.nullable(),
    }),
  ),
  /** True where there were more hits than asked for. */
  isCut: z.boolean(),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** The nouns that can go into the bin. */
export const BinNoun = z.enum([
  'article',
  'claim',
  'collection',
  'tag',
  'rating',
  'evidence',
  'alias',
  'earlierCheck',
  'savedSearch',
]);
export type BinNoun = z.infer<typeof BinNoun>;

export const BinItem = z.strictObject({ noun: BinNoun, id: Id, title: z.string(), binnedAt: Utc });
export type BinItem = z.infer<typeof BinItem>;

export const ActView = z.strictObject({
  id: Id,
  label: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
  at: Utc,
  by: z.string(),
  isUndone: z.boolean(),
  /** Done in this installation's copy of the library: undo reaches these only. */
  isOwn: z.boolean(),
});
export type ActView = z.infer<typeof ActView>;

export const UndoOutcome = z.strictObject({ label: z.string() });

/** What undo and redo would take back or do again; null: nothing. */
const NextAct = ActView.pick({ id: true, label: true });
export const NextActs = z.strictObject({ undo: NextAct.nullable(), redo: NextAct.nullable() });

export const VerifyReport = z.strictObject({
  isSound: z.boolean(),
  /** What was looked at, for people: "5 revisions: text as it was captured". */
  checked: z.array(z.string()),
  problems: z.array(z.string()),
});
export type VerifyReport = z.infer<typeof VerifyReport>;

export const DiffRun = z.strictObject({ text: z.string(), side: z.enum(['both', 'a', 'b']) });
export type DiffRun = z.infer<typeof DiffRun>;

/**
 * What became of some sentences of a revision in a later one. The rows are in reading order; the spans, each with the
 * white space after it – or before it, where a paragraph's last sentence came or went – cover both texts from end to
 * end, but for a moved passage's second place, see `kind`.
 */
export const RevisionRow = z.strictObject({
  /**
   * changed: other words, or other sentences for these. moved-from: what stood here stands at `b` by now, where its
   * own row, moved-to, says the same of `a`.
   */
  kind: z.enum(['same', 'changed', 'removed', 'added', 'moved-from', 'moved-to']),
  /** In the older text; null for added. */
  a: z.strictObject(span).nullable(),
  /** In the newer text; null for removed. */
  b: z.strictObject(span).nullable(),
  /** The words of both, in order: those that both have and those that only one has. */
  runs: z.array(DiffRun),
});
export type RevisionRow = z.infer<typeof RevisionRow>;

/** How one person likes to work; kept in the user's folder, not in a library. */
export const Settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** pseudo: made up, a test of how well the page bears another language. */
  language: z.enum(['system', 'en', 'pseudo']),
  /** Of the reading pane, in percent. */
  textSize: z.int().min(75).max(200),
  /** How long the lines of the reading pane may become. */
  readingWidth: z.enum(['narrow', 'normal', 'wide']),
  /** False: single letters do nothing (WCAG 2.1.4). */
  hasLetterKeys: z.boolean(),
  /** Keys that were changed, by the name of what they do. */
  keys: z.record(z.string().max(60), z.string().max(40)),
});
export type Settings = z.infer<typeof Settings>;
