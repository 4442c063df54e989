/**
 * Every number on which a suggestion depends. None is fitted: they were set by hand on the invented pairs of
 * test/match/cases.txt, and the rules made stricter where public development pairs showed false conflicts
 * (of the pairs called "differs", 0.87 did in 253 of one set and 0.84 in 43 of another). What they give on the
 * seed articles is printed by `npm run bench`.
 */
export const thresholds = {
  /** Likeness (mean of overlap and coverage) from which two claims count as the same point, by what rests on it. */
  point: {
    /** Positions: the words of a stance say much, so that little else need be shared. */
    stance: 0.2,
    /** That both say the same of one thing: the thing and the quality are in common already. */
    quality: 0.12,
    /** A common number, date or names stand for part of the likeness. */
    agreement: 0.4,
    /** Two or more people named by both. */
    names: 0.2,
    /** A conflict of numbers. */
    number: 0.4,
    /** A conflict of dates or offices needs more: news is full of like events on other days. */
    event: 0.5,
    /** Plain assertion and its denial, and events that turn round (rose and fell): nearly the same words. */
    assertion: 0.55,
    /** Any conflict but one of positions, where each side also speaks of something of its own. */
    parted: 0.7,
    /** The same where both sides also name somebody of their own. */
    named: 0.85,
    /** Two least numbers ("at least 12", "at least 19") are rival counts where all else is the same. */
    rival: 0.9,
    /** Without any row to lean on, agreement rests on the words alone. */
    wording: 0.62,
    /** The same where each side also tells something of its own. */
    told: 0.75,
    /** The same topic with nothing to compare. */
    topic: 0.5,
  },
  /** What names, a day and a number in common add to the likeness of the words, at most two names. */
  bonus: { name: 0.1, date: 0.05, number: 0.05 },
  /** Two places exclude each other only where all else is the same: share of the other topic words. */
  likenessBesidePlaces: 0.95,
  /** The same for two who can't both be the only one. */
  likenessBesideSole: 0.75,
  /** Distinct topic words in common without which no position is compared. */
  sharedForStance: 2,
  /** The same for an agreement that rests on the words alone. */
  sharedForWording: 3,
  /** Share of the words of a clause denied as a whole that the other side must use to assert it. */
  toldOfDenied: 0.6,
  /** How many words apart the two first words of what is denied may stand where it is asserted. */
  deniedApart: 6,
  /** Words of the longest run in common, and its share of the shorter claim, from which one repeats the other. */
  repeatedRun: { words: 8, share: 0.8 },
  /**
   * How far above its bound "more than 40" is still taken to hold, and "less than" below it: a quarter as much
   * again for what is likely, and half as much for two claims that agree. "Dozens" reaches to the next word up.
   */
  openReach: { figure: 1.25, agreement: 1.5, vague: 5 },
  /** How much less the words around every other number have in common, where one is plainly meant. */
  clearChoice: { even: 0.8, uneven: 0.25 },
  /** Two exact figures agree when one rounds to the other and they lie this close; large ones are rounded more. */
  roundingShare: { below1000: 0.02, above: 0.05, calendar: 0.12 },
  /** Minutes from which two clock times differ, and up to which they agree. */
  clock: { differ: 30, agree: 5 },
  /** How sure a repetition is: not fitted, because the development pairs hold hardly any. */
  repeatsConfidence: 0.98,
  /** Claims of fewer words leave more open. */
  short: { words: 8, factor: 0.75 },
} as const;
