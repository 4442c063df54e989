import type Database from 'better-sqlite3';
import type { z } from 'zod';
import { Ledger, Passage, Reading, type Relation, type Subject } from '../contract/reading.ts';
import type { StemIndex, StemText } from './stems.ts';

/** What the program read in a claim's words, and where they stand. Derived. */
export interface ClaimReading {
  readonly claimId: string;
  /** SHA-256 of the wording that was read. */
  readonly wordingHash: string;
  readonly passage: Passage;
  readonly reading: Reading;
}

/** What the program suggests for two claims; `a` sorts before `b`. Derived. */
export interface SuggestedLink {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  readonly subject: z.infer<typeof Subject> | null;
  readonly confidence: number;
  readonly rule: string;
  readonly ledger: Ledger;
}

/** A suggested link without the reasons. */
type SuggestedRelation = Pick<SuggestedLink, 'a' | 'b' | 'relation' | 'subject' | 'confidence'>;

/** The derived tables of cross-referencing: readings with the index of their stems, and suggested links. */
export function openLinks(db: Database.Database, claimStems: StemIndex) {
  const numberOf = db.prepare('SELECT number FROM reading WHERE claim_id = ?').pluck();
  const selectHash = db.prepare('SELECT wording_hash FROM reading WHERE claim_id = ?').pluck();
  const deleteReading = db.prepare('DELETE FROM reading WHERE claim_id = ?');
  const deleteSuggestions = db.prepare('DELETE FROM suggested_link WHERE a = @claimId OR b = @claimId');
  const upsertReading = db.prepare(
    `INSERT INTO reading (claim_id, wording_hash, passage, reading) VALUES (?, ?, ?, ?)
     ON CONFLICT (claim_id) DO UPDATE SET
       wording_hash = excluded.wording_hash, passage = excluded.passage, reading = excluded.reading
     RETURNING number`,
  );
  const selectReading = db.prepare(
    'SELECT claim_id AS claimId, wording_hash AS wordingHash, passage, reading FROM reading WHERE claim_id = ?',
  );
  const selectPassages = db.prepare(
    `SELECT claim_id AS claimId, passage AS text, reading LIKE '%"standsFor":%' AS usesAlias FROM reading`,
  );
  const selectStems = db.prepare(
    `SELECT number, json_extract(reading, '$.stems') AS stems, published_at AS publishedAt
     FROM reading JOIN claim ON claim.id = claim_id LEFT JOIN article ON article.id = article_id`,
  );
  const readClaims = db.prepare('SELECT claim_id FROM reading').pluck();
  const insertSuggestion = db.prepare(
    'INSERT OR REPLACE INTO suggested_link (a, b, relation, subject, confidence, rule, ledger) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  // Links to claims that were compared already were found by those, and stay.
  const deleteUncompared = db.prepare(
    `DELETE FROM suggested_link WHERE
       (a = @claimId AND EXISTS (SELECT 1 FROM uncompared_claim WHERE claim_id = b)) OR
       (b = @claimId AND EXISTS (SELECT 1 FROM uncompared_claim WHERE claim_id = a))`,
  );
  const insertUncompared = db.prepare('INSERT OR IGNORE INTO uncompared_claim (claim_id) VALUES (?)');
  const deleteFromUncompared = db.prepare('DELETE FROM uncompared_claim WHERE claim_id = ?');
  const selectUncompared = db.prepare('SELECT claim_id FROM uncompared_claim ORDER BY claim_id').pluck();
  const isUncompared = db.prepare('SELECT 1 FROM uncompared_claim WHERE claim_id = ?');
  const countUncompared = db.prepare('SELECT count(*) FROM uncompared_claim').pluck();
  const insertSkip = db.prepare('INSERT OR REPLACE INTO skipped_link (a, b) VALUES (?, ?)');
  const deleteSkip = db.prepare('DELETE FROM skipped_link WHERE a = ? AND b = ?');
  const selectSkips = db.prepare('SELECT a, b FROM skipped_link ORDER BY number');
  const relations = 'SELECT a, b, relation, subject, confidence FROM suggested_link';
  const allRelations = db.prepare(`${relations} ORDER BY a, b`);
  const isOpen = `relation <> 'discusses' AND NOT EXISTS (
    SELECT 1 FROM decision
    WHERE decision.a = suggested_link.a AND decision.b = suggested_link.b AND decision.presence = 'live'
  )`;
  const openRelations = db.prepare(`${relations} WHERE ${isOpen} ORDER BY a, b`);
  const countOpen = db.prepare(`SELECT count(*) FROM suggested_link WHERE ${isOpen}`).pluck();
  const relationsOf = db.prepare(`${relations} WHERE a = @claimId OR b = @claimId ORDER BY a, b`);
  const selectDisputes = db.prepare(
    "SELECT a, b, rule FROM suggested_link WHERE relation = 'differs' AND rule GLOB 'Disputed:*'",
  );
  const suggestionOf = db.prepare(
    'SELECT a, b, relation, subject, confidence, rule, ledger FROM suggested_link WHERE a = ? AND b = ?',
  );

  function putSuggestion(link: SuggestedLink): void {
    insertSuggestion.run(
      link.a,
      link.b,
      link.relation,
      link.subject,
      link.confidence,
      link.rule,
      JSON.stringify(link.ledger),
    );
  }

  return {
    /** Puts a claim's reading in place of what was read before, and what finding goes by into its index. */
    putReading(
      { claimId, wordingHash, passage, reading }: ClaimReading,
      stems: Omit<StemText, 'number'>,
    ): void {
      const row = upsertReading.get(claimId, wordingHash, JSON.stringify(passage), JSON.stringify(reading));
      const { number } = row as { number: number };
      claimStems.put({ number, ...stems });
    },

    /** Drops all that was derived from a claim. */
    forget(claimId: string): void {
      const number = numberOf.get(claimId);
      if (number === undefined) return;
      deleteSuggestions.run({ claimId });
      deleteFromUncompared.run(claimId);
      claimStems.remove([number as number]);
      deleteReading.run(claimId);
    },

    /** All claims of which something is derived. */
    readClaims: () => readClaims.all() as string[],

    /** What was read of each claim, as JSON of the passage, and whether a name in it was read as another. */
    readPassages: () => selectPassages.all() as { claimId: string; text: string; usesAlias: 0 | 1 }[],

    /** Of the words that were read; null where nothing was read of it, as of a claim that is deleted. */
    wordingHashOf: (claimId: string) => (selectHash.get(claimId) as string | undefined) ?? null,

    readingOf(claimId: string): ClaimReading | null {
      const row = selectReading.get(claimId) as
        | { claimId: string; wordingHash: string; passage: string; reading: string }
        | undefined;
      if (!row) return null;
      return {
        claimId,
        wordingHash: row.wordingHash,
        passage: Passage.parse(JSON.parse(row.passage)),
        reading: Reading.parse(JSON.parse(row.reading)),
      };
    },

    /** What was read of the words of each claim, and when its article came out. */
    readStems(): { number: number; stems: string[]; publishedAt: string | null }[] {
      const rows = selectStems.all() as { number: number; stems: string; publishedAt: string | null }[];
      return rows.map((row) => ({ ...row, stems: JSON.parse(row.stems) as string[] }));
    },

    /** The number under which a claim's stems are indexed; null where nothing was read of it. */
    numberOf: (claimId: string) => (numberOf.get(claimId) as number | undefined) ?? null,

    /** How many claims have been read, and in how many of them a stem occurs. */
    corpus: claimStems,

    /** Puts these in place of all suggested links of one claim. */
    replaceSuggestionsOf(claimId: string, suggestions: readonly SuggestedLink[]): void {
      deleteSuggestions.run({ claimId });
      for (const suggestion of suggestions) putSuggestion(suggestion);
      deleteFromUncompared.run(claimId);
    },

    /**
     * One step of comparing all claims anew: puts these in place of the claim's links to claims that this run has
     * not come to yet, and counts the claim as compared.
     */
    compareAnew(claimId: string, suggestions: readonly SuggestedLink[]): void {
      deleteUncompared.run({ claimId });
      for (const suggestion of suggestions) putSuggestion(suggestion);
      deleteFromUncompared.run(claimId);
    },

    /** Notes that these claims are to be compared anew. */
    markUncompared(claimIds: readonly string[]): void {
      for (const id of claimIds) insertUncompared.run(id);
    },

    /** The claims that are to be compared. */
    uncomparedClaims: () => selectUncompared.all() as string[],
    isUncompared: (claimId: string) => isUncompared.get(claimId) !== undefined,
    countUncompared: () => countUncompared.get() as number,

    /** Moves a suggested link to the end of the queue, or back to its place. */
    skip(a: string, b: string, isSkipped: boolean): void {
      if (isSkipped) insertSkip.run(a, b);
      else deleteSkip.run(a, b);
    },

    /** In the order in which they were skipped. */
    skippedLinks: () => selectSkips.all() as { a: string; b: string }[],

    /** What is suggested, without the reasons. Without a claim: all. */
    relations(claimId?: string): SuggestedRelation[] {
      const rows = claimId === undefined ? allRelations.all() : relationsOf.all({ claimId });
      return rows as SuggestedRelation[];
    },

    /** The suggested links on which nobody has decided. */
    openRelations: () => openRelations.all() as SuggestedRelation[],
    countOpen: () => countOpen.get() as number,

    /** The suggested differences in which two named parties say otherwise: the rule says who says what. */
    disputes: () => selectDisputes.all() as Pick<SuggestedLink, 'a' | 'b' | 'rule'>[],

    suggestion(a: string, b: string): SuggestedLink | null {
      const row = suggestionOf.get(a, b) as (Omit<SuggestedLink, 'ledger'> & { ledger: string }) | undefined;
      return row ? { ...row, ledger: Ledger.parse(JSON.parse(row.ledger)) } : null;
    },
  };
}

export type Links = ReturnType<typeof openLinks>;
