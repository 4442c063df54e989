import type Database from 'better-sqlite3';

/** What is asked of decisions besides reading and writing them. */
export function openDecisions(db: Database.Database) {
  const aged = `FROM decision
    JOIN reading AS first ON first.claim_id = decision.a
    JOIN reading AS second ON second.claim_id = decision.b
    WHERE decision.presence = 'live'
      AND (first.wording_hash <> decision.hash_a OR second.wording_hash <> decision.hash_b)`;
  const selectAged = db
    .prepare(`SELECT decision.id ${aged} ORDER BY decision.decided_at, decision.id`)
    .pluck();
  const countAged = db.prepare(`SELECT count(*) ${aged}`).pluck();
  return {
    /** Ids of the decisions on shown claims that were taken on another wording, oldest first. */
    aged: () => selectAged.all() as string[],
    countAged: () => countAged.get() as number,
  };
}
