/** What makes a sentence worth checking: how much each sign adds, once for a sentence, in log-odds. Set by hand. */
export const signWeights = {
  number: 1.8,
  date: 0.5,
  comparison: 0.8,
  record: 0.6,
  change: 0.6,
  cause: 0.5,
  quotation: 0.3,
  attribution: 1.1,
  position: 1.2,
  plan: 0.5,
  denial: 0.3,
  name: 0.9,
} as const;
export type Sign = keyof typeof signWeights;

/** A second and a third name, number and so on add this much of the first; more add nothing. */
export const furtherShare = 0.35;

/** What speaks against a sentence, whatever cues it has. */
export const drawbacks = {
  question: -3,
  /** The writer's own view: "I think", "our". Not inside quotation marks. */
  ownView: -1.5,
  /** Words of pages, not of articles: "Subscribe", "Read more". */
  boilerplate: -5,
  /** Under six words. */
  short: -1,
  /** It only takes up what was said before: "This shows", "Such a step". */
  comment: -1,
  /** It sends the reader elsewhere. */
  address: -1.5,
} as const;

/** Log-odds of a sentence without any cue. */
export const bias = -1.55;

/** From this score on a sentence is suggested. */
export const suggestionThreshold = 0.5;
