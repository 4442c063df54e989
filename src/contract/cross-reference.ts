import { z } from 'zod';
import { DayOrUtc, EarlierCheck, Id, Utc } from './model.ts';
import { Explanation, Ledger, Relation, Subject } from './reading.ts';
import { DiffRun } from './views.ts';

/** What requests on matching answer. Offsets and times are as in model.ts. */

const span = { start: z.int().min(0), end: z.int().min(0) };

/** One line under "Why?" of something that was found: what was compared, and what it brought. */
export const RankedFeature = z.strictObject({
  name: z.string(),
  /** As compared; most run from 0 to 1. */
  value: z.number(),
  /** What it adds to the score. */
  share: z.number(),
});
export type RankedFeature = z.infer<typeof RankedFeature>;

/** Why something was found. */
const found = {
  text: z.string(),
  /** Higher is likelier; compares only within one answer. */
  score: z.number(),
  features: z.array(RankedFeature),
  /** The words of `text` that were asked for. Offsets point into `text`. */
  shared: z.array(z.strictObject(span)),
};

/** What the program says of two texts, without a claim's or a check's own data. */
const said = {
  /** Null: it says nothing. */
  relation: Relation.nullable(),
  subject: Subject.nullable(),
  confidence: Explanation.shape.confidence,
  rule: z.string(),
  ledger: Ledger,
};

/** One side of a question "Why?" or "Why not?": a claim, any words of a text, or words typed in. */
export const ExplainedSide = z.union([
  z.strictObject({ claimId: Id }),
  z.strictObject({ revisionId: Id, start: z.int().min(0), end: z.int().min(1) }),
  z.strictObject({ text: z.string().min(1).max(20_000), publishedAt: DayOrUtc.nullable().optional() }),
]);
export type ExplainedSide = z.infer<typeof ExplainedSide>;

/** A pair of passages as a script gives it; what else stands beside these fields is not looked at. */
export const PairToExplain = z.object({
  id: z.union([z.string(), z.number()]),
  a: z.string().min(1).max(20_000),
  b: z.string().min(1).max(20_000),
  publishedA: DayOrUtc.nullish(),
  publishedB: DayOrUtc.nullish(),
});
export type PairToExplain = z.infer<typeof PairToExplain>;

/** An earlier check, or a claim of the library, that is like what was asked. Side b of the ledger. */
export const LookupHit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('earlierCheck'), check: EarlierCheck, ...found, ...said }),
  z.strictObject({
    kind: z.literal('claim'),
    claimId: Id,
    articleId: Id.nullable(),
    articleTitle: z.string().nullable(),
    publisher: z.string().nullable(),
    publishedAt: DayOrUtc.nullable(),
    status: z.enum(['to-check', 'checking', 'done', 'dropped']),
    /** The verdict's label; null while there is none. */
    verdict: z.string().nullable(),
    verdictReason: z.string(),
    ...found,
    ...said,
  }),
]);
export type LookupHit = z.infer<typeof LookupHit>;

/** What became of one line of imported checks. */
export const CheckOutcome = z.strictObject({
  /** Counted from 1. */
  line: z.int().min(1),
  outcome: z.enum(['added', 'duplicate', 'refused']),
  /** The check that was added, or that was there before. */
  checkId: Id.nullable(),
  /** For refused: what is wrong and what to do. */
  reason: z.string().nullable(),
});
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** A sentence that no claim covers and that says the same as a claim, or otherwise. The claim is side a of the ledger. */
export const SaidElsewhere = z.strictObject({
  articleId: Id,
  articleTitle: z.string(),
  publisher: z.string().nullable(),
  publishedAt: DayOrUtc.nullable(),
  /** Where it stands: what claim.createMany takes. */
  revisionId: Id,
  ...span,
  ...found,
  ...said,
  relation: Relation,
});
export type SaidElsewhere = z.infer<typeof SaidElsewhere>;

/** The same run of words in two articles. */
export const CommonRun = z.strictObject({
  /** As article `a` prints it. */
  text: z.string(),
  words: z.int(),
  /** Share of the shorter text, 0 to 1, that stands in the other as well. */
  share: z.number(),
  /** In the newest revision's text of each. */
  inA: z.strictObject(span),
  inB: z.strictObject(span),
});
export type CommonRun = z.infer<typeof CommonRun>;

/** Two sources of a point: an article's id, or for claims without an article the id of their column. */
const twoSources = { a: z.string(), b: z.string() };

/** Why two sources of a point count as one. */
export const OneVoiceReason = z.discriminatedUnion('kind', [
  /** They carry one text. `run`: the longest that they have in common. */
  z.strictObject({ kind: z.literal('copy'), ...twoSources, run: CommonRun.nullable() }),
  /** They credit one agency, or one of them is by the agency that the other credits: the words of each. */
  z.strictObject({
    kind: z.literal('credit'),
    ...twoSources,
    agency: z.string(),
    wordsA: z.string(),
    wordsB: z.string(),
  }),
  z.strictObject({ kind: z.literal('by-line'), ...twoSources, author: z.string() }),
  /** All that both say of the point goes back to one party, or one of them cites the other. */
  z.strictObject({ kind: z.literal('origin'), ...twoSources, origin: z.string() }),
  /** Their claims print the same words. */
  z.strictObject({ kind: z.literal('wording'), ...twoSources, claimA: Id, claimB: Id }),
  /** An editor joined them. */
  z.strictObject({ kind: z.literal('editor'), ...twoSources, by: z.string(), at: Utc }),
]);
export type OneVoiceReason = z.infer<typeof OneVoiceReason>;

/** Sources of a point that count as one. */
export const Voice = z.strictObject({
  sources: z.array(
    z.strictObject({
      /** As in a reason. */
      id: z.string(),
      articleId: Id.nullable(),
      title: z.string(),
      publisher: z.string().nullable(),
      publishedAt: DayOrUtc.nullable(),
    }),
  ),
  /** Empty for a source that stands alone. */
  reasons: z.array(OneVoiceReason),
});
export type Voice = z.infer<typeof Voice>;

/** Of whom a point has it: "N articles, M independent", and why. */
export const PointVoices = z.strictObject({
  articles: z.int(),
  /** As many as there are voices. */
  independent: z.int(),
  voices: z.array(Voice),
  /** Sources that an editor counts apart, whatever speaks for one. */
  keptApart: z.array(z.strictObject({ ...twoSources, by: z.string(), at: Utc })),
});
export type PointVoices = z.infer<typeof PointVoices>;

/** Articles that carry one text; what an editor keeps apart is none. */
export const SourceGroups = z.strictObject({
  groups: z.array(Voice),
  keptApart: PointVoices.shape.keptApart,
});
export type SourceGroups = z.infer<typeof SourceGroups>;

/** Words of a copy, or of another article, that agree with what a source said and has changed since. */
export const StaleCopy = z.strictObject({
  /** revision: the source's text was changed; later-article: the same publisher says otherwise later. */
  kind: z.enum(['revision', 'later-article']),
  /** The two articles carry one text. False: the other one says the same, and counts apart. */
  isCopy: z.boolean(),
  /** The claim that still says it; null: the words of a copied text on which no claim stands. */
  claimId: Id.nullable(),
  /** The point of that claim, under which the alarm is shown. */
  pointId: Id.nullable(),
  /** The copy, or the other article. Null: the claim stands in no text. */
  articleId: Id.nullable(),
  articleTitle: z.string().nullable(),
  publisher: z.string().nullable(),
  publishedAt: DayOrUtc.nullable(),
  /** Its words, and where they stand. */
  words: z.string(),
  place: z.strictObject({ revisionId: Id, ...span }).nullable(),
  sourceArticleId: Id,
  sourceTitle: z.string(),
  sourcePublisher: z.string().nullable(),
  sourceClaimId: Id.nullable(),
  /** What the source said before. */
  was: z.string(),
  wasAt: DayOrUtc.nullable(),
  /** What stands in its place now; null: nothing like it. */
  is: z.string().nullable(),
  /** When the newer text was written, as it says, or the later article published; else when the text was brought in. */
  changedAt: DayOrUtc.nullable(),
  /** Of changedAt: the newer text does not say when it was written, and this is when it was brought in. */
  isBroughtIn: z.boolean(),
  /** Where one value changed: as printed then and now. */
  valueWas: z.string().nullable(),
  valueIs: z.string().nullable(),
  /** All of it as one sentence for an editor. */
  sentence: z.string(),
});
export type StaleCopy = z.infer<typeof StaleCopy>;

/** One claim of a decision, in its words then and now. */
const AgedSide = z.strictObject({
  claimId: Id,
  articleId: Id.nullable(),
  articleTitle: z.string().nullable(),
  publisher: z.string().nullable(),
  /** Null: not kept; decisions that were taken before the words were. */
  was: z.string().nullable(),
  is: z.string(),
  /** How the words that are compared differ: a is what was, b what is. Null while `was` is. */
  wording: z.array(DiffRun).nullable(),
  isChanged: z.boolean(),
});

/** A decision that was taken on an older wording of one of its claims. */
export const AgedDecision = z.strictObject({
  a: Id,
  b: Id,
  relation: Relation,
  subject: Subject.nullable(),
  reason: z.string(),
  by: z.string(),
  decidedAt: Utc,
  sideA: AgedSide,
  sideB: AgedSide,
  /** What the program says of the words as they are now. */
  now: Explanation,
});
export type AgedDecision = z.infer<typeof AgedDecision>;
