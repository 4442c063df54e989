/** Sentences passed over by editors; the derived index of articles' texts; how far Triage and comparing have come. */
export const textsAndTriage = `
CREATE TABLE dismissal (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  revision_id TEXT NOT NULL REFERENCES revision (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  dismissed_by TEXT NOT NULL REFERENCES editor (id),
  dismissed_at TEXT NOT NULL
) STRICT;
CREATE INDEX dismissal_by_revision ON dismissal (revision_id, start);
CREATE INDEX point_by_claim ON point (claim_id);

-- Where people stand in going through suggestions: no act, never exported.

CREATE TABLE skipped_link (
  number INTEGER PRIMARY KEY,
  a TEXT NOT NULL REFERENCES claim (id),
  b TEXT NOT NULL REFERENCES claim (id),
  UNIQUE (a, b),
  CHECK (a < b)
) STRICT;

-- Derived from here on.

CREATE TABLE uncompared_claim (claim_id TEXT PRIMARY KEY REFERENCES claim (id)) STRICT, WITHOUT ROWID;

-- The newest revision of each live article.
CREATE TABLE indexed_text (
  number INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL UNIQUE REFERENCES article (id),
  revision_id TEXT NOT NULL REFERENCES revision (id)
) STRICT;

CREATE VIRTUAL TABLE article_index USING fts5 (
  title, publisher, author, body,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE sentence (
  number INTEGER PRIMARY KEY,
  revision_id TEXT NOT NULL REFERENCES revision (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  text TEXT NOT NULL,
  is_suggested INTEGER NOT NULL CHECK (is_suggested IN (0, 1)),
  score REAL NOT NULL,
  cues TEXT NOT NULL
) STRICT;
CREATE INDEX sentence_by_revision ON sentence (revision_id, start);
CREATE VIRTUAL TABLE sentence_index USING fts5 (
  text, content = 'sentence', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE sentence_vocabulary USING fts5vocab (sentence_index, row);

-- Hashes of word sequences, by which copies are found; and what each two articles have in common.
CREATE TABLE text_print (
  print INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id),
  PRIMARY KEY (print, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_print_by_article ON text_print (article_id);
CREATE TABLE text_share (
  a TEXT NOT NULL REFERENCES article (id),
  b TEXT NOT NULL REFERENCES article (id),
  share REAL NOT NULL,
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_share_by_b ON text_share (b);
`;
