import type Database from 'better-sqlite3';

/** What is asked of places of claims beyond their records. */
export function openAnchors(db: Database.Database) {
  const unseen = db
    .prepare(
      `SELECT DISTINCT anchor.claim_id FROM anchor JOIN claim ON claim.id = anchor.claim_id
       WHERE carried_from IS NOT NULL AND confirmed_at IS NULL
         AND anchor.presence = 'live' AND claim.presence = 'live' ORDER BY anchor.claim_id`,
    )
    .pluck();
  return {
    /** Live claims with a place that came along into a revision and that nobody has looked at there. */
    claimsWithUnseen: () => unseen.all() as string[],
  };
}
