import { expect, test, vi } from 'vitest';
import { DomainError } from '../src/contract/domain-error.ts';
import type { LibraryEvent } from '../src/contract/events.ts';
import type { Service } from '../src/contract/operations.ts';
import { createDispatch } from '../src/dispatch.ts';
import { english } from '../src/words/languages.ts';
import { saying } from '../src/words/saying.ts';

/** A gate before a service of which only a few operations are ever asked. */
function openGate(service: Partial<Service>) {
  const events: LibraryEvent[] = [];
  const logged: string[] = [];
  const dispatch = createDispatch(service as Service, {
    explainError: (error) =>
      error === 'full' ? new DomainError('disk', saying('library.full', { name: 'a.claimbench' })) : error,
    language: () => english,
    emit: (event) => events.push(event),
    log: (text) => logged.push(text),
  });
  return { dispatch, events, logged };
}

test('a defect is logged under an id and answered with that id, never with what went wrong inside', async () => {
  const { dispatch, events, logged } = openGate({
    'act.undo': () => {
      throw new Error('secret path /home/ada');
    },
  });
  const result = await dispatch('act.undo', {});
  if (result.ok) throw new Error('must fail');
  expect(result.error.code).toBe('internal');
  expect(result.error.message).not.toContain('secret');
  const id = /\(([\w-]{36})\)/.exec(result.error.message)![1]!;
  expect(logged).toEqual([expect.stringMatching(new RegExp(`${id}: Error: secret path`))]);
  expect(events).toEqual([]);
});

test('what the store reports reaches the person in their words', async () => {
  const { dispatch, logged } = openGate({
    'act.undo': () => {
      throw 'full';
    },
  });
  expect(await dispatch('act.undo', {})).toEqual({
    ok: false,
    error: {
      code: 'disk',
      message: 'The disk is full, so nothing was written to “a.claimbench”. Free some space and try again.',
    },
  });
  expect(logged).toEqual([]);
});

test('a command that was done tells every window; a query does not', async () => {
  const { dispatch, events } = openGate({ 'act.undo': () => ({ label: 'Add tag' }), 'bin.list': () => [] });
  await dispatch('bin.list', {});
  expect(events).toEqual([]);
  expect(await dispatch('act.undo', {})).toEqual({ ok: true, value: { label: 'Add tag' } });
  expect(events).toEqual([{ type: 'changed' }]);
});

test('between two steps of a job other requests get their turn, a cancel among them', async () => {
  const { dispatch, events } = openGate({
    'bin.list': () => [],
    async *'link.crossReference'() {
      let steps = 0;
      while (!(yield { done: steps, total: 1000, current: null })) steps++;
      return { claims: steps, openSuggestions: 0 };
    },
  });
  const started = await dispatch('link.crossReference', {});
  if (!started.ok) throw new Error('must start');
  const { jobId } = started.value as { jobId: string };
  for (let n = 0; n < 5; n++) {
    expect(await dispatch('bin.list', {})).toEqual({ ok: true, value: [] });
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(events.filter(({ type }) => type === 'jobFinished')).toEqual([]);
  await dispatch('job.cancel', { jobId });
  await expect
    .poll(() => events.at(-1))
    .toMatchObject({ type: 'jobFinished', jobId, name: 'link.crossReference', result: { ok: true } });
});

test('while a job runs, windows whose questions take long are told of changes less often', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    /** When windows are told, in seconds, while they ask each time for what takes so long. */
    const tellings = async (answer: number) => {
      const told: number[] = [];
      let began = 0;
      const { dispatch, events } = openGate({
        'bin.list': () => {
          vi.advanceTimersByTime(answer);
          return [];
        },
        async *'link.crossReference'() {
          for (let done = 0; done < 100; done++) {
            vi.advanceTimersByTime(500);
            yield { done, total: 100, current: null };
            if (events.splice(0).every(({ type }) => type !== 'changed')) continue;
            told.push((performance.now() - began) / 1000);
            await dispatch('bin.list', {});
          }
          return { claims: 0, openSuggestions: 0 };
        },
      });
      // What was asked before says nothing of what a change costs.
      await dispatch('bin.list', {});
      began = performance.now();
      await dispatch('link.crossReference', {});
      await expect.poll(() => events.at(-1)?.type).toBe('jobFinished');
      return told.slice(0, 4);
    };
    expect(await tellings(0)).toEqual([1, 2, 3, 4]);
    expect(await tellings(2000)).toEqual([1, 9, 17, 25]);
  } finally {
    vi.useRealTimers();
  }
});
