import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { unknownDetails } from '../../src/contract/article-details.ts';
import { unpackSentences } from '../../src/contract/packed-sentences.ts';
import { deriveText } from '../../src/derive-text.ts';
import { likeStems, readQuery, toSentenceMatch } from '../../src/search/index.ts';
import { createSentenceIndex } from '../../src/service/sentence-index.ts';
import { openStore } from '../../src/store/index.ts';
import { stemsOf } from '../../src/text/stems.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const createdAt = '2026-01-01T00:00:00.000Z';
const toId = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

interface Part {
  readonly role: 'heading' | 'paragraph';
  readonly words: string;
}

/** A library of articles that are stored and indexed one by one, without all that a service does around it. */
function openLibrary() {
  const store = openStore(join(temporaryFolder(), 'test.claimbench'), {
    id: toId(0),
    name: 'Test',
    createdAt,
  });
  onTestFinished(() => store.close());
  store.records.insert('editor', { id: toId(1), name: 'Ada', colour: null });
  const revisions = new Map<number, number>();

  function put(article: number, parts: readonly Part[], day: number | null = null): void {
    const text = parts.map(({ words }) => words).join('\n\n');
    let offset = 0;
    const blocks = parts.map(({ role, words }) => {
      const start = offset;
      offset += words.length + 2;
      return { start, end: start + words.length, role, setAside: false };
    });
    const title = `Article ${article}`;
    const articleId = toId(1000 + article);
    const number = (revisions.get(article) ?? 0) + 1;
    revisions.set(article, number);
    const revisionId = toId(100_000 + article * 1000 + number);
    store.transact(() => {
      if (number === 1)
        store.records.insert('article', {
          id: articleId,
          title,
          fileName: null,
          ...unknownDetails,
          publisherId: null,
          language: null,
          provenance: {},
          collectionIds: [],
          addedBy: toId(1),
          addedAt: createdAt,
        });
      store.records.insert('revision', {
        id: revisionId,
        articleId,
        number,
        text,
        textHash: `${article} ${number}`,
        mediaType: 'text/plain',
        originalHash: '',
        part: null,
        capturedAt: createdAt,
        updatedAt: null,
      });
      const { terms, sentences, prints } = deriveText({ title, text, blocks }, null);
      const indexed = { title: '', publisher: '', author: '', body: terms };
      store.texts.put([{ articleId, revisionId, terms: indexed, day, sentences, prints }]);
    });
  }

  return {
    store,
    put,
    forget: (article: number) => store.transact(() => store.texts.forget(toId(1000 + article))),
    index: createSentenceIndex({ store }),
    textAt: ({ revisionId, start, end }: { revisionId: string; start: number; end: number }) =>
      store.records.find('revision', revisionId)!.record.text.slice(start, end),
  };
}

const paragraph = (words: string): Part => ({ role: 'paragraph', words });

const word = fc.constantFrom(
  ...['ferry', 'sank', 'lake', 'Norvik', 'harbour', '1.5', '12:30', 'million', 'the', 'of', 'it', '́', 'über'],
  ...['cease-fire', "O'Neil's", '洪水', 'gates', 'gate', 'evacuated', 'evacuation'],
);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 7 })
  .map((words) => `We saw ${words.join(' ')} there.`);
const part: fc.Arbitrary<Part> = fc.record({
  role: fc.constantFrom('heading', 'paragraph', 'paragraph'),
  words: fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(' ')),
});
const edits = fc.array(
  fc.record({
    article: fc.integer({ min: 1, max: 4 }),
    parts: fc.array(part, { maxLength: 3 }),
    isForgotten: fc.boolean(),
  }),
  { maxLength: 8 },
);

test('whatever comes, changes and goes, sentences are found as SQLite would find and rank the stems of what is left', () => {
  fc.assert(
    fc.property(edits, fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), (changes, asked) => {
      const { index, put, forget, textAt } = openLibrary();
      for (const { article, parts, isForgotten } of changes) {
        if (isForgotten) forget(article);
        else put(article, parts);
      }
      const all = [...index.texts()].flat();
      expect(index.size).toBe(all.length);
      const db = new Database(':memory:');
      db.exec(`CREATE VIRTUAL TABLE s USING fts5 (stems, tokenize = 'ascii');`);
      const toTerms = (stems: readonly string[]) => stems.map((stem) => stem.replace(/[.:]/g, '·'));
      const insert = db.prepare('INSERT INTO s (rowid, stems) VALUES (?, ?)');
      for (const [at, { number, wordings }] of all.entries()) {
        expect(wordings[0]).toEqual(stemsOf(textAt(index.placeOf(number)!)).filter(Boolean));
        insert.run(at + 1, toTerms(wordings[0]!).join(' '));
      }
      const stems = stemsOf(asked.join(' ')).filter(Boolean);
      const match = toTerms(stems)
        .map((stem) => `"${stem}"`)
        .join(' OR ');
      const ranked =
        stems.length === 0
          ? []
          : (db.prepare('SELECT rowid, -rank AS rank FROM s WHERE s MATCH ?').all(match) as {
              rowid: number;
              rank: number;
            }[]);
      const expected = ranked
        .sort((x, y) => (Math.abs(y.rank - x.rank) < 1e-12 ? x.rowid - y.rowid : y.rank - x.rank))
        .map(({ rowid }) => all[rowid - 1]!.number);
      const found = [...index.nearest(stems, 1000)].map(({ number }) => number);
      expect(found.toSorted()).toEqual(expected.toSorted());
      // Sums of the same numbers in another order can differ in their last figure.
      const rankOf = new Map(ranked.map(({ rowid, rank }) => [all[rowid - 1]!.number, rank]));
      for (const [at, number] of found.slice(1).entries())
        expect(rankOf.get(found[at]!)).toBeGreaterThan(rankOf.get(number)! - 1e-9);
      db.close();
    }),
    { numRuns: 40 },
  );
});

test('of every sentence it is known which terms of its text are its own', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      let offset = 0;
      const blocks = parts.map(({ role, words }) => {
        const start = offset;
        offset += words.length + 2;
        return { start, end: start + words.length, role, setAside: false };
      });
      const text = parts.map(({ words }) => words).join('\n\n');
      const { terms, sentences } = deriveText({ title: '', text, blocks }, null);
      const all = terms.split(' ').filter(Boolean);
      for (const { start, end, firstTerm, terms: count, stems } of unpackSentences(sentences)) {
        const own = stemsOf(text.slice(start, end)).filter(Boolean);
        const held = all.slice(firstTerm, firstTerm + count).filter((term) => !term.startsWith('ª'));
        expect(held).toEqual(own.map((stem) => stem.replace(/[.:]/g, '·')));
        expect(stems).toBe(own.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('what a box asks for has to stand in one sentence, the ones that say it most first', () => {
  const { index, put, textAt } = openLibrary();
  put(1, [
    { role: 'heading', words: 'A ferry on the lake' },
    paragraph('The ferry sank. The lake is deep. The ferry crossed the lake at 12:30.'),
  ]);
  put(2, [paragraph('A ferry, a ferry, a ferry on a lake. 1.5 million people were evacuated.')]);
  const find = (box: string) => {
    const wanted = toSentenceMatch(readQuery(box), (word, edits) =>
      likeStems(word, edits, index.vocabulary()),
    );
    return wanted && index.matching(wanted, 10).map(textAt);
  };
  const many = 'A ferry, a ferry, a ferry on a lake.';
  const crossing = 'The ferry crossed the lake at 12:30.';
  const moved = '1.5 million people were evacuated.';
  expect(find('ferry lake')).toEqual([many, crossing]);
  expect(find('the lake OR million')).toEqual(expect.arrayContaining(['The lake is deep.', crossing, moved]));
  expect(find('1.5')).toEqual([moved]);
  expect(find('evacu*')).toEqual([moved]);
  expect(find('evacuation')).toEqual([moved]);
  expect(find('12:30')).toEqual([crossing]);
  expect(find('"ferry crossed"')).toEqual([crossing]);
  expect(find('evacuatoin~2')).toEqual([moved]);
  expect(find('harbour')).toEqual([]);
  expect(find('the')).toBeNull();
  expect(index.documentFrequency('1.5')).toBe(1);
  expect(index.documentFrequency('harbour')).toBe(0);
  // Twice more in one sentence, and in a heading: a little too high, and never more than there are sentences.
  expect(index.documentFrequency('ferri')).toBe(5);
  expect(index.find(0)).toBeNull();
  expect(index.placeOf(2 ** 24 + 3)).toBeNull();
});

test('what was worked out of texts that were taken back is forgotten', () => {
  const { store, index, put } = openLibrary();
  put(1, [paragraph('The ferry sank.')]);
  expect([index.size, index.documentFrequency('lake')]).toEqual([1, 0]);
  const before = index.changes;
  expect(() =>
    store.transact(() => {
      put(2, [paragraph('The lake is deep. The lake is cold.')]);
      expect([index.size, index.documentFrequency('lake')]).toEqual([3, 2]);
      throw new Error('taken back');
    }),
  ).toThrow('taken back');
  expect(index.changes).toBeGreaterThan(before);
  expect([index.size, index.documentFrequency('lake')]).toEqual([1, 0]);
  expect([...index.nearest(['lake'], 5)]).toEqual([]);
});
