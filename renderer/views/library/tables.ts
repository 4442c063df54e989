import { createStore } from '../../components/store.ts';

/** A table whose columns somebody has to choose before its rows come in. */
export interface WaitingTable {
  readonly id: number;
  readonly file: File;
  /** Where its rows come in beside the library. */
  readonly collectionId: string | null;
}

/** Tables that were dropped or chosen, in their order. */
export const tables = createStore<readonly WaitingTable[]>([]);
let lastId = 0;

/** By its name: CSV, values between tabs, or XLSX. */
export function isTable({ name }: Pick<File, 'name'>): boolean {
  return /\.(?:csv|tsv|tab|xlsx)$/i.test(name);
}

/** Those that wait already, as when a folder is brought in again, wait once. */
export function queueTables(files: readonly File[], collectionId: string | null): void {
  const isWaiting = (file: File) =>
    tables.get().some((other) => isSameFile(other.file, file) && other.collectionId === collectionId);
  const added = files.filter((file) => !isWaiting(file));
  if (added.length === 0) return;
  tables.update((waiting) => [...waiting, ...added.map((file) => ({ id: ++lastId, file, collectionId }))]);
}

/** As far as the browser tells of a file. */
export const isSameFile = (one: File, other: File) =>
  one.name === other.name &&
  one.webkitRelativePath === other.webkitRelativePath &&
  one.size === other.size &&
  one.lastModified === other.lastModified;

/** It was taken in, or is not wanted. */
export function dropTable(id: number): void {
  tables.update((waiting) => waiting.filter((table) => table.id !== id));
}
