import { suggestClaims } from './annotate/index.ts';
import { fingerprintText } from './compare/index.ts';
import type { Block } from './contract/model.ts';
import { tokensOf } from './text/stems.ts';

/** A sentence that is read, as it is found again. Offsets point into the whole text. */
export interface DerivedSentence {
  readonly start: number;
  readonly end: number;
  /** How much it is worth checking, 0 to 1. */
  readonly score: number;
  readonly isSuggested: boolean;
  /** In order, stop words left out. */
  readonly stems: readonly string[];
}

/** What the library's index holds of a text. */
export interface DerivedText {
  readonly sentences: readonly DerivedSentence[];
  /** By which its copies are found. */
  readonly prints: readonly number[];
}
