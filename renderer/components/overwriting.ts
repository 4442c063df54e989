/**
 * Another window of the same library can change a field while this one does. The later change holds; this tells the
 * earlier one's person, to whom it happened unseen. It needs no more than what this window knows: whatever comes to
 * stand in a field, and was neither found there nor put there by this window, is somebody else's.
 */
interface Edit {
  /** What of a value tells whether two are the same: the library may give a number or a name back in its own form. */
  readonly identify: (value: unknown) => unknown;
  /** As JSON of what identifies them. */
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

const idOf = ({ identify }: Edit, value: unknown) => JSON.stringify(identify(value));

/** Somebody begins to change a field in which `found` stands. */
export function beginEdit(
  key: string,
  found: unknown,
  identify: (value: unknown) => unknown = (value) => value,
): void {
  if (findClash(key, found, false) || !edits.has(key))
    edits.set(key, { identify, known: new Set(), put: null, shown: found });
  const edit = edits.get(key)!;
  edit.known.add(idOf(edit, found));
}

/** A value is sent to the library, over what was shown. */
export function putInField(key: string, value: unknown): void {
  const edit = edits.get(key);
  if (!edit) return;
  edit.known.add(idOf(edit, edit.shown)).add(idOf(edit, value));
  edit.put = { value };
}

/** The person sees what stands in the field: itself or, while something is being typed, beside it. */
export function seeField(key: string, saved: unknown, isTyping: boolean): void {
  const edit = edits.get(key);
  if (!edit) return;
  if (!isTyping && edit.put && idOf(edit, edit.put.value) === idOf(edit, saved)) arriveInField(key);
  else edit.shown = saved;
}

/** What this window put there has arrived: what stood there before it would be a change, too. */
export function arriveInField(key: string): void {
  const edit = edits.get(key);
  if (!edit?.put) return;
  edit.known.clear();
  edit.known.add(idOf(edit, edit.put.value));
}

/** How another window got in the way, where `saved` stands in the field now; null: it did not. */
export function findClash<T>(key: string, saved: T, isTyping: boolean): Clash<T> | null {
  const edit = edits.get(key);
  if (!edit || edit.known.has(idOf(edit, saved))) return null;
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
