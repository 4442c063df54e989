import { createStore, useStore } from './store.ts';

/** Under this name the tab's own storage has it: there after the page was loaded anew, and gone with the window. */
const place = 'kept';

const kept = createStore<ReadonlyMap<string, unknown>>(readStored());
kept.subscribe(store);

function readStored(): ReadonlyMap<string, unknown> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(place) ?? '[]'));
  } catch {
    // Drawn by the host there is no storage.
    return new Map();
  }
}

function store(): void {
  try {
    sessionStorage.setItem(place, JSON.stringify([...kept.get()]));
  } catch {
    // Too much for the storage is still here as long as the page is.
  }
}

/** What was written into this form and neither used nor discarded; undefined: nothing. */
export const findKept = <T>(key: string): T | undefined => kept.get().get(key) as T | undefined;

/** How many forms hold something that was neither used nor discarded. */
export const useKeptForms = (): number => useStore(kept).size;

/** Has the browser ask before the window is closed over such forms. Returns what ends that. */
export function guardKept(): () => void {
  const guard = (event: BeforeUnloadEvent) => {
    if (kept.get().size > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', guard);
  return () => window.removeEventListener('beforeunload', guard);
}

/**
 * What is written into a form that saves nothing by itself, and a way to change it; null, or what is like `empty`,
 * discards it. It outlives the form: what was written is there again when the form is opened the next time. `key` names
 * the form for good; the value must be what JSON can hold.
 */
export function useKept<T>(key: string, empty: T): [value: T, change: (value: T | null) => void] {
  const value = useStore(kept).get(key) as T | undefined;
  const change = (written: T | null) =>
    kept.update((all) => {
      const others = [...all].filter(([name]) => name !== key);
      const isEmpty = written === null || JSON.stringify(written) === JSON.stringify(empty);
      return new Map(isEmpty ? others : [...others, [key, written]]);
    });
  return [value ?? empty, change];
}
