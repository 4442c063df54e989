import { formatNumber } from '../../components/count.ts';
import { type PlainWord, say } from '../../words/index.ts';

/** What each part of a score is called, by the name that the answer gives it. */
const featureLabels: Readonly<Record<string, PlainWord>> = {
  overlap: 'why.topicWordsThatBoth',
  coverage: 'why.topicWordsOfThe',
  point: 'why.bothAnswerTheSame',
  chanceOfAgree: 'why.chanceThatTheyAgree',
  chanceOfDiffer: 'why.chanceThatTheyDiffer',
  chanceOfOther: 'why.chanceOfAnythingElse',
  coveredBack: 'why.itsWordsThatWere',
  likenessOfWording: 'why.wordsInCommon',
  likenessOfSentence: 'why.wordsInCommonWith',
  phrases: 'why.phrasesInCommon',
  nearby: 'why.theSameWordsNear',
  run: 'why.longestRunOfThe',
  spelling: 'why.wordsSpeltNearlyAlike',
  capitals: 'why.namesInCommon',
  numbers: 'why.numbersInCommon',
  numbersMissing: 'why.numbersThatItLacks',
  numbersAdded: 'why.numbersThatOnlyIt',
  meaning: 'why.likenessInMeaning',
  meaningOfWording: 'why.likenessInMeaningOf',
  aligned: 'why.wordsOfLikeMeaning',
  alignedBack: 'why.itsWordsOfLike',
  synonyms: 'why.synonyms',
  rarestMissing: 'why.itLacksTheRarest',
  speaker: 'why.theSameSpeaker',
  count: 'why.countOfWordsIn',
  length: 'why.itsLength',
  wordRank: 'why.placeInTheSearch',
  meaningRank: 'why.placeInTheSearchBy',
  dateCloseness: 'why.nearnessInTime',
  likeBest: 'why.likeTheBestThat',
  likeBestInMeaning: 'why.likeTheBestThatWas',
  likeOneOfBest: 'why.likeOneOfThe',
  behindBest: 'why.howFarItIs',
  place: 'why.placeAmongAllThat',
};

/** A part of a score in words; a name that is not known here is taken apart into its words. */
export function nameFeature(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])|[-_]/g, ' ').toLowerCase();
  const label = featureLabels[name];
  return label ? say(label) : words.charAt(0).toUpperCase() + words.slice(1);
}

/** On a scale that says nothing to a reader. */
const unwritten = new Set(['length', 'wordRank', 'meaningRank', 'behindBest', 'place']);

/** `62 %` for a share or a likeness, `4` for what is counted; empty where the figure says nothing to a reader. */
export function writeFeature(name: string, value: number): string {
  if (unwritten.has(name)) return '';
  if (name === 'count' || value < 0 || value > 1) return formatNumber(Math.round(value * 10) / 10);
  return say('why.percent', { percent: Math.round(value * 100) });
}

/** The parts that count: the weightiest first, so many of them that no other one matters. */
export function pickFeatures<F extends { readonly share: number }>(features: readonly F[]): F[] {
  const all = features.toSorted((x, y) => Math.abs(y.share) - Math.abs(x.share));
  const most = Math.abs(all[0]?.share ?? 0);
  return all.filter(({ share }) => Math.abs(share) > most / 20).slice(0, 8);
}
