import type { Token } from '../text/stems.ts';
import { qualityAxes, type Stance, stanceOf } from './lexicon.ts';

/** Where a word takes another side than the list says, or none, by the words beside it. All given must fit. */
interface Exception {
  readonly word: RegExp;
  readonly before?: RegExp;
  readonly unlessBefore?: RegExp;
  readonly next?: RegExp;
  /** The next word, one small word passed over. */
  readonly object?: RegExp;
  readonly gives: Stance | null;
}

const article = /^(?:an?|the|no|any|this|that|its|their|his|her|without|of|for|with)$/;
const auxiliary = /^(?:to|not|will|would|may|must|should|could|can|they|we|it)$/;
const being = /^(?:is|are|was|were|be|been|stays?|stayed|remains?|remained)$/;

/** The first that fits decides. */
const exceptions: readonly Exception[] = [
  // "declined to pay" refuses; "exports declined" falls.
  { word: /^declin(?:e|es|ed|ing)$/, next: /^to$/, gives: { axis: 'accept-reject', sign: -1 } },
  { word: /^turn(?:s|ed|ing)?$/, next: /^down$/, gives: { axis: 'accept-reject', sign: -1 } },
  {
    word: /^(?:rejects?|rejected|dismisse[sd])$/,
    object: /^(?:claims?|reports?|allegations?|accusations?|suggestions?|rumou?rs?)$/,
    gives: { axis: 'confirm-deny', sign: -1 },
  },
  {
    word: /^against$/,
    before: /^(?:votes?|lawmakers|members)$/,
    gives: { axis: 'unanimous-divided', sign: -1 },
  },
  { word: /^found$/, before: /^(?:was|were|been|be)$/, gives: { axis: 'found-missing', sign: 1 } },
  {
    word: /^missing$/,
    unlessBefore: /^(?:is|are|was|were|still|remains?|remained|reported|went|gone|be|been)$/,
    gives: null,
  },
  // "a permit", "a power cut", "a close friend" and "lost their lives" take no side.
  { word: /^permit$/, unlessBefore: auxiliary, gives: null },
  { word: /^(?:permits|cuts?|lower|close|drop|fall)$/, before: article, gives: null },
  { word: /^cuts?$/, before: /^power$/, gives: null },
  { word: /^cuts?$/, next: /^(?:off|short|out)$/, gives: null },
  { word: /^lower$/, unlessBefore: auxiliary, gives: null },
  { word: /^close$/, next: /^to$/, gives: null },
  { word: /^los[et]/, object: /^(?:li[fv]es?|jobs?|power|tonnes?|consciousness)$/, gives: null },
  // "is open" tells a state; "open letter" and "open fire" tell none.
  { word: /^open$/, before: being, gives: { axis: 'open-close', sign: 1 } },
  { word: /^open$/, gives: null },
  { word: /^opposition$/, before: /^the$/, gives: null },
  // "sought support from" has none yet; "would only support" sets a condition.
  { word: /^support$/, next: /^(?:from|and|of)?$/, gives: null },
  { word: /./, before: /^only$/, gives: null },
];

/** "all 27", "every school" leave nobody out; "all but two" does. */
function quantifierAt(tokens: readonly Token[], at: number): Stance | null {
  const { word } = tokens[at]!;
  const next = tokens[at + 1];
  if (next?.word === 'but' && word === 'all') return { axis: 'all-part', sign: -1 };
  const isCounted = next !== undefined && (/^\d/.test(next.stem) || /^(?:of|the|its|their)$/.test(next.word));
  return isCounted || word === 'every' ? { axis: 'all-part', sign: 1 } : null;
}

/** What a thing is put to, and passes or fails. */
const trial =
  /^(?:tests?|retests?|inspections?|reinspections?|exams?|examinations?|checks?|audits?|reviews?|trials?|assessments?|screenings?|vettings?|certifications?|drills?)$/;
const determiner =
  /^(?:an?|the|its|their|his|her|our|my|this|that|these|those|all|every|each|both|any|most)$/;
/** How many words, at most, stand between the verb and what a thing was put to: "its first annual fire safety inspection". */
const wordsBeforeTrial = 6;

/** "passed its last inspection", "failed the test"; no side where nothing was put to the test: "passed a law". */
function outcomeAt(tokens: readonly Token[], at: number): Stance | null {
  for (const { word, isStop } of tokens.slice(at + 1, at + 2 + wordsBeforeTrial)) {
    if (trial.test(word)) return { axis: 'pass-fail', sign: tokens[at]!.word.startsWith('pass') ? 1 : -1 };
    if (isStop && !determiner.test(word)) break;
  }
  return null;
}

/** The side that the word at `at` takes, before any negation of it counts; null for most words. */
export function stanceAt(tokens: readonly Token[], at: number): Stance | null {
  const { word, printed, isStop } = tokens[at]!;
  const previous = tokens[at - 1];
  const before = previous?.word ?? '';
  const next = tokens[at + 1];
  if (/^(?:all|every)$/.test(word)) return quantifierAt(tokens, at);
  if (/^(?:pass(?:es|ed|ing)?|fail(?:s|ed|ing)?)$/.test(word)) return outcomeAt(tokens, at);
  // A capital behind a capital belongs to a name: "Copper Falls".
  if (previous && /^(?:Falls|Close|Rise|Support)$/.test(printed) && /^\p{Lu}/u.test(previous.printed))
    return null;
  const object = (next?.isStop ? tokens[at + 2]?.word : next?.word) ?? '';
  const exception = exceptions.find(
    (one) =>
      one.word.test(word) &&
      (one.before?.test(before) ?? true) &&
      !(one.unlessBefore?.test(before) ?? false) &&
      (one.next?.test(next?.word ?? '') ?? true) &&
      (one.object?.test(object) ?? true),
  );
  if (exception !== undefined) return exception.gives;
  // "ready to accept": the first word takes the side, the second only names the act.
  if (isStop || (before === 'to' && stanceOf(tokens[at - 2]?.word ?? '') !== null)) return null;
  return stanceOf(word);
}

/** "the delicate truce": a quality that stands before its noun is not turned by the verb's negation. */
export function isAttributive(tokens: readonly Token[], at: number, { axis }: Stance): boolean {
  return (
    qualityAxes.has(axis) && article.test(tokens[at - 1]?.word ?? '') && tokens[at + 1]?.isStop === false
  );
}
