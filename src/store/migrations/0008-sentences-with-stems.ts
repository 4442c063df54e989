/**
 * A sentence is one row, with its place beside its stems. A table of its own with an index was two rows more for each,
 * a seventh of what the store does in an import. Texts are derived anew.
 */
export const sentencesWithStems = `
DROP TABLE sentence_vocabulary;
DROP TABLE sentence_stems;
DROP TABLE sentence;
DROP TABLE indexed_text;
DELETE FROM text_share;
DROP TABLE article_stems;
UPDATE stem_total SET texts = 0, stems = 0 WHERE holder = 'sentence';
DELETE FROM derivation WHERE name = 'sentences';

-- The newest revision of each live article. Its sentences have numbers that follow each other.
CREATE TABLE indexed_text (
  number INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL UNIQUE REFERENCES article (id),
  revision_id TEXT NOT NULL REFERENCES revision (id),
  first_sentence INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  suggested INTEGER NOT NULL,
  prints TEXT NOT NULL
) STRICT;

-- What they hold are words already, in lower case: the tokenizer has only to part them where there is no letter.
-- Every word of an article by its stem, stop words marked; by the number of its indexed text.
CREATE VIRTUAL TABLE article_stems USING fts5 (
  title, publisher, author, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);
-- By the number of the sentence; the words are in the revision. Days since 1970.
CREATE VIRTUAL TABLE sentence_stems USING fts5 (
  stems, day UNINDEXED, text_number UNINDEXED, start UNINDEXED, "end" UNINDEXED, is_suggested UNINDEXED,
  score UNINDEXED, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE sentence_vocabulary USING fts5vocab (sentence_stems, row);
`;
