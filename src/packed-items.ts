import { deserialize, serialize } from 'node:v8';
import type { PreparedItem } from './derive-text.ts';

/** What a parser found, as the bytes in which it goes to the core: the host between them takes nothing of it apart. */
export const packItems = (items: readonly PreparedItem[]): Uint8Array => serialize(items);

/** The other way; only for what a parser of ours packed. */
export const openItems = (packed: Uint8Array): readonly PreparedItem[] => deserialize(packed);
