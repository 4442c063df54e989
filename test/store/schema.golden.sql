CREATE TABLE act (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target TEXT REFERENCES act (id),
  origin TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  CHECK ((kind = 'do') = (target IS NULL))
) STRICT;

CREATE INDEX act_by_sequence ON act (origin, kind, undone, sequence);

CREATE INDEX act_by_target ON act (target);

CREATE TABLE alias (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  name TEXT NOT NULL,
  stands_for TEXT NOT NULL
) STRICT;

CREATE TABLE anchor (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  revision_id TEXT NOT NULL REFERENCES revision (id),
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  state TEXT NOT NULL CHECK (state IN ('same', 'moved', 'reworded', 'value-changed', 'gone', 'ambiguous')), carried_from TEXT REFERENCES anchor (id), confirmed_by TEXT REFERENCES editor (id), confirmed_at TEXT,
  CHECK ((start IS NULL) = (state IN ('gone', 'ambiguous'))),
  CHECK ((start IS NULL) = ("end" IS NULL)),
  CHECK ("end" > start)
) STRICT;

CREATE INDEX anchor_by_claim ON anchor (claim_id);

CREATE INDEX anchor_by_revision ON anchor (revision_id, start);

CREATE INDEX anchor_unseen ON anchor (claim_id) WHERE carried_from IS NOT NULL AND confirmed_at IS NULL;

CREATE TABLE article (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  file_name TEXT,
  title TEXT NOT NULL,
  publisher_id TEXT REFERENCES publisher (id),
  author TEXT,
  published_at TEXT,
  address TEXT,
  language TEXT,
  added_by TEXT NOT NULL REFERENCES editor (id),
  added_at TEXT NOT NULL
, published_zone TEXT, updated_at TEXT, updated_zone TEXT, canonical_address TEXT, provenance TEXT NOT NULL DEFAULT '{}') STRICT;

CREATE TABLE article_address (
  key TEXT NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id),
  PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_address_by_article ON article_address (article_id);

CREATE INDEX article_by_file_name ON article (file_name);

CREATE TABLE article_collection (
  article_id TEXT NOT NULL REFERENCES article (id),
  collection_id TEXT NOT NULL REFERENCES collection (id),
  PRIMARY KEY (article_id, collection_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE article_stems USING fts5 (
  title, publisher, author, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE 'article_stems_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'article_stems_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'article_stems_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'article_stems_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE article_term USING fts5vocab (article_stems, instance);

CREATE VIRTUAL TABLE article_vocabulary USING fts5vocab (article_stems, col);

CREATE VIEW block AS
  SELECT value ->> 0 AS id, 'live' AS presence, revision_id, value ->> 1 AS start, value ->> 2 AS "end",
    value ->> 3 AS role, value ->> 4 AS set_aside, first_id, key AS place
  FROM block_run, json_each(blocks);

CREATE TRIGGER block_added INSTEAD OF INSERT ON block BEGIN
  INSERT INTO block_run (first_id, revision_id, blocks) VALUES (
    NEW.id, NEW.revision_id, json_array(json_array(NEW.id, NEW.start, NEW."end", NEW.role, NEW.set_aside))
  );
END;

CREATE TRIGGER block_changed INSTEAD OF UPDATE ON block BEGIN
  UPDATE block_run SET blocks = json_replace(
    blocks, '$[' || OLD.place || ']', json_array(NEW.id, NEW.start, NEW."end", NEW.role, NEW.set_aside)
  ) WHERE first_id = OLD.first_id;
END;

CREATE TABLE block_run (
  first_id TEXT PRIMARY KEY,
  revision_id TEXT NOT NULL REFERENCES revision (id),
  blocks TEXT NOT NULL
) STRICT;

CREATE INDEX block_run_by_revision ON block_run (revision_id);

CREATE TABLE change (
  origin TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  act_id TEXT NOT NULL REFERENCES act (id),
  editor_id TEXT NOT NULL REFERENCES editor (id),
  at TEXT NOT NULL,
  noun TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT,
  before TEXT,
  after TEXT,
  PRIMARY KEY (origin, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_act ON change (act_id, sequence);

CREATE INDEX change_by_record ON change (record_id, sequence);

CREATE VIRTUAL TABLE check_stems USING fts5 (
  stems, day UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE 'check_stems_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'check_stems_content'(id INTEGER PRIMARY KEY, c0, c1);

CREATE TABLE 'check_stems_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'check_stems_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'check_stems_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  external_id TEXT,
  article_id TEXT REFERENCES article (id),
  statement TEXT NOT NULL,
  type TEXT NOT NULL
    CHECK (type IN ('event', 'quantity', 'position', 'statement', 'plan', 'prediction', 'place', 'other')),
  attribution TEXT NOT NULL,
  as_of TEXT,
  note TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('to-check', 'checking', 'done', 'dropped')),
  verdict_id TEXT REFERENCES rating (id),
  verdict_reason TEXT NOT NULL,
  verdict_by TEXT REFERENCES editor (id),
  verdict_at TEXT,
  created_by TEXT NOT NULL REFERENCES editor (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX claim_by_article ON claim (article_id);

CREATE VIRTUAL TABLE claim_stems USING fts5 (
  stems, day UNINDEXED, tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE 'claim_stems_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'claim_stems_content'(id INTEGER PRIMARY KEY, c0, c1);

CREATE TABLE 'claim_stems_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'claim_stems_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'claim_stems_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE claim_tag (
  claim_id TEXT NOT NULL REFERENCES claim (id),
  tag_id TEXT NOT NULL REFERENCES tag (id),
  PRIMARY KEY (claim_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_tag_by_tag ON claim_tag (tag_id);

CREATE TABLE collection (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  name TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE correction (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  part TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE INDEX correction_by_claim ON correction (claim_id);

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  a TEXT NOT NULL REFERENCES claim (id),
  b TEXT NOT NULL REFERENCES claim (id),
  relation TEXT NOT NULL
    CHECK (relation IN ('agrees', 'differs', 'partly', 'updates', 'repeats', 'discusses', 'unrelated')),
  subject TEXT CHECK (subject IN ('a', 'b')),
  reason TEXT NOT NULL,
  ledger TEXT,
  hash_a TEXT NOT NULL,
  hash_b TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES editor (id),
  decided_at TEXT NOT NULL,
  CHECK (a < b)
) STRICT;

CREATE INDEX decision_by_b ON decision (b);

CREATE UNIQUE INDEX decision_by_pair ON decision (a, b) WHERE presence = 'live';

CREATE TABLE derivation (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  texts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE earlier_check (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  text TEXT NOT NULL,
  rating TEXT NOT NULL,
  publisher TEXT,
  published_at TEXT,
  address TEXT
) STRICT;

CREATE TABLE editor (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  name TEXT NOT NULL,
  colour TEXT
) STRICT;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  kind TEXT NOT NULL CHECK (kind IN ('passage', 'file', 'address', 'note')),
  stance TEXT NOT NULL CHECK (stance IN ('for', 'against', 'context')),
  note TEXT NOT NULL,
  revision_id TEXT REFERENCES revision (id),
  start INTEGER,
  "end" INTEGER,
  address TEXT,
  accessed_at TEXT,
  file_name TEXT,
  file_hash TEXT,
  created_by TEXT NOT NULL REFERENCES editor (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX evidence_by_claim ON evidence (claim_id);

CREATE TABLE indexed_check (
  number INTEGER PRIMARY KEY,
  check_id TEXT NOT NULL UNIQUE REFERENCES earlier_check (id)
) STRICT;

CREATE TABLE indexed_text (
  number INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL UNIQUE REFERENCES article (id),
  revision_id TEXT NOT NULL REFERENCES revision (id),
  day INTEGER,
  suggested INTEGER NOT NULL,
  sentences BLOB NOT NULL,
  prints TEXT NOT NULL
) STRICT;

CREATE TABLE joining (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  noun TEXT NOT NULL CHECK (noun IN ('claim', 'article')),
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (rule IN ('must-join', 'cannot-join')),
  CHECK (a < b)
) STRICT;

CREATE TABLE library (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE original (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  compression TEXT NOT NULL CHECK (compression = 'gzip')
) STRICT;

CREATE TABLE point (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  title TEXT NOT NULL,
  conclusion TEXT NOT NULL,
  conclusion_low REAL,
  conclusion_high REAL,
  conclusion_unit TEXT
) STRICT;

CREATE INDEX point_by_claim ON point (claim_id);

CREATE TABLE publisher (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  name TEXT NOT NULL,
  grade TEXT CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F'))
, grade_reason TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE rating (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  label TEXT NOT NULL,
  meaning TEXT NOT NULL,
  rank INTEGER NOT NULL
, needs_two_sources INTEGER NOT NULL DEFAULT 0 CHECK (needs_two_sources IN (0, 1))) STRICT;

CREATE TABLE reading (
  number INTEGER PRIMARY KEY,
  claim_id TEXT NOT NULL UNIQUE REFERENCES claim (id),
  wording_hash TEXT NOT NULL,
  passage TEXT NOT NULL,
  reading TEXT NOT NULL
) STRICT;

CREATE TABLE revision (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  article_id TEXT NOT NULL REFERENCES article (id),
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  media_type TEXT NOT NULL,
  original_hash TEXT NOT NULL,
  captured_at TEXT NOT NULL
, part TEXT, updated_at TEXT) STRICT;

CREATE INDEX revision_by_article ON revision (article_id, number);

CREATE INDEX revision_by_original_hash ON revision (original_hash);

CREATE INDEX revision_by_text_hash ON revision (text_hash);

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  name TEXT NOT NULL,
  query TEXT NOT NULL
) STRICT;

CREATE TABLE skipped_link (
  number INTEGER PRIMARY KEY,
  a TEXT NOT NULL REFERENCES claim (id),
  b TEXT NOT NULL REFERENCES claim (id),
  UNIQUE (a, b),
  CHECK (a < b)
) STRICT;

index sqlite_autoindex_act_1;

index sqlite_autoindex_alias_1;

index sqlite_autoindex_anchor_1;

index sqlite_autoindex_article_1;

index sqlite_autoindex_block_run_1;

index sqlite_autoindex_claim_1;

index sqlite_autoindex_collection_1;

index sqlite_autoindex_correction_1;

index sqlite_autoindex_decision_1;

index sqlite_autoindex_dismissal_1;

index sqlite_autoindex_earlier_check_1;

index sqlite_autoindex_editor_1;

index sqlite_autoindex_evidence_1;

index sqlite_autoindex_indexed_check_1;

index sqlite_autoindex_indexed_text_1;

index sqlite_autoindex_joining_1;

index sqlite_autoindex_original_1;

index sqlite_autoindex_point_1;

index sqlite_autoindex_publisher_1;

index sqlite_autoindex_rating_1;

index sqlite_autoindex_reading_1;

index sqlite_autoindex_revision_1;

index sqlite_autoindex_saved_search_1;

index sqlite_autoindex_skipped_link_1;

index sqlite_autoindex_tag_1;

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

CREATE TABLE stem_vector (
  stem TEXT PRIMARY KEY,
  weight REAL NOT NULL,
  direction BLOB NOT NULL CHECK (length(direction) = 128)
) STRICT, WITHOUT ROWID;

CREATE TABLE suggested_link (
  a TEXT NOT NULL REFERENCES claim (id),
  b TEXT NOT NULL REFERENCES claim (id),
  relation TEXT NOT NULL
    CHECK (relation IN ('agrees', 'differs', 'partly', 'updates', 'repeats', 'discusses', 'unrelated')),
  subject TEXT CHECK (subject IN ('a', 'b')),
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  ledger TEXT NOT NULL,
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;

CREATE INDEX suggested_link_by_b ON suggested_link (b);

CREATE TABLE tag (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  name TEXT NOT NULL,
  colour TEXT,
  description TEXT NOT NULL,
  parent_id TEXT REFERENCES tag (id)
) STRICT;

CREATE TABLE text_share (
  a TEXT NOT NULL REFERENCES article (id),
  b TEXT NOT NULL REFERENCES article (id),
  share_of_a REAL NOT NULL,
  share_of_b REAL NOT NULL,
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_share_by_b ON text_share (b);

CREATE TABLE uncompared_claim (claim_id TEXT PRIMARY KEY REFERENCES claim (id)) STRICT, WITHOUT ROWID
