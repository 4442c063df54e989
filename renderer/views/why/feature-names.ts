/** What each part of a score is called, by the name that the answer gives it. */
const featureLabels: Readonly<Record<string, string>> = {
  overlap: 'Topic words that both have',
  coverage: 'Topic words of the shorter one that the other has',
  point: 'Both answer the same question',
  chanceOfAgree: 'Chance that they agree',
  chanceOfDiffer: 'Chance that they differ',
  chanceOfOther: 'Chance of anything else',
  coveredBack: 'Its words that were asked for',
  likenessOfWording: 'Words in common',
  likenessOfSentence: 'Words in common with its sentence',
  phrases: 'Phrases in common',
  nearby: 'The same words near each other',
  run: 'Longest run of the same words',
  spelling: 'Words spelt nearly alike',
  capitals: 'Names in common',
  numbers: 'Numbers in common',
  numbersMissing: 'Numbers that it lacks',
  numbersAdded: 'Numbers that only it has',
  meaning: 'Likeness in meaning',
  meaningOfWording: 'Likeness in meaning, of its own words',
  aligned: 'Words of like meaning',
  alignedBack: 'Its words of like meaning',
  synonyms: 'Synonyms',
  rarestMissing: 'It lacks the rarest word',
  speaker: 'The same speaker',
  count: 'Count of words in common',
  length: 'Its length',
  wordRank: 'Place in the search by words',
  meaningRank: 'Place in the search by meaning',
  dateCloseness: 'Nearness in time',
  likeBest: 'Like the best that was found',
  likeBestInMeaning: 'Like the best that was found, in meaning',
  likeOneOfBest: 'Like one of the five best',
  behindBest: 'How far it is behind the best',
  place: 'Place among all that was found',
};

/** A part of a score in words; a name that is not known here is taken apart into its words. */
export function nameFeature(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])|[-_]/g, ' ').toLowerCase();
  return featureLabels[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** On a scale that says nothing to a reader. */
const unwritten = new Set(['length', 'wordRank', 'meaningRank', 'behindBest', 'place']);

/** `62 %` for a share or a likeness, `4` for what is counted; empty where the figure says nothing to a reader. */
export function writeFeature(name: string, value: number): string {
  if (unwritten.has(name)) return '';
  if (name === 'count' || value < 0 || value > 1) return String(Math.round(value * 10) / 10);
  return `${Math.round(value * 100)} %`;
}

/** The parts that count: the weightiest first, so many of them that no other one matters. */
export function pickFeatures<F extends { readonly share: number }>(features: readonly F[]): F[] {
  const all = features.toSorted((x, y) => Math.abs(y.share) - Math.abs(x.share));
  const most = Math.abs(all[0]?.share ?? 0);
  return all.filter(({ share }) => Math.abs(share) > most / 20).slice(0, 8);
}
