import { useEffect, useState } from 'react';
import type { Failure, Result } from '../../src/contract/result.ts';
import { whenReadAgain } from '../api.ts';
import {
  arriveInField,
  beginEdit,
  type Clash,
  findClash,
  forgetEdit,
  forgetEdits,
  putInField,
  seeField,
} from './overwriting.ts';
import { createStore, useStore } from './store.ts';

/** After this long without a keystroke what was typed is saved; the promise to editors is one second. */
const pauseBeforeSave = 500;
const pauseBeforeRetry = 3000;
/** A field that waits to be left is saved after so long all the same: a person who went away has left it. */
const longestWait = 60_000;

/** What saves a field besides leaving it: a pause, or nothing. */
export type SavedBy = 'pause' | 'leaving';
/** Trying again does not help against this. */
const final: Failure['code'] = 'invalid-request';
/** What it belongs to is in the bin: it waits until that comes back, and its field with it. */
const waiting: Failure['code'] = 'not-found';

interface Draft {
  readonly value: unknown;
  readonly save: (value: never) => Promise<Result<unknown>>;
}

const drafts = new Map<string, Draft>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const running = new Map<string, Promise<void>>();
/** Drafts of what is in the bin. */
const inTheBin = new Set<string>();
/** Fields that show what was typed although the library was read otherwise: it was saved since, or was refused. */
const ahead = new Map<string, Draft>();
/** Counts up whenever a draft comes or goes, so that fields look again. */
const version = createStore(0);

function schedule(key: string, pause: number) {
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void saveDraft(key), pause),
  );
}

/** Keeps what was typed into a field until it is saved; a newer value takes the place of an older. */
export function changeDraft<T>(
  key: string,
  value: T,
  save: (value: T) => Promise<Result<unknown>>,
  savedBy: SavedBy = 'pause',
): void {
  drafts.set(key, { value, save });
  version.update((count) => count + 1);
  schedule(key, savedBy === 'pause' ? pauseBeforeSave : longestWait);
}

/** Saves a field's draft now, if it has one. Resolves when it was saved, refused, or is due to be tried again. */
export function saveDraft(key: string): Promise<void> {
  const started = running.get(key);
  if (started) return started.then(() => saveDraft(key));
  const draft = drafts.get(key);
  clearTimeout(timers.get(key));
  if (!draft) return Promise.resolve();
  putInField(key, draft.value);
  const run = draft.save(draft.value as never).then((result) => {
    running.delete(key);
    const isNewest = drafts.get(key) === draft;
    if (result.ok || result.error.code === final) {
      if (isNewest) drafts.delete(key);
      ahead.set(key, draft);
      if (result.ok) void whenReadAgain().then(() => catchUp(key, draft));
      version.update((count) => count + 1);
    } else if (isNewest && result.error.code === waiting) {
      inTheBin.add(key);
    } else if (isNewest) {
      schedule(key, pauseBeforeRetry);
    }
  });
  running.set(key, run);
  return run;
}

/** The library has been read since a draft was saved: what it holds now is what counts. */
function catchUp(key: string, draft: Draft): void {
  if (ahead.get(key) !== draft) return;
  ahead.delete(key);
  if (!drafts.has(key)) arriveInField(key);
  version.update((count) => count + 1);
}

/** Something may have come back out of the bin: what was typed for it is saved. */
export function saveReturned(): void {
  const keys = [...inTheBin];
  inTheBin.clear();
  for (const key of keys) void saveDraft(key);
}

const saveDrafts = () => Promise.all([...drafts.keys()].map(saveDraft));

/** Saves everything typed so far, as `saveDraft` does, before something is done that may change the same fields. */
export async function flushDrafts(): Promise<void> {
  await saveDrafts();
  forgetEdits();
}

/** Saves what was typed when the page is closed: the last moment in which it may still send something. */
export function saveDraftsAtTheEnd(): void {
  window.addEventListener('pagehide', () => void saveDrafts());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void saveDrafts();
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

interface DraftOptions<T> {
  readonly savedBy?: SavedBy;
  /** What of a value tells whether the library holds it, where it gives values back in its own form. */
  readonly identify?: (value: T) => unknown;
}

/** One field's draft. */
export interface FieldDraft<T> {
  readonly value: T;
  /** It differs from what the library holds. */
  readonly isChanged: boolean;
  /** Another window changed the same field. */
  readonly clash: Clash<T> | null;
  change(value: T): void;
  leave(): void;
  /** Lets the clash be. */
  forget(): void;
}

/**
 * What an editor types into one field, kept until it is saved: a pause saves it, unless it is to be saved by leaving
 * only; leaving the field saves it, and so does its end; a save that fails is tried again even when the field is
 * gone. `saved` is what the library holds; a change of it from elsewhere shows once nobody is writing in the field.
 * `key` names the field for good.
 */
export function useDraft<T>(
  key: string,
  saved: T,
  save: (value: T) => Promise<Result<unknown>>,
  { savedBy = 'pause', identify = (value) => value }: DraftOptions<T> = {},
): FieldDraft<T> {
  useStore(version);
  const pending = drafts.get(key);
  const [shown, setShown] = useState(pending ? (pending.value as T) : saved);
  const [seen, setSeen] = useState(saved);
  /** From the first key on until the field is left: what stands there under the keys is nobody else's. */
  const [isInUse, setIsInUse] = useState(false);
  const isOther = (value: T) => JSON.stringify(value) !== JSON.stringify(saved);
  const isNew = isOther(seen);
  if (isNew) setSeen(saved);
  // What was saved and taken back before it was read is no change that could be seen.
  if (!pending && !isInUse && isOther(shown) && (isNew || !ahead.has(key))) setShown(saved);
  useEffect(() => {
    // It may have been refused while this was not there.
    if (drafts.has(key)) schedule(key, pauseBeforeSave);
    return () => void saveDraft(key);
  }, [key]);
  const isTyping = pending !== undefined;
  useEffect(() => seeField(key, saved, isTyping), [key, saved, isTyping]);
  return {
    value: shown,
    isChanged: isOther(shown),
    clash: findClash(key, saved, isTyping || isInUse),
    change(value) {
      if (!isTyping) beginEdit(key, saved, identify as (value: unknown) => unknown);
      setIsInUse(true);
      setShown(value);
      changeDraft(key, value, save, savedBy);
    },
    leave() {
      setIsInUse(false);
      // Somebody else's words, which it did not show while it was written in.
      if (!drafts.has(key) && findClash(key, saved, true)) setShown(saved);
      void saveDraft(key);
    },
    forget() {
      forgetEdit(key);
      version.update((count) => count + 1);
    },
  };
}
