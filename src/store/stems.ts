import type Database from 'better-sqlite3';

/** Whose stems an index holds. */
export type StemHolder = 'claim' | 'check';

/** A text of an index. */
export interface StemText {
  readonly number: number;
  /** Stems of each wording of it, the text itself first. */
  readonly wordings: readonly (readonly string[])[];
  /** Days since 1970; null where no date is known. */
  readonly day: number | null;
}

/** Where a stem lies by meaning. */
export interface StoredVector {
  readonly direction: Int8Array;
  readonly weight: number;
}

const quote = (stem: string) => `"${stem.replaceAll('"', '""')}"`;

/** How many texts of an index hold a stem: kept beside it, as they are put in one by one, and asked for in between. */
function keepCounts(db: Database.Database, holder: StemHolder) {
  const add = db.prepare(
    `INSERT INTO stem_count (holder, stem, texts) VALUES ('${holder}', ?, 1)
     ON CONFLICT (holder, stem) DO UPDATE SET texts = texts + 1`,
  );
  const drop = db.prepare(`DELETE FROM stem_count WHERE holder = '${holder}' AND stem = ? AND texts = 1`);
  const lessen = db.prepare(
    `UPDATE stem_count SET texts = texts - 1 WHERE holder = '${holder}' AND stem = ?`,
  );
  const clear = db.prepare(`DELETE FROM stem_count WHERE holder = '${holder}'`);
  const select = db.prepare(`SELECT texts FROM stem_count WHERE holder = '${holder}' AND stem = ?`).pluck();
  return {
    add: (stem: string) => void add.run(stem),
    remove: (stem: string) => {
      if (drop.run(stem).changes === 0) lessen.run(stem);
    },
    clear: () => void clear.run(),
    of: (stem: string) => (select.get(stem) as number | undefined) ?? 0,
  };
}

/** The index of one holder's stems, with how many texts hold each. Rows go by the holder's own numbers. */
export function openStemIndex(db: Database.Database, holder: StemHolder) {
  const table = `${holder}_stems`;
  const counted = keepCounts(db, holder);
  const insert = db.prepare(`INSERT INTO ${table} (rowid, stems, day) VALUES (?, ?, ?)`);
  const remove = db.prepare(`DELETE FROM ${table} WHERE rowid = ?`);
  const clear = db.prepare(`DELETE FROM ${table}`);
  const select = db.prepare(`SELECT rowid AS number, stems, day FROM ${table} WHERE rowid = ?`);
  const selectAll = db.prepare(`SELECT rowid AS number, stems, day FROM ${table} ORDER BY rowid`);
  const nearest = db.prepare(
    `SELECT rowid AS number, stems, day FROM ${table} WHERE ${table} MATCH ? ORDER BY rank LIMIT ?`,
  );
  const selectTotal = db.prepare(`SELECT texts, stems FROM stem_total WHERE holder = '${holder}'`);
  const addTotal = db.prepare(
    `UPDATE stem_total SET texts = texts + ?, stems = stems + ? WHERE holder = '${holder}'`,
  );
  const clearTotal = db.prepare(`UPDATE stem_total SET texts = 0, stems = 0 WHERE holder = '${holder}'`);

  // A comparison asks for the same stems again and again.
  const counts = new Map<string, number>();
  let total: { readonly texts: number; readonly stems: number } | null = null;
  let changes = 0;

  function totals() {
    total ??= selectTotal.get() as { texts: number; stems: number };
    return total;
  }

  function toText(row: unknown): StemText {
    const { number, stems, day } = row as { number: number; stems: string; day: number | null };
    return { number, wordings: stems.split(' | ').map((wording) => wording.split(' ')), day };
  }

  /** The stems that are not held any more. */
  function removeText(number: number): string[] | null {
    const row = select.get(number);
    remove.run(number);
    if (!row) return null;
    const stems = toText(row).wordings.flat();
    for (const stem of new Set(stems)) {
      counts.delete(stem);
      counted.remove(stem);
    }
    return stems;
  }

  /** Keeps the totals once for many changes. */
  function change(work: (count: (texts: 1 | -1, stems: readonly string[]) => void) => void): void {
    let [texts, stems] = [0, 0];
    work((by, held) => {
      texts += by;
      stems += by * held.length;
    });
    if (texts !== 0 || stems !== 0) addTotal.run(texts, stems);
    total = null;
    changes++;
  }

  function removeTexts(numbers: readonly number[]): void {
    change((count) => {
      for (const number of numbers) {
        const stems = removeText(number);
        if (stems) count(-1, stems);
      }
    });
  }

  return {
    /** Puts a text in place of what its number stood for. One without any stem is not held. */
    put({ number, wordings, day }: StemText): void {
      removeTexts([number]);
      const filled = wordings.filter(({ length }) => length > 0);
      if (filled.length === 0) return;
      insert.run(number, filled.map((wording) => wording.join(' ')).join(' | '), day);
      change((count) => {
        const stems = filled.flat();
        count(1, stems);
        for (const stem of new Set(stems)) {
          counts.delete(stem);
          counted.add(stem);
        }
      });
    },
    remove: removeTexts,

    clear(): void {
      clear.run();
      counted.clear();
      clearTotal.run();
      counts.clear();
      total = null;
      changes++;
    },

    /** What was just changed has been taken back. */
    forgetCounts(): void {
      counts.clear();
      total = null;
      changes++;
    },

    /** Grows with every change: what was worked out from all texts is out of date when it has. */
    get changes() {
      return changes;
    },

    get size() {
      return totals().texts;
    },

    documentFrequency(stem: string): number {
      let known = counts.get(stem);
      if (known === undefined) {
        known = counted.of(stem);
        if (counts.size > 200_000) counts.clear();
        counts.set(stem, known);
      }
      return known;
    },

    find(number: number): StemText | null {
      const row = select.get(number);
      return row ? toText(row) : null;
    },

    /** The texts that share most of these stems, rare ones counting more (BM25), best first; read as they are asked for. */
    *nearest(stems: readonly string[], limit: number): Generator<StemText> {
      if (stems.length === 0) return;
      for (const row of nearest.iterate(stems.map(quote).join(' OR '), limit)) yield toText(row);
    },

    /** In the order of their numbers, read as they are asked for. */
    *all(): Generator<StemText> {
      for (const row of selectAll.iterate()) yield toText(row);
    },
  };
}

export type StemIndex = ReturnType<typeof openStemIndex>;

/** The indexes of claims' and earlier checks' stems, where stems lie by meaning, and by which program these were derived. */
export function openStems(db: Database.Database) {
  const selectVectors = db.prepare('SELECT stem, weight, direction FROM stem_vector');
  const insertVector = db.prepare('INSERT INTO stem_vector (stem, weight, direction) VALUES (?, ?, ?)');
  const deleteVectors = db.prepare('DELETE FROM stem_vector');
  const selectDerivation = db.prepare('SELECT version, texts FROM derivation WHERE name = ?');
  const upsertDerivation = db.prepare(
    `INSERT INTO derivation (name, version, texts) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET version = excluded.version, texts = excluded.texts`,
  );
  const numberOfCheck = db.prepare('SELECT number FROM indexed_check WHERE check_id = ?').pluck();
  const insertCheck = db.prepare('INSERT INTO indexed_check (check_id) VALUES (?) RETURNING number').pluck();
  const deleteCheck = db.prepare('DELETE FROM indexed_check WHERE number = ?');
  const deleteChecks = db.prepare('DELETE FROM indexed_check');
  const checkOf = db.prepare('SELECT check_id FROM indexed_check WHERE number = ?').pluck();
  const claimOf = db.prepare('SELECT claim_id FROM reading WHERE number = ?').pluck();
  const checksWith = db
    .prepare(`SELECT id FROM earlier_check WHERE presence = 'live' AND instr(lower(text), ?) > 0 LIMIT ?`)
    .pluck();
  const checks = openStemIndex(db, 'check');

  function forgetCheck(checkId: string): void {
    const number = numberOfCheck.get(checkId) as number | undefined;
    if (number === undefined) return;
    checks.remove([number]);
    deleteCheck.run(number);
  }

  return {
    claims: openStemIndex(db, 'claim'),
    checks,

    /** Puts what an earlier check says in place of what was held of it. */
    putCheck(checkId: string, { wordings, day }: Omit<StemText, 'number'>): void {
      const number = (numberOfCheck.get(checkId) ?? insertCheck.get(checkId)) as number;
      checks.put({ number, wordings, day });
    },
    forgetCheck,
    clearChecks(): void {
      checks.clear();
      deleteChecks.run();
    },
    checkOf: (number: number) => (checkOf.get(number) as string | undefined) ?? null,
    claimOf: (number: number) => (claimOf.get(number) as string | undefined) ?? null,
    /** Live checks in which these words stand one after the other; in lower case. */
    checksWith: (words: string, limit: number) => checksWith.all(words, limit) as string[],

    vectors(): Map<string, StoredVector> {
      const rows = selectVectors.all() as { stem: string; weight: number; direction: Buffer }[];
      return new Map(
        rows.map(({ stem, weight, direction }) => [stem, { weight, direction: new Int8Array(direction) }]),
      );
    },
    replaceVectors(vectors: ReadonlyMap<string, StoredVector>): void {
      deleteVectors.run();
      for (const [stem, { weight, direction }] of vectors)
        insertVector.run(stem, weight, Buffer.from(direction.buffer, direction.byteOffset, direction.length));
    },

    /** By which version of the program, and from how many texts, something was derived; null where it never was. */
    derivation: (name: string) =>
      (selectDerivation.get(name) as { version: number; texts: number } | undefined) ?? null,
    noteDerivation(name: string, version: number, texts: number): void {
      upsertDerivation.run(name, version, texts);
    },
  };
}
