import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode, Result } from '../../../src/contract/result.ts';

const browserWindow = new EventTarget();
vi.stubGlobal('window', browserWindow);
vi.stubGlobal('document', new EventTarget());
afterAll(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});
const { changeDraft, flushDrafts, hasDrafts, saveDraft, saveDraftsAtTheEnd } = await import(
  '../../../renderer/components/drafts.ts'
);

const ok: Result<null> = { ok: true, value: null };
const failure = (code: ErrorCode): Result<never> => ({ ok: false, error: { code, message: 'No.' } });

/** A place to save to, which answers one save after the other as it is told to. */
function slowSave() {
  const saved: string[] = [];
  const answers: ((result: Result<null>) => void)[] = [];
  const save = (value: string) => {
    saved.push(value);
    return new Promise<Result<null>>((resolve) => answers.push(resolve));
  };
  return { saved, save, answer: (result: Result<null>) => answers.shift()!(result) };
}

describe('drafts', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    expect(hasDrafts()).toBe(false);
    vi.useRealTimers();
  });

  it('saves only the newest value, within a second of the last keystroke', async () => {
    const { saved, save, answer } = slowSave();
    changeDraft('note', 'w', save);
    await vi.advanceTimersByTimeAsync(400);
    changeDraft('note', 'wet', save);
    await vi.advanceTimersByTimeAsync(400);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(600);
    expect(saved).toEqual(['wet']);
    expect(hasDrafts()).toBe(true);
    answer(ok);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['wet']);
  });

  it('saves at once when the field is left, and not again after the pause', async () => {
    const { saved, save, answer } = slowSave();
    changeDraft('note', 'dry', save);
    const left = saveDraft('note');
    expect(saved).toEqual(['dry']);
    answer(ok);
    await left;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['dry']);
  });

  it('waits for the end of an edit where told to, but not longer than a person is away', async () => {
    const { saved, save, answer } = slowSave();
    changeDraft('statement', 'The quay bur', save, 'leaving');
    await vi.advanceTimersByTimeAsync(20_000);
    changeDraft('statement', 'The quay burned', save, 'leaving');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(saved).toEqual([]);
    const left = saveDraft('statement');
    answer(ok);
    await left;
    changeDraft('statement', 'The quay burned down', save, 'leaving');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved).toEqual(['The quay burned', 'The quay burned down']);
    answer(ok);
    await vi.advanceTimersByTimeAsync(0);
  });

  it('tries again what could not be saved, and keeps it until it is', async () => {
    const { saved, save, answer } = slowSave();
    changeDraft('note', 'storm', save);
    const left = saveDraft('note');
    answer(failure('disk'));
    await left;
    expect(hasDrafts()).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    answer(failure('internal'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(saved).toEqual(['storm', 'storm', 'storm']);
    answer(ok);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toHaveLength(3);
  });

  it('gives up what would be refused every time', async () => {
    const { saved, save, answer } = slowSave();
    changeDraft('note', 'fog', save);
    const left = saveDraft('note');
    answer(failure('invalid-request'));
    await left;
    expect(hasDrafts()).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['fog']);
  });

  it('keeps what belongs to something in the bin, and tries it again when it is asked to', async () => {
    const { saved, save, answer } = slowSave();
    changeDraft('note', 'fog', save);
    const left = saveDraft('note');
    answer(failure('not-found'));
    await left;
    await vi.advanceTimersByTimeAsync(10_000);
    expect([hasDrafts(), saved]).toEqual([true, ['fog']]);
    const restored = saveDraft('note');
    answer(ok);
    await restored;
    expect([hasDrafts(), saved]).toEqual([false, ['fog', 'fog']]);
  });

  it('saves what was typed during a save after it, never beside it', async () => {
    const { saved, save, answer } = slowSave();
    changeDraft('note', 'one', save);
    void saveDraft('note');
    changeDraft('note', 'two', save);
    const all = flushDrafts();
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved).toEqual(['one']);
    answer(ok);
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['one', 'two']);
    answer(ok);
    await all;
    expect(hasDrafts()).toBe(false);
  });

  it('does not let an older failure bring back an older value', async () => {
    const { saved, save, answer } = slowSave();
    changeDraft('note', 'old', save);
    void saveDraft('note');
    changeDraft('note', 'new', save);
    answer(failure('disk'));
    await vi.advanceTimersByTimeAsync(500);
    answer(ok);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['old', 'new']);
  });

  it('saves every field when the page is closed', async () => {
    saveDraftsAtTheEnd();
    const [note, tags] = [slowSave(), slowSave()];
    changeDraft('note', 'rain', note.save);
    changeDraft('tags', 'roof', tags.save);
    browserWindow.dispatchEvent(new Event('pagehide'));
    expect([note.saved, tags.saved]).toEqual([['rain'], ['roof']]);
    note.answer(ok);
    tags.answer(ok);
    await vi.advanceTimersByTimeAsync(0);
  });
});
