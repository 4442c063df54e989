import type { TagView } from '../../../src/contract/views.ts';

/** Tags with those below them right behind them, each with how deep it stands. Tags of one level keep their order. */
export function listTree(
  tags: readonly TagView[],
  parentId: string | null = null,
  depth = 0,
): { readonly tag: TagView; readonly depth: number }[] {
  return tags
    .filter((tag) => tag.parentId === parentId)
    .flatMap((tag) => [{ tag, depth }, ...listTree(tags, tag.id, depth + 1)]);
}

/** The ids of all tags below one, and its own: it cannot stand below them. */
export function findBelow(tags: readonly TagView[], id: string): ReadonlySet<string> {
  return new Set([id, ...listTree(tags, id).map(({ tag }) => tag.id)]);
}
