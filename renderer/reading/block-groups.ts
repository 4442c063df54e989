import type { Block } from '../../src/contract/model.ts';
import type { Span } from './sentences.ts';

/** Blocks that are shown as one thing. */
export interface BlockGroup<T> {
  readonly kind: 'set-aside' | 'list' | 'table' | 'single';
  readonly blocks: readonly T[];
}

/** Neighbouring list items form a list, neighbouring rows a table; neighbouring set-aside blocks fold into one. */
export function groupBlocks<T extends Pick<Block, 'role' | 'setAside'>>(
  blocks: readonly T[],
): BlockGroup<T>[] {
  const groups: { kind: BlockGroup<T>['kind']; blocks: T[] }[] = [];
  for (const block of blocks) {
    const kind = kindOf(block);
    const last = groups.at(-1);
    if (last && last.kind === kind && kind !== 'single') last.blocks.push(block);
    else groups.push({ kind, blocks: [block] });
  }
  return groups;
}

function kindOf({ role, setAside }: Pick<Block, 'role' | 'setAside'>): BlockGroup<unknown>['kind'] {
  if (setAside) return 'set-aside';
  if (role === 'list-item') return 'list';
  return role === 'table-row' ? 'table' : 'single';
}

/** The cells of a row, which tabs part in the text. */
export function listCells(text: string, { start, end }: Span): Span[] {
  let at = start;
  return text
    .slice(start, end)
    .split('\t')
    .map((cell) => {
      const span = { start: at, end: at + cell.length };
      at = span.end + 1;
      return span;
    });
}

/** Whether the first of a table's rows names its columns: the text does not say it, but only then it has no figures. */
export const hasHead = (text: string, rows: readonly Span[]) =>
  rows.length > 1 && !/\p{Nd}/u.test(text.slice(rows[0]!.start, rows[0]!.end));
