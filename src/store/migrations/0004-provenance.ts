/** Where what is known of an article was found, by which clock, and under which addresses it is known. */
export const provenance = `
ALTER TABLE article ADD COLUMN published_zone TEXT;
ALTER TABLE article ADD COLUMN updated_at TEXT;
ALTER TABLE article ADD COLUMN updated_zone TEXT;
ALTER TABLE article ADD COLUMN canonical_address TEXT;
ALTER TABLE article ADD COLUMN provenance TEXT NOT NULL DEFAULT '{}';
ALTER TABLE revision ADD COLUMN part TEXT;

-- Derived from here on. What makes a sentence worth checking is found when it is shown.
ALTER TABLE sentence DROP COLUMN cues;
CREATE TABLE article_address (
  key TEXT NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id),
  PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_address_by_article ON article_address (article_id);
`;
