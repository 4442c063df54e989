import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../src/contract/model.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openRecords } from '../../src/store/records.ts';

const editorId = 'e';
const idOf = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A library with one article and so many revisions. */
function openLibrary(revisions: number) {
  const db = new Database(':memory:');
  for (const migration of migrations) db.exec(migration);
  db.exec(`INSERT INTO editor (id, presence, name) VALUES ('${editorId}', 'live', 'Ada');
    INSERT INTO article (id, presence, title, added_by, added_at) VALUES ('a', 'live', 'Flood', '${editorId}', '2026')`);
  const insert = db.prepare(
    `INSERT INTO revision (id, presence, article_id, number, text, text_hash, media_type, original_hash, captured_at)
     VALUES (?, 'live', 'a', ?, 'x', 'h', 'text/plain', 'o', '2026')`,
  );
  for (let number = 0; number < revisions; number++) insert.run(`r${number}`, number);
  return { db, records: openRecords(db) };
}

const byStart = (x: Block, y: Block) => x.start - y.start;

test('every block is found, listed with its revision and set aside by itself, however its run came in', () => {
  const revision = fc.record({ blocks: fc.integer({ min: 1, max: 150 }), isSingle: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(revision, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      fc.boolean(),
      (revisions, picks, areMixed) => {
        const { db, records } = openLibrary(revisions.length);
        let next = 0;
        const expected = revisions.map(({ blocks, isSingle }, index) => {
          const revisionId = `r${index}`;
          // Of a claim set from elsewhere the ids can lie between those of others.
          const made = Array.from({ length: blocks }, (_, at): Block => {
            const id = idOf(areMixed ? at * revisions.length + index : next++);
            return { id, revisionId, start: at * 10, end: at * 10 + 10, role: 'paragraph', setAside: false };
          });
          if (isSingle) for (const block of made) records.insert('block', block);
          else
            records.insertBlocks(
              revisionId,
              made.map(({ revisionId: _, ...block }) => block),
            );
          return made;
        });
        const all = expected.flat();
        for (const pick of picks) {
          const at = pick % all.length;
          all[at] = { ...all[at]!, setAside: true };
          records.setField('block', all[at].id, 'setAside', true);
        }
        for (const block of all) expect(records.find('block', block.id)?.record).toEqual(block);
        for (const [index] of revisions.entries())
          expect(records.list('block', { revisionId: `r${index}` }).sort(byStart)).toEqual(
            all.filter(({ revisionId }) => revisionId === `r${index}`),
          );
        expect(records.find('block', idOf(999_999))).toBeNull();
        expect(records.find('block', '0')).toBeNull();
        expect(records.count('block')).toBe(all.length);
        db.close();
      },
    ),
    { numRuns: 25 },
  );
});

test('migration 9 keeps the blocks of the eighth schema in their order, with what is set aside', () => {
  const db = new Database(':memory:');
  for (const migration of migrations.slice(0, 8)) db.exec(migration);
  db.exec(`INSERT INTO editor (id, presence, name) VALUES ('${editorId}', 'live', 'Ada');
    INSERT INTO article (id, presence, title, added_by, added_at) VALUES ('a', 'live', 'Flood', '${editorId}', '2026');
    INSERT INTO revision (id, presence, article_id, number, text, text_hash, media_type, original_hash, captured_at)
      VALUES ('r0', 'live', 'a', 1, 'x', 'h', 'text/plain', 'o', '2026'), ('r1', 'live', 'a', 2, 'x', 'h', 'text/plain', 'o', '2026')`);
  const insert = db.prepare(
    `INSERT INTO block (id, presence, revision_id, start, "end", role, set_aside) VALUES (?, 'live', ?, ?, ?, ?, ?)`,
  );
  const blocks = Array.from({ length: 260 }, (_, at): Block => {
    const revisionId = at < 130 ? 'r0' : 'r1';
    const role = at % 130 === 0 ? 'heading' : 'list-item';
    return { id: idOf(at), revisionId, start: at % 130, end: (at % 130) + 1, role, setAside: at % 7 === 0 };
  });
  // Whatever order the rows lie in, a run has that of the text.
  for (const { id, revisionId, start, end, role, setAside } of blocks.toReversed())
    insert.run(id, revisionId, start, end, role, Number(setAside));
  db.exec(migrations[8]!);
  const records = openRecords(db);
  for (const revisionId of ['r0', 'r1'])
    expect(records.list('block', { revisionId })).toEqual(
      blocks.filter((block) => block.revisionId === revisionId),
    );
  const runs = db.prepare(
    "SELECT first_id, blocks ->> '$[0][0]', json_array_length(blocks) FROM block_run ORDER BY first_id",
  );
  const begins = [0, 64, 128, 130, 194, 258];
  expect(runs.raw().all()).toEqual(begins.map((at, run) => [idOf(at), idOf(at), run % 3 === 2 ? 2 : 64]));
  db.close();
});
