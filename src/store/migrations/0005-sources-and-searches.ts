/** Why a publisher has its grade, verdicts that need two sources, searches that are kept. */
export const sourcesAndSearches = `
ALTER TABLE publisher ADD COLUMN grade_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE rating ADD COLUMN needs_two_sources INTEGER NOT NULL DEFAULT 0 CHECK (needs_two_sources IN (0, 1));
UPDATE rating SET needs_two_sources = 1 WHERE lower(label) IN ('true', 'confirmed');

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  presence TEXT NOT NULL CHECK (presence IN ('live', 'binned', 'undone')),
  name TEXT NOT NULL,
  query TEXT NOT NULL
) STRICT;
`;
