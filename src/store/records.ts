import type Database from 'better-sqlite3';
import type { Block, Noun, RecordOf } from '../contract/model.ts';

/**
 * How a field of a noun is kept: in a column of the same name in snake_case as it is, as JSON, as 0 or 1;
 * or, for a set of ids, as rows of a table of its own.
 */
type FieldKind = 'plain' | 'json' | 'flag' | { readonly set: string; readonly member: string };

type Shapes = { readonly [N in Noun]: Readonly<Record<Exclude<keyof RecordOf<N>, 'id'>, FieldKind>> };

const shapes: Shapes = {
  editor: { name: 'plain', colour: 'plain' },
  publisher: { name: 'plain', grade: 'plain', gradeReason: 'plain' },
  collection: { name: 'plain', note: 'plain' },
  article: {
    fileName: 'plain',
    title: 'plain',
    publisherId: 'plain',
    author: 'plain',
    publishedAt: 'plain',
    publishedZone: 'plain',
    updatedAt: 'plain',
    updatedZone: 'plain',
    address: 'plain',
    canonicalAddress: 'plain',
    language: 'plain',
    provenance: 'json',
    collectionIds: { set: 'article_collection', member: 'collection_id' },
    addedBy: 'plain',
    addedAt: 'plain',
  },
  revision: {
    articleId: 'plain',
    number: 'plain',
    text: 'plain',
    textHash: 'plain',
    mediaType: 'plain',
    originalHash: 'plain',
    part: 'plain',
    capturedAt: 'plain',
    updatedAt: 'plain',
  },
  block: { revisionId: 'plain', start: 'plain', end: 'plain', role: 'plain', setAside: 'flag' },
  tag: { name: 'plain', colour: 'plain', description: 'plain', parentId: 'plain' },
  rating: { label: 'plain', meaning: 'plain', rank: 'plain', needsTwoSources: 'flag' },
  claim: {
    externalId: 'plain',
    articleId: 'plain',
    statement: 'plain',
    type: 'plain',
    attribution: 'json',
    asOf: 'plain',
    tagIds: { set: 'claim_tag', member: 'tag_id' },
    note: 'plain',
    status: 'plain',
    verdictId: 'plain',
    verdictReason: 'plain',
    verdictBy: 'plain',
    verdictAt: 'plain',
    createdBy: 'plain',
    createdAt: 'plain',
  },
  anchor: {
    claimId: 'plain',
    revisionId: 'plain',
    exact: 'plain',
    prefix: 'plain',
    suffix: 'plain',
    start: 'plain',
    end: 'plain',
    state: 'plain',
    carriedFrom: 'plain',
    confirmedBy: 'plain',
    confirmedAt: 'plain',
  },
  evidence: {
    claimId: 'plain',
    kind: 'plain',
    stance: 'plain',
    note: 'plain',
    revisionId: 'plain',
    start: 'plain',
    end: 'plain',
    address: 'plain',
    accessedAt: 'plain',
    fileName: 'plain',
    fileHash: 'plain',
    createdBy: 'plain',
    createdAt: 'plain',
  },
  correction: { claimId: 'plain', part: 'plain', value: 'json' },
  decision: {
    a: 'plain',
    b: 'plain',
    relation: 'plain',
    subject: 'plain',
    reason: 'plain',
    ledger: 'json',
    hashA: 'plain',
    hashB: 'plain',
    decidedBy: 'plain',
    decidedAt: 'plain',
  },
  point: {
    claimId: 'plain',
    title: 'plain',
    conclusion: 'plain',
    conclusionLow: 'plain',
    conclusionHigh: 'plain',
    conclusionUnit: 'plain',
  },
  joining: { noun: 'plain', a: 'plain', b: 'plain', rule: 'plain' },
  dismissal: {
    revisionId: 'plain',
    start: 'plain',
    end: 'plain',
    dismissedBy: 'plain',
    dismissedAt: 'plain',
  },
  alias: { name: 'plain', standsFor: 'plain' },
  savedSearch: { name: 'plain', query: 'plain' },
  earlierCheck: {
    text: 'plain',
    rating: 'plain',
    publisher: 'plain',
    publishedAt: 'plain',
    address: 'plain',
  },
};

export type Presence = 'live' | 'binned' | 'undone';
/** The columns by which records can be looked up. */
export type Where<N extends Noun> = { readonly [F in keyof RecordOf<N>]?: RecordOf<N>[F] };

const toSnakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const quoted = (name: string) => `"${toSnakeCase(name)}"`;

/** What is written out once for each noun, because imports ask for it by the thousand. */
interface Layout {
  readonly table: string;
  /** What is true of the row of one id, `@id`. */
  readonly isOfId: string;
  readonly fields: readonly (readonly [string, FieldKind])[];
  /** The fields that have a column. */
  readonly columns: readonly (readonly [string, FieldKind])[];
  readonly sets: readonly (readonly [string, FieldKind & object])[];
  readonly select: string;
  readonly insert: Database.Statement;
  readonly find: Database.Statement;
}

/** So many blocks of a revision are one row. */
const blocksOfRun = 64;
/** Ids are by time, so that a block is looked for in the runs that begin before it, the nearest first. */
const isBlockOfId = `id = @id AND first_id = (
  SELECT first_id FROM block WHERE id = @id AND first_id <= @id ORDER BY first_id DESC LIMIT 1
)`;

function encode(kind: FieldKind, value: unknown): unknown {
  if (kind === 'json') return value === null ? null : JSON.stringify(value);
  return kind === 'flag' ? Number(value) : value;
}

function decode(kind: FieldKind, value: unknown): unknown {
  if (kind === 'plain') return value;
  if (kind === 'flag') return value === 1;
  return value === null ? null : JSON.parse(String(value));
}

/** Reads and writes the records of all nouns in the same way; knows nothing of what they mean. */
export function openRecords(db: Database.Database) {
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  const layouts = Object.fromEntries(
    (Object.keys(shapes) as Noun[]).map((noun) => [noun, layOut(noun)]),
  ) as Record<Noun, Layout>;

  const insertRun = db.prepare('INSERT INTO block_run (first_id, revision_id, blocks) VALUES (?, ?, ?)');

  function layOut(noun: Noun): Layout {
    const table = quoted(noun);
    const fields = Object.entries(shapes[noun]) as [string, FieldKind][];
    const columns = fields.filter(([, kind]) => typeof kind !== 'object');
    const read = fields.map(([field, kind]) =>
      typeof kind === 'object'
        ? `(SELECT json_group_array(${kind.member} ORDER BY ${kind.member}) FROM ${kind.set} WHERE ${toSnakeCase(noun)}_id = ${table}.id) AS "${field}"`
        : `${quoted(field)} AS "${field}"`,
    );
    const select = `SELECT id, presence, ${read.join(', ')} FROM ${table}`;
    const isOfId = noun === 'block' ? isBlockOfId : 'id = @id';
    return {
      table,
      isOfId,
      fields,
      columns,
      sets: fields.filter((entry): entry is [string, FieldKind & object] => typeof entry[1] === 'object'),
      select,
      find: db.prepare(`${select} WHERE ${isOfId}`),
      insert: db.prepare(
        `INSERT INTO ${table} (id, presence, ${columns.map(([field]) => quoted(field)).join(', ')})
         VALUES (?, 'live', ${columns.map(() => '?').join(', ')})`,
      ),
    };
  }

  function decodeRow<N extends Noun>(noun: N, row: unknown): RecordOf<N> {
    const values = row as Record<string, unknown>;
    const record: Record<string, unknown> = { id: values.id };
    for (const [field, kind] of layouts[noun].fields) record[field] = decode(kind, values[field]);
    return record as RecordOf<N>;
  }

  function writeSet(noun: Noun, id: string, kind: { set: string; member: string }, members: unknown): void {
    const owner = `${toSnakeCase(noun)}_id`;
    prepare(`DELETE FROM ${kind.set} WHERE ${owner} = ?`).run(id);
    addToSet(noun, id, kind, members);
  }

  function addToSet(noun: Noun, id: string, kind: { set: string; member: string }, members: unknown): void {
    for (const member of members as string[])
      prepare(`INSERT INTO ${kind.set} (${toSnakeCase(noun)}_id, ${kind.member}) VALUES (?, ?)`).run(
        id,
        member,
      );
  }

  return {
    /** The record and how it is present; null when there is none of that id. */
    find<N extends Noun>(noun: N, id: string): { record: RecordOf<N>; presence: Presence } | null {
      const row = layouts[noun].find.get({ id });
      if (!row) return null;
      return { record: decodeRow(noun, row), presence: (row as { presence: Presence }).presence };
    },

    /** The records of one presence whose columns hold these values, sorted by id, which is by time. */
    list<N extends Noun>(noun: N, where: Where<N> = {}, presence: Presence = 'live'): RecordOf<N>[] {
      const conditions = Object.keys(where).map((field) => `${quoted(field)} IS ?`);
      const sql = `${layouts[noun].select} WHERE ${[`presence = '${presence}'`, ...conditions].join(' AND ')} ORDER BY id`;
      return prepare(sql)
        .all(...Object.values(where))
        .map((row) => decodeRow(noun, row));
    },

    /** One field of the live records that `list` would give, by their ids; it has to have a column. Nothing else is read. */
    values<N extends Noun, F extends keyof RecordOf<N> & string>(
      noun: N,
      field: F,
      where: Where<N> = {},
    ): Map<string, RecordOf<N>[F]> {
      const kind = (shapes[noun] as Record<string, FieldKind>)[field]!;
      const conditions = Object.keys(where).map((name) => ` AND ${quoted(name)} IS ?`);
      const sql = `SELECT id, ${quoted(field)} FROM ${quoted(noun)} WHERE presence = 'live'${conditions.join('')} ORDER BY id`;
      const rows = prepare(sql)
        .raw()
        .all(...Object.values(where)) as [id: string, value: unknown][];
      return new Map(rows.map(([id, value]) => [id, decode(kind, value) as RecordOf<N>[F]]));
    },

    /** True when there ever was a record of this noun, whatever became of it. */
    hasAny(noun: Noun): boolean {
      return prepare(`SELECT 1 FROM ${quoted(noun)} LIMIT 1`).get() !== undefined;
    },

    /** How many live records hold these values in their columns. */
    count<N extends Noun>(noun: N, where: Where<N> = {}): number {
      const conditions = Object.keys(where).map((field) => ` AND ${quoted(field)} IS ?`);
      const sql = `SELECT count(*) AS n FROM ${quoted(noun)} WHERE presence = 'live'${conditions.join('')}`;
      return (prepare(sql).get(...Object.values(where)) as { n: number }).n;
    },

    insert<N extends Noun>(noun: N, record: RecordOf<N>): void {
      const { columns, sets, insert } = layouts[noun];
      const values = record as Record<string, unknown>;
      insert.run(values.id, ...columns.map(([field, kind]) => encode(kind, values[field])));
      for (const [field, kind] of sets) addToSet(noun, record.id, kind, values[field]);
    },

    /** The blocks of a new revision, in the order of its text; the id of each is greater than the one before. */
    insertBlocks(revisionId: string, blocks: readonly Omit<Block, 'revisionId'>[]): void {
      for (let at = 0; at < blocks.length; at += blocksOfRun) {
        const run = blocks.slice(at, at + blocksOfRun);
        insertRun.run(
          run[0]!.id,
          revisionId,
          JSON.stringify(
            run.map(({ id, start, end, role, setAside }) => [id, start, end, role, Number(setAside)]),
          ),
        );
      }
    },

    setField(noun: Noun, id: string, field: string, value: unknown): void {
      const kind = (shapes[noun] as Record<string, FieldKind>)[field];
      if (!kind) throw new Error(`${noun} has no field ${field}`);
      if (typeof kind === 'object') writeSet(noun, id, kind, value);
      else
        prepare(`UPDATE ${quoted(noun)} SET ${quoted(field)} = @value WHERE ${layouts[noun].isOfId}`).run({
          id,
          value: encode(kind, value),
        });
    },

    setPresence(noun: Noun, id: string, presence: Presence): void {
      prepare(`UPDATE ${quoted(noun)} SET presence = @presence WHERE ${layouts[noun].isOfId}`).run({
        id,
        presence,
      });
    },
  };
}

export type Records = ReturnType<typeof openRecords>;
