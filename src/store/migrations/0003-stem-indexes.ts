/** What finding rests on: our own stems of claims, sentences and earlier checks, how frequent they are, where they lie. */
export const stemIndexes = `
DROP TABLE claim_vocabulary;
DROP TABLE claim_index;

-- The stems of each text: wordings parted by "|". Days since 1970.
CREATE VIRTUAL TABLE claim_stems USING fts5 (
  stems, day UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE sentence_stems USING fts5 (
  stems, day UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE check_stems USING fts5 (
  stems, day UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE stem_count (
  holder TEXT NOT NULL CHECK (holder IN ('claim', 'sentence', 'check')),
  stem TEXT NOT NULL,
  texts INTEGER NOT NULL CHECK (texts > 0),
  PRIMARY KEY (holder, stem)
) STRICT, WITHOUT ROWID;
CREATE TABLE stem_total (
  holder TEXT PRIMARY KEY CHECK (holder IN ('claim', 'sentence', 'check')),
  texts INTEGER NOT NULL,
  stems INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO stem_total (holder, texts, stems) VALUES ('claim', 0, 0), ('sentence', 0, 0), ('check', 0, 0);

CREATE TABLE indexed_check (
  number INTEGER PRIMARY KEY,
  check_id TEXT NOT NULL UNIQUE REFERENCES earlier_check (id)
) STRICT;

-- Where stems lie by meaning, trained on this library: a unit vector of 128 signed bytes, and how much it counts.
CREATE TABLE stem_vector (
  stem TEXT PRIMARY KEY,
  weight REAL NOT NULL,
  direction BLOB NOT NULL CHECK (length(direction) = 128)
) STRICT, WITHOUT ROWID;

-- By which version of the program something was derived, and from how many texts.
CREATE TABLE derivation (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  texts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
