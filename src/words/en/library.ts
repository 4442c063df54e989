/** Why a library was not opened or written, and how undo ends. */
export const library = {
  busy: '{kind, select, undo {An import is running. Cancel it or wait for its end, then undo.} other {An import is running. Cancel it or wait for its end, then redo.}}',
  copyOntoItself: '“{name}” is the library itself. Give its copy another name or another folder.',
  coreDied:
    'The part of Claimbench that keeps the library stopped, so it is not known whether this was saved. It is being started again: look before you repeat it.',
  coreGone:
    'The part of Claimbench that keeps the library has stopped. What was saved is safe; start Claimbench again.',
  coreNeverOpened:
    '“{name}” could not be opened: the part of Claimbench that reads it stopped. Nothing was changed. Try again, or run claimbench verify.',
  damaged: '“{name}” is damaged ({detail}). It was left as it is. Open a backup or a copy of it.',
  defect:
    'Claimbench made a mistake ({id}). Nothing that was saved is lost. Try again; if it comes back, report this number.',
  full: 'The disk is full, so nothing was written to “{name}”. Free some space and try again.',
  locked: '“{name}” is open in another Claimbench. Close it there first.',
  lockedBy:
    '“{name}” is open in another Claimbench. Close it there first. (Process {pid} on {machine} has it.)',
  newer:
    '“{name}” was written by a newer Claimbench (library format {version, number}; this program knows up to {known, number}). It was left as it is. Update Claimbench to open it.',
  noFile: 'There is no file “{file}”. Check the name, or create it with New library.',
  noFolder: '“{name}” cannot be made: there is no folder “{folder}”. Make the folder first.',
  notALibrary:
    '“{name}” is not a Claimbench library. It was left as it is. Articles are added with Add articles, inside a library.',
  nothingToTurn:
    '{kind, select, undo {There is nothing to undo, or somebody else has worked on the library since.} other {There is nothing to redo, or somebody else has worked on the library since.}}',
  notUndone: 'This step cannot be undone: it is undone already, or not yours.',
  otherTables: 'its tables are not those of format {version, number}, e.g. {sql}',
  steps: '{count, plural, one {# step} other {# steps}}, back to: {act}',
  unreachable: '“{name}” could not be read or written ({detail}). Check the folder and its permissions.',
} as const;

/** What was asked for and cannot be had. */
export const records = {
  articleInBin: 'The article of this claim is in the bin. Restore it first.',
  homeInBin: 'Its {noun} {title} is in the bin, too. Restore that first.',
  inBin: 'The {noun} is in the bin: restore it first. ({id})',
  nameTaken: 'There is another {noun} “{name}” by now. Rename that one first, then restore this one.',
  noClaim: 'There is no claim {id}, or its article is in the bin.',
  noCollection: 'This collection is not there any more. It may be in the bin.',
  noRevision: '“{title}” has no revision {id}.',
  notInBin: 'There is no {noun} {id} in the bin.',
  notThere: 'There is no {noun} {id}.',
  notToDelete: 'There is no {noun} {id} to delete.',
  noPoint: 'This point is not there any more. Its claims may be in the bin.',
  verdictInUse:
    '{count, plural, one {# claim has} other {# claims have}} the verdict “{label}”. Give them another one first.',
} as const;

/** What the library consists of. */
export const nouns = {
  editor: 'editor',
  publisher: 'publisher',
  collection: 'collection',
  article: 'article',
  revision: 'revision',
  block: 'block',
  tag: 'tag',
  rating: 'verdict',
  claim: 'claim',
  anchor: 'anchor',
  evidence: 'piece of evidence',
  correction: 'correction',
  decision: 'decision',
  point: 'point',
  joining: 'joining',
  dismissal: 'dismissal',
  alias: 'alias',
  earlierCheck: 'earlier check',
  savedSearch: 'saved search',
} as const;

/** The same in numbers. */
export const manyNouns = {
  editor: 'editors',
  publisher: 'publishers',
  collection: 'collections',
  article: 'articles',
  revision: 'revisions',
  block: 'blocks',
  tag: 'tags',
  rating: 'verdicts',
  claim: 'claims',
  anchor: 'anchors',
  evidence: 'pieces of evidence',
  correction: 'corrections',
  decision: 'decisions',
  point: 'points',
  joining: 'joinings',
  dismissal: 'dismissals',
  alias: 'aliases',
  earlierCheck: 'earlier checks',
  savedSearch: 'saved searches',
} as const;

/** What `verify` looked at and found. */
export const verify = {
  file: 'pages, indexes and references of the file',
  revisions:
    '{count, plural, one {# revision} other {# revisions}}: text as it was captured, covered by its blocks',
  anchors: '{count, plural, one {# anchor} other {# anchors}}: the words stand where they say',
  originals: '{count, plural, one {# original file} other {# original files}}: bytes as they came in',
  alteredText: 'The text of revision {id} is not the one that was captured.',
  uncovered: 'The blocks of revision {id} do not cover its text.',
  displaced: 'Anchor {id} does not stand where it says.',
  alteredOriginal: 'The original file {hash} has changed.',
  brokenRecord: '{noun} {id} is not as it must be.',
  unreadableRecord: 'A {noun} cannot be read: {reason}.',
} as const;
