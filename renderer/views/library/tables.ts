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

/** By its name: CSV, TSV or XLSX. */
export function isTable({ name }: Pick<File, 'name'>): boolean {
  return /\.(?:csv|tsv|xlsx)$/i.test(name);
}

export function queueTables(files: readonly File[], collectionId: string | null): void {
  if (files.length === 0) return;
  tables.update((waiting) => [...waiting, ...files.map((file) => ({ id: ++lastId, file, collectionId }))]);
}

/** It was taken in, or is not wanted. */
export function dropTable(id: number): void {
  tables.update((waiting) => waiting.filter((table) => table.id !== id));
}
