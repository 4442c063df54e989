import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStemIndex, openStems, type StemText } from '../../src/store/stems.ts';

function openEmpty(): Database.Database {
  const db = new Database(':memory:');
  for (const migration of migrations) db.exec(migration);
  return db;
}

const text = (number: number, ...wordings: string[]): StemText => ({
  number,
  wordings: wordings.map((wording) => wording.split(' ').filter(Boolean)),
  day: null,
});

/** All that an index holds, and what it answers. */
function contentOf(db: Database.Database) {
  const index = openStemIndex(db, 'claim');
  return {
    texts: [...index.all()],
    counts: db.prepare("SELECT stem, texts FROM stem_count WHERE holder = 'claim'").all(),
    totals: db.prepare('SELECT * FROM stem_total').all(),
    size: index.size,
    hits: [...index.nearest(['a', 'b'], 10)].map(({ number }) => number).sort(),
  };
}

test('whatever is put, changed and removed, the index is the one that would be built of what is left', () => {
  const wording = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '1.5', "o'neil"), { maxLength: 5 });
  const edit = fc.record({
    number: fc.integer({ min: 1, max: 5 }),
    wordings: fc.array(wording, { maxLength: 3 }),
    isRemoved: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 15 }), (edits) => {
      const edited = openEmpty();
      const index = openStemIndex(edited, 'claim');
      const left = new Map<number, StemText>();
      for (const { number, wordings, isRemoved } of edits) {
        left.delete(number);
        if (isRemoved) index.remove([number]);
        else {
          index.put({ number, wordings, day: number });
          left.set(number, { number, wordings, day: number });
        }
      }
      const rebuilt = openEmpty();
      const fresh = openStemIndex(rebuilt, 'claim');
      for (const number of [...left.keys()].sort()) fresh.put(left.get(number)!);
      expect(contentOf(edited)).toEqual(contentOf(rebuilt));
      edited.close();
      rebuilt.close();
    }),
    { numRuns: 60 },
  );
});

test('texts come back with their wordings, the ones that share rare stems first', () => {
  const index = openStemIndex(openEmpty(), 'check');
  index.put(text(1, 'ferri sank', 'ship lost'));
  index.put(text(2, 'ferri late'));
  index.put(text(3, 'ferri sank lake'));
  expect(index.find(1)).toEqual(text(1, 'ferri sank', 'ship lost'));
  expect(index.find(9)).toBeNull();
  expect([...index.nearest(['ferri', 'ship'], 2)].map(({ number }) => number)).toEqual([1, 2]);
  expect([...index.nearest([], 5)]).toEqual([]);
  expect([index.size, index.documentFrequency('ferri'), index.documentFrequency('unheard')]).toEqual([
    3, 3, 0,
  ]);
});

test('counts read while something was done are forgotten when it is taken back', () => {
  const db = openEmpty();
  const index = openStemIndex(db, 'check');
  const failing = db.transaction(() => {
    index.put(text(1, 'ferri'));
    expect(index.documentFrequency('ferri')).toBe(1);
    throw new Error('taken back');
  });
  expect(failing).toThrow('taken back');
  index.forgetCounts();
  expect([index.size, index.documentFrequency('ferri')]).toEqual([0, 0]);
});

test('vectors and notes of what was derived come back as they were kept', () => {
  const stems = openStems(openEmpty());
  const vectors = new Map([
    ['ferri', { weight: 1.5, direction: Int8Array.from({ length: 128 }, (_, i) => i - 127) }],
  ]);
  stems.replaceVectors(vectors);
  expect(stems.vectors()).toEqual(vectors);
  expect(stems.derivation('embedding')).toBeNull();
  stems.noteDerivation('embedding', 1, 300);
  stems.noteDerivation('embedding', 2, 400);
  expect(stems.derivation('embedding')).toEqual({ version: 2, texts: 400 });
});
