import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const library = {
  id: '019a0000-0000-7000-8000-000000000001',
  name: 'Test',
  createdAt: '2026-01-01T00:00:00.000Z',
};
const editorId = '019a0000-0000-7000-8000-0000000000ed';

function openTestStore() {
  let count = 0;
  const newId = () => `019a0000-0000-7000-9000-${(++count).toString(16).padStart(12, '0')}`;
  const store = openStore(join(temporaryFolder(), 'test.claimbench'), library);
  store.transact(() => store.records.insert('editor', { id: editorId, name: 'Ada', colour: null }));
  const act = (label: string) => ({
    id: newId(),
    label,
    origin: 'here',
    editorId,
    at: '2026-01-02T00:00:00.000Z',
  });
  return { store, newId, act };
}

const everything = ({ records }: ReturnType<typeof openTestStore>['store']) => [
  records.list('tag'),
  records.list('tag', {}, 'binned'),
  records.list('collection'),
];

type Step = { kind: 'create' | 'rename' | 'bin' | 'restore' | 'undo' | 'redo'; which: number; name: string };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('create', 'rename', 'bin', 'restore', 'undo', 'redo'),
    which: fc.nat(5),
    name: fc.string({ minLength: 1 }),
  }),
  { maxLength: 25 },
);

test('undo and redo walk through the states as they were, whatever was done', () => {
  const { store, newId, act } = openTestStore();
  fc.assert(
    fc.property(steps, (list) => {
      const origin = newId();
      const own = (label: string) => ({ ...act(label), origin });
      const ids: string[] = [];
      const past: unknown[] = [everything(store)];
      let future: unknown[] = [];
      for (const step of list) {
        if (step.kind === 'undo' || step.kind === 'redo') {
          const target = store.acts.next(origin)[step.kind];
          expect(target !== null).toBe(step.kind === 'undo' ? past.length > 1 : future.length > 0);
          if (!target) continue;
          store.acts[step.kind](target, own(target.label));
          if (step.kind === 'undo') future.push(past.pop());
          else past.push(future.pop());
          expect(everything(store)).toEqual(past.at(-1));
          continue;
        }
        const before = everything(store);
        const id = ids[step.which];
        const live = store.records.list('tag').some((tag) => tag.id === id);
        const binned = store.records.list('tag', {}, 'binned').some((tag) => tag.id === id);
        store.acts.record(own(step.kind), (recorder) => {
          if (step.kind === 'create') {
            const created = newId();
            ids.push(created);
            recorder.create('tag', {
              id: created,
              name: step.name,
              colour: null,
              description: '',
              parentId: null,
            });
            recorder.create('collection', { id: newId(), name: step.name, note: '' });
          } else if (step.kind === 'rename' && live) recorder.update('tag', id!, { name: step.name });
          else if (step.kind === 'bin' && live) recorder.setPresence('tag', id!, 'binned');
          else if (step.kind === 'restore' && binned) recorder.setPresence('tag', id!, 'live');
        });
        // An act that changed nothing is no step of undo.
        if (JSON.stringify(everything(store)) === JSON.stringify(before)) continue;
        past.push(everything(store));
        future = [];
      }
    }),
    { numRuns: 60 },
  );
  store.close();
});

test('every change stands on record with its origin, sequence, author and values', () => {
  const { store, newId, act } = openTestStore();
  const id = newId();
  store.acts.record(act('Add tag'), (recorder) =>
    recorder.create('tag', { id, name: 'water', colour: null, description: '', parentId: null }),
  );
  store.acts.record(act('Rename tag'), (recorder) => recorder.update('tag', id, { name: 'floods' }));
  const target = store.acts.next('here').undo!;
  const undone = store.acts.undo(target, act(target.label));
  expect(undone).toEqual([{ noun: 'tag', recordId: id, field: 'name' }]);
  expect(store.records.find('tag', id)?.record.name).toBe('water');
  expect(store.acts.lastSequence('here')).toBe(3);
  expect(store.acts.lastSequence('elsewhere')).toBe(0);
  store.close();
});

test('a transaction that fails leaves neither record nor change', () => {
  const { store, newId, act } = openTestStore();
  expect(() =>
    store.acts.record(act('Add tag'), (recorder) => {
      recorder.create('tag', { id: newId(), name: 'water', colour: null, description: '', parentId: null });
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(store.records.list('tag')).toEqual([]);
  expect(store.acts.next('here')).toEqual({ undo: null, redo: null });
  store.close();
});

test('what was undone before something new was done is given up for good', () => {
  const { store, newId, act } = openTestStore();
  const createTag = (name: string) =>
    store.acts.record(act(name), (recorder) =>
      recorder.create('tag', { id: newId(), name, colour: null, description: '', parentId: null }),
    );
  const turn = (kind: 'undo' | 'redo') => {
    const target = store.acts.next('here')[kind]!;
    store.acts[kind](target, act(target.label));
  };
  createTag('first');
  turn('undo');
  createTag('second');
  turn('undo');
  expect(store.acts.next('here')).toMatchObject({ undo: null, redo: { label: 'second' } });
  turn('redo');
  expect(store.acts.next('here')).toMatchObject({ undo: { label: 'second' }, redo: null });
  store.close();
});

test('acts are listed in the order in which they were done, whatever the clock said', () => {
  const { store, newId, act } = openTestStore();
  const id = newId();
  const at = (time: string) => ({ ...act(time), at: time });
  store.acts.record(at('2026-05-01T00:00:00.000Z'), (recorder) =>
    recorder.create('tag', { id, name: 'water', colour: null, description: '', parentId: null }),
  );
  store.acts.record(at('2025-05-01T00:00:00.000Z'), (recorder) =>
    recorder.update('tag', id, { name: 'rain' }),
  );
  const inOrder = ['2025-05-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z'];
  expect(store.acts.list(5).map(({ label }) => label)).toEqual(inOrder);
  expect(store.acts.changesOf([id]).map(({ at: time }) => time)).toEqual(inOrder);
  store.close();
});
