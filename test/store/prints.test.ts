import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPrints } from '../../src/store/prints.ts';

function openLibrary() {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE indexed_text (number INTEGER PRIMARY KEY, prints TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO indexed_text (number, prints) VALUES (?, ?)');
  const drop = db.prepare('DELETE FROM indexed_text WHERE number = ?');
  const prints = openPrints(db);
  return {
    db,
    prints,
    put(text: number, own: readonly number[]) {
      insert.run(text, JSON.stringify(own));
      prints.add(text, own);
    },
    drop(text: number) {
      prints.remove(text);
      drop.run(text);
    },
  };
}

/** As it is promised, counted out. */
function sharingOf(texts: ReadonlyMap<number, readonly number[]>, text: number, limit: number): number[] {
  const own = texts.get(text)!;
  const counted = new Map<number, number>();
  for (const print of own) {
    const having = [...texts.keys()].filter((other) => texts.get(other)!.includes(print));
    for (const other of having.sort((x, y) => x - y).slice(0, 64))
      if (other !== text) counted.set(other, (counted.get(other) ?? 0) + 1);
  }
  return [...counted]
    .filter(([other, count]) => count >= Math.min(own.length, texts.get(other)!.length) / 10)
    .sort(([x, ofX], [y, ofY]) => ofY - ofX || x - y)
    .map(([other]) => other)
    .slice(0, limit);
}

test('whatever comes and goes, the texts with most prints in common are found', () => {
  // Prints that meet in one slot and differ above it, too.
  const print = fc.oneof(fc.nat(12), fc.constantFrom(2 ** 20, 2 ** 20 + 4, -1, -5, 2 ** 31 - 1));
  const step = fc.oneof(
    fc.record({ text: fc.integer({ min: 1, max: 9 }), own: fc.uniqueArray(print, { maxLength: 12 }) }),
    fc.record({ text: fc.integer({ min: 1, max: 9 }), own: fc.constant(null) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(3), (steps, asked) => {
      const library = openLibrary();
      const texts = new Map<number, readonly number[]>();
      for (const [index, { text, own }] of steps.entries()) {
        if (texts.has(text)) library.drop(text);
        texts.delete(text);
        if (own) {
          library.put(text, own);
          texts.set(text, own);
        }
        if (index % 4 === asked)
          for (const one of texts.keys())
            expect(library.prints.sharing(one, 20)).toEqual(sharingOf(texts, one, 20));
      }
      library.db.close();
    }),
    { numRuns: 300 },
  );
});

test('thousands of texts are held, and of a print that all of them have the first count', () => {
  const { db, prints, put, drop } = openLibrary();
  put(1, [-7]);
  expect(prints.sharing(1, 20)).toEqual([]);
  for (let text = 2; text <= 3000; text++) put(text, [-7, text * 16, text * 16 + 2 ** 20]);
  expect(prints.sharing(3000, 100)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
  expect(prints.sharing(1, 2)).toEqual([2, 3]);
  for (const text of [1, 2, 64]) drop(text);
  expect(prints.sharing(3000, 100)).toEqual(
    Array.from({ length: 67 }, (_, index) => index + 1).filter((text) => ![1, 2, 64].includes(text)),
  );
  db.close();
});

test('what was taken back is not held', () => {
  const { db, prints, put } = openLibrary();
  put(1, [5]);
  expect(prints.sharing(1, 20)).toEqual([]);
  expect(() =>
    db.transaction(() => {
      put(2, [5]);
      expect(prints.sharing(1, 20)).toEqual([2]);
      throw new Error('taken back');
    })(),
  ).toThrow('taken back');
  prints.forget();
  put(2, [6]);
  expect(prints.sharing(1, 20)).toEqual([]);
  db.close();
});
