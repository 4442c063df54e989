import { createStore, useStore } from './store.ts';

const kept = createStore<ReadonlyMap<string, unknown>>(new Map());

/** True while something that was written into this form was neither used nor discarded. */
export const isKept = (key: string): boolean => kept.get().has(key);

/**
 * What is written into a form that saves nothing by itself, and a way to change it; null discards it. It outlives the
 * form: what was written is there again when the form is opened the next time. `key` names the form for good.
 */
export function useKept<T>(key: string, empty: T): [value: T, change: (value: T | null) => void] {
  const value = useStore(kept).get(key) as T | undefined;
  const change = (written: T | null) =>
    kept.update((all) => {
      const others = [...all].filter(([name]) => name !== key);
      return new Map(written === null ? others : [...others, [key, written]]);
    });
  return [value ?? empty, change];
}
