export const sideBySide = {
  match: 'Match {index, number}, {label}',
  articleOnTheLeft: 'Article on the left',
  articleOnTheRight: 'Article on the right',
  previous: 'Previous',
  next: 'Next',
  chosenMatch: 'Chosen match',
  theSameWordsGreyed:
    'the same words, greyed: {left, number} % of the left one, {right, number} % of the right one',
  matches: '{matches, plural, one {# match} other {# matches}}',
  decidedBy: 'Decided by {by}',
  readAndDecide: 'Read and decide',
  nothingMarkedInThese:
    'Nothing marked in these two articles was found to speak of the same. Mark claims in both, or choose another article.',
  matchesIn: 'Matches in {title}',
} as const;
