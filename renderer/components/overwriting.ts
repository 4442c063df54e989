/**
 * Another window of the same library can change a field while this one does. The later change holds; this tells the
 * earlier one's person, to whom it happened unseen. It needs no more than what this window knows: whatever comes to
 * stand in a field, and was neither found there nor put there by this window, is somebody else's.
 */
interface Edit {
  /** As JSON. */
  readonly known: Set<string>;
  /** What this window put there last. */
  put: { readonly value: unknown } | null;
  /** Somebody else's words that were shown while this window's were being typed. */
  shown: unknown;
}

/** By the field's key. */
const edits = new Map<string, Edit>();

/** replaced: this window's words, which are gone from the field. meanwhile: another's, which this window's will replace. */
export interface Clash<T> {
  readonly kind: 'replaced' | 'meanwhile';
  readonly words: T;
}

/** Somebody begins to change a field in which `found` stands. */
export function beginEdit(key: string, found: unknown): void {
  if (findClash(key, found, false) || !edits.has(key))
    edits.set(key, { known: new Set(), put: null, shown: found });
  edits.get(key)!.known.add(JSON.stringify(found));
}

/** A value is sent to the library, over what was shown. */
export function putInField(key: string, value: unknown): void {
  const edit = edits.get(key);
  if (!edit) return;
  edit.known.add(JSON.stringify(edit.shown)).add(JSON.stringify(value));
  edit.put = { value };
}

/** The person sees what stands in the field: itself or, while something is being typed, beside it. */
export function seeField(key: string, saved: unknown, isTyping: boolean): void {
  const edit = edits.get(key);
  if (!edit) return;
  // This window's words have arrived: what stood there before them would be a change, too.
  if (!isTyping && edit.put && JSON.stringify(edit.put.value) === JSON.stringify(saved)) {
    edit.known.clear();
    edit.known.add(JSON.stringify(saved));
  } else edit.shown = saved;
}

/** How another window got in the way, where `saved` stands in the field now; null: it did not. */
export function findClash<T>(key: string, saved: T, isTyping: boolean): Clash<T> | null {
  const edit = edits.get(key);
  if (!edit || edit.known.has(JSON.stringify(saved))) return null;
  if (isTyping) return { kind: 'meanwhile', words: saved };
  return edit.put && { kind: 'replaced', words: edit.put.value as T };
}

/** The person has seen it. */
export function forgetEdit(key: string): void {
  edits.delete(key);
}

/** What this window does next may change any field. */
export function forgetEdits(): void {
  edits.clear();
}
