import { useState } from 'react';
import type { Failure, Result } from '../../src/contract/result.ts';
import { createStore, useStore } from './store.ts';

/** After this long without a keystroke what was typed is saved; the promise to editors is one second. */
const pauseBeforeSave = 500;
const pauseBeforeRetry = 3000;
/** Trying again does not help against these. */
const final: readonly Failure['code'][] = ['invalid-request', 'not-found'];

interface Draft {
  readonly value: unknown;
  readonly save: (value: never) => Promise<Result<unknown>>;
}

const drafts = new Map<string, Draft>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const running = new Map<string, Promise<void>>();
/** Counts up whenever a draft comes or goes, so that fields look again. */
const version = createStore(0);

function schedule(key: string, pause: number) {
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void saveDraft(key), pause),
  );
}

/** Keeps what was typed into a field, and saves it after a pause; a newer value takes the place of an older. */
export function changeDraft<T>(key: string, value: T, save: (value: T) => Promise<Result<unknown>>): void {
  drafts.set(key, { value, save });
  version.update((count) => count + 1);
  schedule(key, pauseBeforeSave);
}

/** Saves a field's draft now, if it has one. Resolves when it was saved, refused, or is due to be tried again. */
export function saveDraft(key: string): Promise<void> {
  const started = running.get(key);
  if (started) return started.then(() => saveDraft(key));
  const draft = drafts.get(key);
  clearTimeout(timers.get(key));
  if (!draft) return Promise.resolve();
  const run = draft.save(draft.value as never).then((result) => {
    running.delete(key);
    const isNewest = drafts.get(key) === draft;
    if (result.ok || final.includes(result.error.code)) {
      if (isNewest) drafts.delete(key);
      version.update((count) => count + 1);
    } else if (isNewest) {
      schedule(key, pauseBeforeRetry);
    }
  });
  running.set(key, run);
  return run;
}

/** Saves everything typed so far, as `saveDraft` does. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...drafts.keys()].map(saveDraft));
}

/** Saves what was typed when the page is closed: the last moment in which it may still send something. */
export function saveDraftsAtTheEnd(): void {
  window.addEventListener('pagehide', () => void flushDrafts());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flushDrafts();
  });
}

/** True while something that was typed is not in the library yet. */
export function hasDrafts(): boolean {
  return drafts.size > 0;
}

/** `hasDrafts`, kept up to date. */
export function useHasDrafts(): boolean {
  useStore(version);
  return hasDrafts();
}

/**
 * What an editor types into one field, kept until it is saved: a pause saves it, leaving the field saves it,
 * and a save that fails is tried again even when the field is gone. `saved` is what the library holds; a
 * change of it from elsewhere shows unless something newer was typed. `key` names the field for good.
 */
export function useDraft<T>(
  key: string,
  saved: T,
  save: (value: T) => Promise<Result<unknown>>,
): { value: T; change(value: T): void; leave(): void } {
  useStore(version);
  const pending = drafts.get(key);
  const [shown, setShown] = useState(pending ? (pending.value as T) : saved);
  const [seen, setSeen] = useState(saved);
  if (JSON.stringify(saved) !== JSON.stringify(seen)) {
    setSeen(saved);
    if (!pending) setShown(saved);
  }
  return {
    value: shown,
    change(value) {
      setShown(value);
      changeDraft(key, value, save);
    },
    leave: () => void saveDraft(key),
  };
}
