import type { ReactNode } from 'react';
import styles from './article-table.module.css';
import { hasHead, listCells } from './block-groups.ts';
import type { Span } from './sentences.ts';

interface Props {
  readonly text: string;
  readonly rows: readonly Span[];
  /** What stands in a cell; without it, its words as one text. */
  readonly drawCell?: (cell: Span) => ReactNode;
}

/** Rows of an article as a table, in columns that all of them share. */
export function ArticleTable({ text, rows, drawCell }: Props) {
  const isHead = hasHead(text, rows);
  return (
    <table className={styles.table}>
      <tbody>
        {rows.map((row, index) => {
          const Cell = isHead && index === 0 ? 'th' : 'td';
          return (
            <tr key={row.start}>
              {listCells(text, row).map((cell) => (
                <Cell key={cell.start} data-start={cell.start} dir="auto">
                  {drawCell ? drawCell(cell) : text.slice(cell.start, cell.end)}
                </Cell>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
