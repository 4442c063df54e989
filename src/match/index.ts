import type { Explanation, Reading } from '../contract/reading.ts';
import { confidenceOf, judgePair } from './comparator.ts';
import type { Verdict } from './relation.ts';
import { type Row, swapRow, toLedgerRow } from './row.ts';
import { applyRules } from './rules.ts';
import { type Corpus, rarityOf } from './same-point.ts';
import { chainOf, haveOneOrigin, type MatchSide, viewOf } from './side.ts';
import { thresholds } from './thresholds.ts';

export { rarityInNews } from './rarity.ts';
export type { Corpus } from './same-point.ts';
export type { MatchSide } from './side.ts';

const relationWords: Record<NonNullable<Explanation['relation']>, string> = {
  agrees: 'Agrees',
  differs: 'Differs',
  partly: 'Partly agrees',
  updates: 'Updates',
  repeats: 'Repeats',
  discusses: 'Same topic',
  unrelated: 'Unrelated',
};

/** One sentence for an editor, with the words of both texts where a row decided. */
function ruleOf(verdict: Verdict, rows: readonly Row[], a: MatchSide, b: MatchSide): string {
  if (verdict.relation === null) return `Nothing said: ${verdict.reason}.`;
  const lead = relationWords[verdict.relation];
  const [speakerA, speakerB] = [chainOf(a).at(-1), chainOf(b).at(-1)];
  if (verdict.relation === 'differs' && speakerA && speakerB && !haveOneOrigin(a, b)) {
    const said = (words: Row['a']) => (words === null ? 'otherwise' : `“${words.text}”`);
    return `Disputed: ${speakerA.name} says ${said(rows[0]!.a)}, ${speakerB.name} says ${said(rows[0]!.b)} – ${verdict.reason}.`;
  }
  const shown = rows.map((row) => {
    const side = (words: Row['a'], value: string | undefined) =>
      words === null
        ? 'nothing'
        : `“${words.text}”${value === undefined || value === words.text ? '' : ` (${value})`}`;
    const joint = row.outcome === 'agree' ? 'and' : 'against';
    return `${side(row.a, row.valueA)} ${joint} ${side(row.b, row.valueB)}`;
  });
  return shown.length === 0
    ? `${lead}: ${verdict.reason}.`
    : `${lead}: ${shown.join('; ')} – ${verdict.reason}.`;
}

const orderKey = ({ passage, articleId, publishedAt, attribution, reading }: MatchSide) => [
  passage.text,
  passage.start,
  passage.end,
  articleId,
  publishedAt,
  attribution,
  reading,
];

/** True where the pair is compared as (b, a), so that both orders take the same path through the rules. */
function isTurned(a: MatchSide, b: MatchSide): boolean {
  if (a.passage.text !== b.passage.text) return a.passage.text > b.passage.text;
  return JSON.stringify(orderKey(a)) > JSON.stringify(orderKey(b));
}

/**
 * What the program says of two claims, and why: the relation (null: nothing is said), how sure it is, the rule
 * in one sentence, the scores, and the ledger with the words of both. The rules decide; the comparator says how
 * sure that is. Swapping the sides swaps the sides of the answer and changes nothing else. Works without a corpus (size 0): then all words weigh the same.
 */
export function explainPair(a: MatchSide, b: MatchSide, corpus: Corpus): Explanation {
  const [viewA, viewB] = [viewOf(a), viewOf(b)];
  const turned = isTurned(a, b);
  const [first, second] = turned ? [viewB, viewA] : [viewA, viewB];
  const { verdict, rows, scores } = applyRules(first, second, corpus);
  const { relation } = verdict;
  const chances = relation === null ? null : judgePair(first, second, rows, relation);
  const turn = (row: Row) => (turned ? swapRow(row) : row);
  const words = Math.min(viewA.to - viewA.from, viewB.to - viewB.from);
  const shortness = words < thresholds.short.words ? thresholds.short.factor : 1;
  const { subject } = verdict;
  // Two digits: more would only look exact.
  const round = (chance: number) => Math.round(chance * 100) / 100;
  return {
    relation,
    subject: turned && subject !== null ? (subject === 'a' ? 'b' : 'a') : subject,
    confidence: chances === null ? 0 : round(confidenceOf(relation!, chances) * shortness),
    rule: ruleOf(verdict, verdict.deciding.map(turn), a, b),
    scores: {
      ...scores,
      ...(chances && {
        chanceOfAgree: round(chances.agree),
        chanceOfDiffer: round(chances.differ),
        chanceOfOther: round(chances.other),
      }),
    },
    ledger: { a: a.passage, b: b.passage, rows: rows.map((row) => toLedgerRow(turn(row))) },
  };
}

/** The stems to look for candidates with: the rarest of a claim first, each once, at most `limit`. */
export function rarestStems(reading: Reading, corpus: Corpus, limit = 24): string[] {
  return [...new Set(reading.stems)]
    .map((stem) => ({ stem, rarity: rarityOf(stem, corpus) }))
    .sort((x, y) => y.rarity - x.rarity)
    .slice(0, limit)
    .map(({ stem }) => stem);
}
