import { relations } from './acts.ts';

/** Why something was not done with claims, their places, evidence and links. */
export const claims = {
  comparingAlready: 'Claims are being compared already. Wait for its end, or stop it.',
  comparingCancelled: 'Comparing was cancelled. What was compared stays; “Resume” goes on with the rest.',
  fileNotAttached: 'Cancelled: the file was not attached.',
  idTaken: 'A claim with the id “{id}” is there already.',
  lacksReason:
    '“{verdict}” needs a written reason, or a second independent source of which somebody has decided that it says the same as {claim}.',
  manyFiles: 'Several articles came from files named “{file}”. Say which by “article”: {first} or {second}.',
  nearQuote:
    '{quote} does not stand in “{title}”. The nearest words are {near}: quote them if they are meant.',
  noDecision: 'Nobody has decided on {a} and {b}: there is nothing to confirm.',
  noFile: 'No article came from a file “{file}”.',
  noLink: 'Nothing is suggested or decided of these two claims.',
  noOtherPlace: 'This is the only place of the claim. Delete the claim instead.',
  noPlace: 'This is not a place of the claim any more.',
  noQuote: '{quote} does not stand in “{title}”.',
  noWhere: 'Give “article” or “file”.',
  noWords: 'The selected passage holds no words. Select some text first.',
  noWordsThere: 'The passage holds no words, or lies outside the text.',
  olderText: 'This text is older: the article has a newer one. Mark the passage there.',
  otherArticle: 'A claim stands in one article. Mark this passage as a claim of its own.',
  otherText: 'The place of a claim moves within one text only.',
  samePlace: 'This passage is a place of the claim already.',
  sentenceOutside: 'The sentence lies outside the text.',
  toItself: 'A claim has no relation to itself.',
  unclearQuote: '{quote} stands {places, number} times in “{title}”. Give start, prefix or suffix.',
} as const;

/** Why a correction of what was read is refused, and how it is shown in a claim's history. */
export const corrections = {
  lastDayFirst:
    'The correction of the {part} has a last day before the first: “{printed}”. Exchange the two.',
  lostWords:
    'The correction of the {part} holds words that do not stand in the claim. Read it again, then correct it.',
  turnedInterval:
    'The correction of the {part} has an interval whose end is below its beginning: “{printed}”. Exchange the two.',
  wrongList: 'The correction of the {part} takes the list “{list}” and no other. Send that one, whole.',
  amount: '{number, number}',
  shown: '{part}: {items}',
  nothing: 'nothing',
  item: '{printed} ({reading})',
  interval: '{from} to {to}',
  measured: '{amount} {unit}',
  named: '{name}, {kind}',
  open: 'open',
  up: 'up',
  more: 'more',
} as const;

/** Values that a claim's history shows, as the library calls them. */
export const values = {
  'to-check': 'to-check',
  checking: 'checking',
  done: 'done',
  dropped: 'dropped',
  event: 'event',
  quantity: 'quantity',
  position: 'position',
  statement: 'statement',
  plan: 'plan',
  prediction: 'prediction',
  place: 'place',
  other: 'other',
  live: 'live',
  binned: 'binned',
  undone: 'undone',
  ...relations,
  for: 'for',
  against: 'against',
  context: 'context',
  same: 'same',
  moved: 'moved',
  reworded: 'reworded',
  'value-changed': 'value-changed',
  gone: 'gone',
  ambiguous: 'ambiguous',
  person: 'person',
  organisation: 'organisation',
  unknown: 'unknown',
  planned: 'planned',
  possible: 'possible',
  conditional: 'conditional',
  demanded: 'demanded',
  predicted: 'predicted',
} as const;

/** Why something was not done with articles, sources, points, tags and what else the library has names for. */
export const naming = {
  aliasOfItself: '“{name}” cannot stand for itself. Give the other name of the same thing.',
  aliasTaken: '“{name}” stands for “{standsFor}” already. Change that alias, or delete it first.',
  apartFromItself: 'An article cannot be kept apart from itself.',
  chooseClaims: 'Choose some of the point’s claims: those become a point of their own, the others stay.',
  chooseSources: 'Choose two articles that are to count as one source.',
  collectionTaken: 'There is a collection “{name}” already.',
  mergeTwoPoints: 'Choose two points to merge.',
  mergeTwoTags: 'Choose two tags to merge.',
  publisherTaken: 'There is a publisher “{name}” already. Give its name to the articles instead.',
  savedSearchTaken: 'There is a saved search “{name}” already. Choose another name.',
  tagBelowItself: 'A tag cannot stand below itself.',
  tagTaken: 'There is a tag “{name}” already. To make one of the two, merge them.',
  verdictsChanged: 'The verdicts have changed meanwhile. Look at them, then order anew.',
} as const;

/** Why something was not taken in. */
export const intake = {
  alteredRevision:
    '“{name}”: the text of revision {id} is not the one that was captured. Nothing was taken over.',
  cancelled: 'Cancelled: nothing of “{name}” was taken over.',
  checkFieldMissing: '“{field}” is missing. Expected {form}; date is YYYY-MM-DD or an instant in UTC.',
  checkFieldUnfit: '“{field}” is not as expected. Expected {form}; date is YYYY-MM-DD or an instant in UTC.',
  checkNotJson: 'This is not JSON ({reason}). Put one object in each line.',
  known:
    'Part of “{name}” has been in this library before. Make a new library for it; or, where taking it in was undone, redo that.',
  noChecks: '“{name}” holds no line. Give one check a line, as JSON: {form}.',
  noClaimSet:
    '“{name}” is not a claim set that Claimbench exported. Choose a file whose name ends in .claims.json.',
  notEmpty:
    'A claim set is imported into a library that holds nothing yet, and this one holds {nouns}. Make a new library for it.',
  notJson: '“{name}” is not JSON ({reason}).',
  oneRevision: 'A new revision is one file. Choose the one that is it.',
  oneTitle: 'A title is that of one file.',
  otherVersion:
    '“{name}” is not a claim set of version {version, number}: {field}: {reason}. Nothing was taken over.',
  tableStopped: 'Looking at the table was stopped.',
  theFile: 'the file',
  theLine: 'the line',
  unfit: '“{name}”: {noun} {id} {fault}. Nothing was taken over.',
} as const;

/** What is wrong with a record of a claim set. */
export const unfit = {
  belowItself: 'stands below itself',
  collectionTwice: 'is in a collection twice',
  decidedTwice: 'decides on two claims a second time',
  displaced: 'does not stand at its place',
  idTwice: 'stands in it twice',
  nameMissing: 'names a {noun} that is not in it',
  tagTwice: 'has a tag twice',
  targetMissing: 'points to a {noun} that is not in it',
  turned: 'names its two sides in the wrong order',
  uncovered: 'is not covered by its blocks',
} as const;

/** What is still said, in a copy or elsewhere, and was changed. */
export const stale = {
  alike: '{source}, which said the same,',
  broughtIn: 'a text that was brought in on {day, date, day}',
  changed: '{name} still says “{words}”; {source} changed it to “{now}”, in {text}.',
  copied: '{source}, whose text it carries,',
  dated: '{what} of {day, date, day}',
  gone: '{name} still says “{words}”; {source} does not say it any more, in {text}.',
  heard: 'A claim that was heard',
  later: '{name} still says “{words}”; {source} has since said “{now}”.',
  laterOn: '{name} still says “{words}”; {source} has since said “{now}” on {day, date, day}.',
  titled: '“{title}”',
  written: 'its text of {day, date, day}',
} as const;
