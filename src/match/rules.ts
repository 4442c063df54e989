import { compareDates } from './date-rows.ts';
import { commonWording, compareModality, compareSpeakers } from './frame-rows.ts';
import { compareNames } from './name-rows.ts';
import { comparePolarity } from './polarity-rows.ts';
import { compareQuantities } from './quantity-rows.ts';
import { decideRelation, type Verdict } from './relation.ts';
import type { Row } from './row.ts';
import { type Corpus, type PointScores, scorePoint } from './same-point.ts';
import { haveOneOrigin, type View } from './side.ts';

/** What the rules come to, with the rows they rest on and the likeness of the words. */
export interface Ruling {
  readonly verdict: Verdict;
  readonly rows: readonly Row[];
  readonly scores: PointScores;
}

/** Compares two claims row by row and decides by the rules alone. Two claims of one voice in one article: nothing. */
export function applyRules(a: View, b: View, corpus: Corpus): Ruling {
  const scores = scorePoint(a, b, corpus);
  const wording = commonWording(a, b);
  const rows = [
    ...compareQuantities(a, b),
    ...compareDates(a, b),
    ...compareNames(a, b),
    ...comparePolarity(a, b),
    ...compareModality(a, b),
    ...compareSpeakers(a, b),
    ...(wording.row ? [wording.row] : []),
  ];
  const isOneVoice = a.articleId !== null && a.articleId === b.articleId && haveOneOrigin(a, b);
  const verdict: Verdict = isOneVoice
    ? {
        relation: null,
        subject: null,
        deciding: [],
        reason: 'both stand in one article and are said by the same voice',
      }
    : decideRelation(a, b, rows, scores, wording);
  return { verdict, rows, scores };
}
