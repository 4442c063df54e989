/**
 * Blocks come by the dozen with each text and are read together: up to 64 of them are one row, as JSON of id, start,
 * end, role and whether it is set aside. A row and an index entry for each took a fifth of what the store does in an
 * import. They are read and changed through a view. Texts' indexes merge less often, eight parts at a time.
 */
export const runsOfBlocks = `
-- By the smallest id among its blocks.
CREATE TABLE block_run (
  first_id TEXT PRIMARY KEY,
  revision_id TEXT NOT NULL REFERENCES revision (id),
  blocks TEXT NOT NULL
) STRICT;
INSERT INTO block_run (first_id, revision_id, blocks)
  SELECT min(id), revision_id, json_group_array(json_array(id, start, "end", role, set_aside) ORDER BY start)
  FROM (SELECT *, (row_number() OVER (PARTITION BY revision_id ORDER BY start) - 1) / 64 AS run FROM block)
  GROUP BY revision_id, run;
DROP TABLE block;
CREATE INDEX block_run_by_revision ON block_run (revision_id);

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

INSERT INTO article_stems (article_stems, rank) VALUES ('automerge', 8);
INSERT INTO sentence_stems (sentence_stems, rank) VALUES ('automerge', 8);
`;
