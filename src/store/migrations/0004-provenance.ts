/** Where what is known of an article was found, by which clock, under which addresses it is known; a leaner index of texts. */
export const provenance = `
ALTER TABLE article ADD COLUMN published_zone TEXT;
ALTER TABLE article ADD COLUMN updated_at TEXT;
ALTER TABLE article ADD COLUMN updated_zone TEXT;
ALTER TABLE article ADD COLUMN canonical_address TEXT;
ALTER TABLE article ADD COLUMN provenance TEXT NOT NULL DEFAULT '{}';
ALTER TABLE revision ADD COLUMN part TEXT;
ALTER TABLE anchor ADD COLUMN carried_from TEXT REFERENCES anchor (id);
ALTER TABLE anchor ADD COLUMN confirmed_by TEXT REFERENCES editor (id);
ALTER TABLE anchor ADD COLUMN confirmed_at TEXT;
CREATE INDEX anchor_unseen ON anchor (claim_id) WHERE carried_from IS NOT NULL AND confirmed_at IS NULL;

-- Blocks come by the dozen with each text: one tree less to write them into.
CREATE TABLE keyed_block (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  revision_id TEXT NOT NULL REFERENCES revision (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  role TEXT NOT NULL CHECK (role IN ('heading', 'paragraph', 'quote', 'list-item', 'caption', 'table-row')),
  set_aside INTEGER NOT NULL CHECK (set_aside IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO keyed_block SELECT id, presence, revision_id, start, "end", role, set_aside FROM block;
DROP TABLE block;
ALTER TABLE keyed_block RENAME TO block;
CREATE INDEX block_by_revision ON block (revision_id, start);

-- Derived from here on. What was derived of texts is derived anew at the first opening.

DROP TABLE sentence_vocabulary;
DROP TABLE sentence_index;
DROP TABLE sentence;
DROP TABLE article_index;
DROP TABLE text_print;
DROP TABLE text_share;
DELETE FROM sentence_stems;
DELETE FROM stem_count WHERE holder = 'sentence';
UPDATE stem_total SET texts = 0, stems = 0 WHERE holder = 'sentence';
DELETE FROM indexed_text;
DELETE FROM derivation WHERE name = 'sentences';

CREATE TABLE article_address (
  key TEXT NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id),
  PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_address_by_article ON article_address (article_id);

-- Every word of an article by its stem, stop words marked; by the number of its indexed text.
CREATE VIRTUAL TABLE article_stems USING fts5 (
  title, publisher, author, body,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

-- What an article's newest text is read as; the words are in the revision.
CREATE TABLE sentence (
  number INTEGER PRIMARY KEY,
  text_number INTEGER NOT NULL REFERENCES indexed_text (number),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  is_suggested INTEGER NOT NULL CHECK (is_suggested IN (0, 1)),
  score REAL NOT NULL
) STRICT;
CREATE INDEX sentence_by_text ON sentence (text_number, start);
CREATE VIRTUAL TABLE sentence_vocabulary USING fts5vocab (sentence_stems, row);

-- Some of the hashes of a text's word sequences, by which copies are found; and how much of each two is the same.
CREATE TABLE text_print (
  print INTEGER NOT NULL,
  text_number INTEGER NOT NULL REFERENCES indexed_text (number),
  PRIMARY KEY (print, text_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_print_by_text ON text_print (text_number);
CREATE TABLE text_share (
  a TEXT NOT NULL REFERENCES article (id),
  b TEXT NOT NULL REFERENCES article (id),
  share_of_a REAL NOT NULL,
  share_of_b REAL NOT NULL,
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_share_by_b ON text_share (b);
`;
