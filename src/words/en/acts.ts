/**
 * What people did, as undo and the history name it. Libraries record these words with their values: none is ever
 * renamed or loses a value, and what is no longer done keeps its words.
 */
export const acts = {
  addAlias: 'Add alias “{name}” for “{standsFor}”',
  // Libraries of earlier versions hold it.
  addArticle: 'Add article',
  addArticlesTo: 'Add {count, plural, one {# article} other {# articles}} to “{collection}”',
  addClaim: 'Add claim {claim}',
  addClaimsIn: 'Add {count, plural, one {# claim} other {# claims}} in “{title}”',
  addClaims: 'Add {count, plural, one {# claim} other {# claims}}',
  addCollection: 'Add collection “{name}”',
  addEvidence: 'Add evidence to {claim}',
  addFile: 'Add “{name}”',
  addFiles: 'Add articles from {count, plural, one {# file} other {# files}}',
  addPlace: 'Add a place to claim {claim}',
  addRevision: 'Add a revision of {article}',
  addTag: 'Add tag “{name}”',
  addVerdict: 'Add verdict “{label}”',
  bringBack: 'Bring back {lines}',
  callOneself: 'Call oneself “{name}”',
  changeAlias: 'Change alias “{name}”',
  changeClaim: 'Change {fields} of claim {claim}',
  changeClaims: 'Change {fields} of {count, plural, one {# claim} other {# claims}}',
  changeEarlierCheck: 'Change earlier check {check}',
  changeSavedSearch: 'Change saved search “{name}”',
  concludeOn: 'Conclude on {point}',
  confirmDecisions:
    'Confirm {count, plural, one {# decision} other {# decisions}} on the words as they are now',
  confirmPlacesOf: 'Confirm {count, plural, one {a place} other {# places}} of claim {claim} as revised',
  confirmPlaces: 'Confirm {count, plural, one {# place} other {# places}} as revised',
  correctReading: 'Correct the {part} read in {claim}',
  countApart: 'Count {articles} apart from {others}',
  countAsOne: 'Count {articles} as one source',
  decide: 'Decide “{relation}” on {claim}',
  decideMany: 'Decide on {count, plural, one {# link} other {# links}}',
  delete: 'Delete {things}',
  editArticle: 'Edit article “{title}”',
  editCollection: 'Edit collection “{name}”',
  editEvidence: 'Edit evidence of {claim}',
  editPublisher: 'Edit publisher “{name}”',
  editTag: 'Edit tag “{name}”',
  editVerdict: 'Edit verdict “{label}”',
  gradePublisher: 'Grade publisher “{name}”',
  importClaimSet: 'Import claim set “{file}”',
  importEarlierChecks: 'Import earlier checks from “{file}”',
  mergePoints: 'Merge {count, plural, one {# point} other {# points}} into {point}',
  mergeTags: 'Merge tag “{name}” into “{into}”',
  movePlace: 'Move a place of claim {claim}',
  namePoint: 'Name point {point}',
  nothingToCheck: 'Nothing to check in {sentence}',
  nothingToCheckIn: 'Nothing to check in {count, plural, one {# sentence} other {# sentences}} of “{title}”',
  orderVerdicts: 'Change the order of the verdicts',
  removePlace: 'Remove a place of claim {claim}',
  renameTag: 'Rename tag “{name}” to “{newName}”',
  restore: 'Restore {things}',
  saveSearch: 'Save search “{name}”',
  setAside: 'Set aside {lines}',
  splitPoint: 'Split {count, plural, one {# claim} other {# claims}} off {point}',
  takeArticlesOut: 'Take {count, plural, one {# article} other {# articles}} out of “{collection}”',
} as const;

/** What acts are of, one thing by its name or several by their number; recorded with them. */
export const things = {
  article: 'article {name}',
  claim: 'claim {name}',
  collection: 'collection {name}',
  tag: 'tag {name}',
  rating: 'verdict {name}',
  evidence: 'piece of evidence {name}',
  alias: 'alias {name}',
  earlierCheck: 'earlier check {name}',
  savedSearch: 'saved search {name}',
  articleMany: '{count, plural, one {# article} other {# articles}}',
  claimMany: '{count, plural, one {# claim} other {# claims}}',
  collectionMany: '{count, plural, one {# collection} other {# collections}}',
  tagMany: '{count, plural, one {# tag} other {# tags}}',
  ratingMany: '{count, plural, one {# verdict} other {# verdicts}}',
  evidenceMany: '{count, plural, one {# piece of evidence} other {# pieces of evidence}}',
  aliasMany: '{count, plural, one {# alias} other {# aliases}}',
  earlierCheckMany: '{count, plural, one {# earlier check} other {# earlier checks}}',
  savedSearchMany: '{count, plural, one {# saved search} other {# saved searches}}',
  lines: '{count, plural, one {# line} other {# lines}} of “{title}”',
  two: '{first} and {second}',
} as const;

/** The fields of a claim; recorded with acts. */
export const fields = {
  statement: 'statement',
  type: 'type',
  tags: 'tags',
  note: 'note',
  attribution: 'speaker',
  asOf: 'time',
  status: 'status',
  verdictId: 'verdict',
  verdictReason: 'reason of the verdict',
} as const;

/** The parts of what is read in a claim; recorded with acts. */
export const parts = {
  number: 'number',
  unit: 'unit',
  date: 'date',
  name: 'name',
  place: 'place',
  negation: 'negation',
  modality: 'modality',
  speaker: 'speaker',
  quote: 'quote',
} as const;

/** How two claims relate, as an act names it: in the words of the page; recorded with acts. */
export const relations = {
  agrees: 'agrees',
  differs: 'differs',
  partly: 'partly',
  updates: 'later value',
  repeats: 'repeats',
  discusses: 'only the topic',
  unrelated: 'unrelated',
} as const;
