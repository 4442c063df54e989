import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createContext } from '../../src/service/context.ts';
import { createFinding } from '../../src/service/finding.ts';
import { createSentenceIndex } from '../../src/service/sentence-index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { english } from '../../src/words/languages.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const createdAt = '2026-01-01T00:00:00.000Z';
const toId = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

function openFinding(store: Store) {
  let number = 0;
  const context = createContext({
    store,
    origin: toId(0),
    editorName: 'Ada',
    fileName: 'test.claimbench',
    isSample: false,
    newId: () => toId(++number),
    now: () => createdAt,
    uploads: {} as never,
    takeTarget: () => '',
    stopParsing: () => {},
    settings: { read: () => ({}) as never, write: () => {} },
    language: () => english,
  });
  const finding = createFinding(context, createSentenceIndex(context));
  finding.fill();
  return finding;
}

const newStore = () =>
  openStore(join(temporaryFolder(), 'test.claimbench'), { id: toId(0), name: 'Test', createdAt });

const check = (number: number, text: string, publishedAt: string | null = null) => ({
  id: toId(1000 + number),
  text,
  rating: 'false',
  publisher: null,
  publishedAt,
  address: null,
});

const changed = (id: string) => [
  { noun: 'earlierCheck', recordId: id, field: null } as Parameters<
    ReturnType<typeof createFinding>['refreshAfter']
  >[0][number],
];

test('earlier checks come into the index with the act that brings them, and leave it with the one that bins them', () => {
  const store = newStore();
  const finding = openFinding(store);
  const ferry = check(1, 'The ferry to Norvik sank with 40 people on board.');
  store.records.insert('earlierCheck', ferry);
  finding.refreshAfter(changed(ferry.id));
  const [found] = finding.findChecks({ text: 'Did a ferry sink off Norvik?' }, 5);
  expect(found).toMatchObject({ kind: 'earlierCheck', id: ferry.id, text: ferry.text });
  expect(found!.shared.map(({ start, end }) => ferry.text.slice(start, end))).toEqual([
    'ferry',
    'Norvik',
    'sank',
  ]);
  store.records.setPresence('earlierCheck', ferry.id, 'binned');
  finding.refreshAfter(changed(ferry.id));
  expect(finding.findChecks({ text: 'Did a ferry sink off Norvik?' }, 5)).toEqual([]);
  store.close();
});

test('what another version of the program indexed, or none, is indexed anew when the library is opened', () => {
  const store = newStore();
  openFinding(store);
  const ferry = check(1, 'The ferry to Norvik sank.');
  store.records.insert('earlierCheck', ferry);
  expect(openFinding(store).findChecks({ text: 'Norvik ferry' }, 5)).toEqual([]);
  store.stems.noteDerivation('stems', 0, 0);
  expect(openFinding(store).findChecks({ text: 'Norvik ferry' }, 5)).toMatchObject([{ id: ferry.id }]);
  store.close();
});

test('words of which none says anything are looked for as they stand, and no words find nothing', () => {
  const store = newStore();
  for (const [number, text] of ['It is what it is.', 'What is it?', 'The ferry sank.'].entries())
    store.records.insert('earlierCheck', check(number, text));
  const finding = openFinding(store);
  expect(finding.findChecks({ text: 'it is what it is' }, 5).map(({ text }) => text)).toEqual([
    'It is what it is.',
  ]);
  expect(finding.findChecks({ text: '' }, 5)).toEqual([]);
  expect(finding.findSentences({ text: 'it is what it is' }, 5)).toEqual([]);
  expect(finding.findSentences({ text: ' ' }, 5)).toEqual([]);
  store.close();
});

test('the check that lies nearer in time comes first where nothing else tells them apart', () => {
  const store = newStore();
  const wording = 'The harbour of Lindhaven is closed.';
  store.records.insert('earlierCheck', check(1, wording, '2019-05-01'));
  store.records.insert('earlierCheck', check(2, wording, '2026-03-02'));
  const finding = openFinding(store);
  const asked = { text: 'Lindhaven harbour closed', date: '2026-03-01' };
  expect(finding.findChecks(asked, 1)).toMatchObject([{ id: toId(1002) }]);
  expect(
    finding.findChecks({ ...asked, usesDates: false }, 1)[0]!.features.map(({ name }) => name),
  ).not.toContain('dateCloseness');
  store.close();
});

test('an alias of the library widens what is looked for', () => {
  const store = newStore();
  store.records.insert('alias', { id: toId(900), name: 'NHA', standsFor: 'Norvik Harbour Authority' });
  store.records.insert('earlierCheck', check(1, 'The NHA sold two ferries.'));
  const finding = openFinding(store);
  expect(finding.findChecks({ text: 'Norvik Harbour Authority sells ships' }, 1)).toMatchObject([
    { id: toId(1001) },
  ]);
  store.close();
});

test('a library of enough texts learns where its stems lie, once, and again when it has grown', () => {
  const store = newStore();
  const finding = openFinding(store);
  const steps = () => [...finding.train()].length;
  expect(steps()).toBe(0);
  const add = (from: number, to: number) => {
    for (let number = from; number < to; number++) {
      const made = check(
        number,
        `Ferry number ${number % 40} to port ${number % 30} carried ${number % 50} people.`,
      );
      store.records.insert('earlierCheck', made);
      finding.refreshAfter(changed(made.id));
    }
  };
  add(0, 320);
  expect(steps()).toBeGreaterThan(0);
  expect(store.stems.vectors().size).toBeGreaterThan(20);
  expect(steps()).toBe(0);
  add(320, 400);
  expect(steps()).toBe(0);
  add(400, 500);
  expect(steps()).toBeGreaterThan(0);
  expect(store.stems.derivation('embedding')).toMatchObject({ texts: 500 });
  store.close();
});
