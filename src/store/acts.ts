import type Database from 'better-sqlite3';
import type { Block, Noun, RecordOf, Revision } from '../contract/model.ts';
import type { Presence, Records } from './records.ts';

/** Who does what: everything recorded under one act id is one step of undo. */
export interface Act {
  readonly id: string;
  /** As undo names it: a sentence of the catalogue as JSON; of an older program a text, "Add claim “About 1,200 …”". */
  readonly label: string;
  /** Of this installation's copy of this library. */
  readonly origin: string;
  readonly editorId: string;
  /** UTC; shown, never used for order. */
  readonly at: string;
}

/** Changes records and puts each change on record. */
export interface Recorder {
  create<N extends Noun>(noun: N, record: RecordOf<N>): void;
  /** A new revision with its blocks, in the order of its text; the id of each is greater than the one before. */
  createRevision(revision: Revision, blocks: readonly Omit<Block, 'revisionId'>[]): void;
  /** Only fields whose value really changes are written and recorded. */
  update<N extends Noun>(noun: N, id: string, patch: Partial<RecordOf<N>>): void;
  /** Into the bin, or back out of it. */
  setPresence(noun: Noun, id: string, presence: 'live' | 'binned'): void;
  /** From now on a record may come before the one that it points to. */
  deferReferences(): void;
}

/** What an act touched. */
export interface Changed {
  readonly noun: Noun;
  readonly recordId: string;
  /** Null: the record was created; "presence" is not a field of any noun. */
  readonly field: string | null;
}

export interface ChangeRow extends Changed {
  readonly before: string | null;
  readonly after: string | null;
}

export interface ActRow {
  readonly id: string;
  readonly label: string;
}

export interface ActRecord extends ActRow {
  readonly kind: 'do' | 'undo' | 'redo';
  readonly origin: string;
  readonly isUndone: 0 | 1;
  readonly at: string;
  readonly by: string;
}

/** A change with who made it, when, and under which act. `before` and `after` are JSON. */
export interface RecordedChange extends ChangeRow {
  readonly at: string;
  readonly by: string;
  readonly act: string;
  readonly kind: 'do' | 'undo' | 'redo';
}

/**
 * The record of people's acts. Undo and redo are acts themselves, so that the record only grows and another
 * copy of the library can follow it.
 */
export function openActs(db: Database.Database, records: Records, transact: <T>(work: () => T) => T) {
  const insertAct = db.prepare(
    'INSERT INTO act (id, label, kind, target, origin, sequence) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const insertChange = db.prepare(
    `INSERT INTO change (origin, sequence, act_id, editor_id, at, noun, record_id, field, before, after)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const lastSequence = db.prepare('SELECT coalesce(max(sequence), 0) FROM change WHERE origin = ?').pluck();
  const changesOf = db.prepare(
    'SELECT noun, record_id AS recordId, field, before, after FROM change WHERE act_id = ? ORDER BY sequence',
  );
  const actRecords = `
    SELECT act.id, act.label, act.kind, act.origin, act.undone = 1 AS isUndone, change.at, editor.name AS by
    FROM act JOIN change ON change.origin = act.origin AND change.sequence = act.sequence
    JOIN editor ON editor.id = change.editor_id`;
  // In the order in which they came into the file: clocks are wrong, and sequences of two origins don't compare.
  const listActs = db.prepare(`${actRecords} ORDER BY act.rowid DESC LIMIT ?`);
  const findAct = db.prepare(`${actRecords} WHERE act.id = ?`);
  const changesOfRecords = db.prepare(
    `SELECT change.noun, record_id AS recordId, field, before, after, change.at, editor.name AS by,
       act.label AS act, act.kind
     FROM change JOIN act ON act.id = change.act_id JOIN editor ON editor.id = change.editor_id
     WHERE record_id IN (SELECT value FROM json_each(?)) ORDER BY act.rowid DESC, change.sequence DESC`,
  );
  const lastChanges = db
    .prepare('SELECT record_id, max(at) FROM change WHERE noun = ? GROUP BY record_id')
    .raw();
  const newest = db.prepare('SELECT id FROM act ORDER BY rowid DESC LIMIT 1').pluck();
  const markUndone = db.prepare('UPDATE act SET undone = ? WHERE id = ?');
  // Others have built on what was there before them: to take it back now would change their work unseen.
  const lastOfOthers = '(SELECT coalesce(max(rowid), 0) FROM act WHERE origin <> @origin)';
  const newestDone = db.prepare(
    `SELECT id, label FROM act WHERE origin = @origin AND kind = 'do' AND undone = 0 AND rowid > ${lastOfOthers}
     ORDER BY sequence DESC LIMIT 1`,
  );
  // What was undone before something new was done was given up then.
  const oldestUndone = db.prepare(
    `SELECT id, label FROM act WHERE origin = @origin AND kind = 'do' AND undone = 1 AND
       (SELECT max(sequence) FROM act AS undoing WHERE undoing.target = act.id AND undoing.kind = 'undo') >
       (SELECT max(sequence) FROM act AS done WHERE done.origin = @origin AND done.kind = 'do') AND
       (SELECT max(rowid) FROM act AS undoing WHERE undoing.target = act.id AND undoing.kind = 'undo') > ${lastOfOthers}
     ORDER BY sequence LIMIT 1`,
  );
  const presenceChange = db
    .prepare(
      "SELECT at FROM change WHERE record_id = ? AND field = 'presence' ORDER BY sequence DESC LIMIT 1",
    )
    .pluck();

  function openRecorder(act: Act, kind: 'do' | 'undo' | 'redo', target: string | null) {
    let sequence = lastSequence.get(act.origin) as number;
    const changed: Changed[] = [];
    function put(noun: Noun, id: string, field: string | null, before: unknown, after: unknown): void {
      const isFirst = changed.push({ noun, recordId: id, field }) === 1;
      sequence++;
      if (isFirst) insertAct.run(act.id, act.label, kind, target, act.origin, sequence);
      const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
      insertChange.run(
        act.origin,
        sequence,
        act.id,
        act.editorId,
        act.at,
        noun,
        id,
        field,
        json(before),
        json(after),
      );
    }
    return {
      changed,
      put,
      setPresence(noun: Noun, id: string, presence: Presence): void {
        const before = records.find(noun, id)?.presence;
        if (before === presence) return;
        put(noun, id, 'presence', before, presence);
        records.setPresence(noun, id, presence);
      },
      setField(noun: Noun, id: string, field: string, value: unknown): void {
        const found = records.find(noun, id);
        if (!found) throw new Error(`there is no ${noun} ${id} to change`);
        const before = (found.record as unknown as Record<string, unknown>)[field];
        if (JSON.stringify(before) === JSON.stringify(value)) return;
        put(noun, id, field, before, value);
        records.setField(noun, id, field, value);
      },
    };
  }

  /** Undoes or redoes one act, itself recorded. */
  function replay(target: ActRow, act: Act, kind: 'undo' | 'redo'): readonly Changed[] {
    const changes = changesOf.all(target.id) as ChangeRow[];
    const recorder = openRecorder(act, kind, target.id);
    for (const change of kind === 'undo' ? changes.toReversed() : changes) {
      const value = kind === 'undo' ? change.before : change.after;
      const parsed = value === null ? null : JSON.parse(value);
      if (change.field === null)
        recorder.setPresence(change.noun, change.recordId, kind === 'undo' ? 'undone' : 'live');
      else if (change.field === 'presence') recorder.setPresence(change.noun, change.recordId, parsed);
      else recorder.setField(change.noun, change.recordId, change.field, parsed);
    }
    markUndone.run(kind === 'undo' ? 1 : 0, target.id);
    return recorder.changed;
  }

  return {
    /**
     * Does the work in one transaction and records it under the act; durable when this returns.
     * An act may be continued by later calls with the same id (an import).
     */
    record<T>(act: Act, work: (recorder: Recorder) => T): { value: T; changed: readonly Changed[] } {
      return transact(() => {
        const recorder = openRecorder(act, 'do', null);
        const create = <N extends Noun>(noun: N, record: RecordOf<N>) => {
          records.insert(noun, record);
          // Blocks come with their revision, hundreds at a time; only what an editor does to one later is an act.
          if (noun === 'block') return;
          recorder.put(noun, record.id, null, null, noun === 'revision' ? withoutText(record) : record);
        };
        const value = work({
          create,
          createRevision(revision, blocks) {
            create('revision', revision);
            records.insertBlocks(revision.id, blocks);
          },
          update(noun, id, patch) {
            for (const [field, value] of Object.entries(patch)) {
              if (value !== undefined) recorder.setField(noun, id, field, value);
            }
          },
          setPresence: recorder.setPresence,
          deferReferences: () => void db.pragma('defer_foreign_keys = ON'),
        });
        return { value, changed: recorder.changed };
      });
    },

    /** Of the last act that came into the library; null: none did. */
    newestId: () => (newest.get() as string | undefined) ?? null,

    /** What undo would take back, and redo do again, for this origin: nothing that another origin has worked after. */
    next(origin: string): { undo: ActRow | null; redo: ActRow | null } {
      return {
        undo: (newestDone.get({ origin }) as ActRow | undefined) ?? null,
        redo: (oldestUndone.get({ origin }) as ActRow | undefined) ?? null,
      };
    },

    /** Takes an act back, or does it again, as one transaction. Returns the changes that were turned. */
    undo: (target: ActRow, act: Act) => transact(() => replay(target, act, 'undo')),
    redo: (target: ActRow, act: Act) => transact(() => replay(target, act, 'redo')),

    /** Acts of all copies of the library, newest first, with whether this origin may undo them. */
    list: (limit: number) => listActs.all(limit) as ActRecord[],

    find: (id: string) => (findAct.get(id) as ActRecord | undefined) ?? null,

    /** What was ever changed of these records, newest first. */
    changesOf: (recordIds: readonly string[]) =>
      changesOfRecords.all(JSON.stringify(recordIds)) as RecordedChange[],

    /** When each record of a noun was last changed, by its id. */
    lastChanges: (noun: Noun) => new Map(lastChanges.all(noun) as [recordId: string, at: string][]),

    lastSequence: (origin: string) => lastSequence.get(origin) as number,

    /** When the record last went into the bin or out of it, UTC; null: never. */
    presenceChangedAt: (id: string) => (presenceChange.get(id) as string | undefined) ?? null,
  };
}

/** A revision never changes and its text stands in its own row under its hash: recording it again would double the library. */
function withoutText(record: object): object {
  const { text: _, ...rest } = record as { text: string };
  return rest;
}

export type Acts = ReturnType<typeof openActs>;
