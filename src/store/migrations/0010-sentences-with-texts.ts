/**
 * The sentences of a text stand with it, packed: where each is, and which of the text's terms are its own. An index of
 * their stems beside that of the texts said all words twice, and took two thirds of the time in which an import is
 * indexed. Texts are derived anew.
 */
export const sentencesWithTexts = `
DROP TABLE sentence_vocabulary;
DROP TABLE sentence_stems;
DROP TABLE indexed_text;
DELETE FROM text_share;
DROP TABLE article_stems;
UPDATE stem_total SET texts = 0, stems = 0 WHERE holder = 'sentence';
DELETE FROM derivation WHERE name = 'sentences';

-- The newest revision of each live article, with the day of its publication (days since 1970) and its sentences.
CREATE TABLE indexed_text (
  number INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL UNIQUE REFERENCES article (id),
  revision_id TEXT NOT NULL REFERENCES revision (id),
  day INTEGER,
  suggested INTEGER NOT NULL,
  sentences BLOB NOT NULL,
  prints TEXT NOT NULL
) STRICT;

-- What it holds are words already, in lower case: the tokenizer has only to part them where there is a space.
-- Every word of an article by its stem, stop words marked; by the number of its indexed text.
CREATE VIRTUAL TABLE article_stems USING fts5 (
  title, publisher, author, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO article_stems (article_stems, rank) VALUES ('automerge', 8);
-- Where each word stands, and how often.
CREATE VIRTUAL TABLE article_term USING fts5vocab (article_stems, instance);
CREATE VIRTUAL TABLE article_vocabulary USING fts5vocab (article_stems, col);
`;
