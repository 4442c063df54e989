import { memo } from 'react';
import type { PointRow, SourceColumn } from '../../../src/contract/matrix.ts';
import type { TagView } from '../../../src/contract/views.ts';
import { StaleBadge } from '../../components/relation.tsx';
import { TagChip } from '../../components/tag-chip.tsx';
import { say } from '../../words/index.ts';
import type { StaleIndex } from '../link/stale.ts';
import cells from './cells.module.css';
import { Cell } from './point-cell.tsx';
import styles from './point-row.module.css';
import { describeSources, describeStatuses, describeSuggested } from './points.ts';
import { countTitleLines } from './row-heights.ts';
import type { Drawn } from './window.ts';

/** What can be done with a row. */
export interface RowActs {
  readonly open: (pointId: string) => void;
  readonly showVoices: (pointId: string) => void;
  readonly select: (pointId: string) => void;
  readonly startRename: (pointId: string) => void;
  /** Null: the title stays. */
  readonly finishRename: (pointId: string, title: string | null) => void;
}

interface Props {
  readonly row: PointRow;
  readonly index: number;
  /** Pixels. */
  readonly height: number;
  readonly sources: readonly SourceColumn[];
  /** Which of the sources are drawn. */
  readonly columns: readonly Drawn[];
  /** Pixels. */
  readonly columnWidth: number;
  readonly tags: ReadonlyMap<string, TagView>;
  readonly stale: StaleIndex;
  /** The one that Tab leads to, 0 being the point itself; null: it is in another row. */
  readonly currentColumn: number | null;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isRenaming: boolean;
  readonly acts: RowActs;
}

/** One point and what those sources say of it that are drawn. */
export const Row = memo(function Row(props: Props) {
  const { row, index, height, sources, columns, stale, currentColumn, isOpen, isSelected, acts } = props;
  const { columnWidth } = props;
  const { point, cells, elsewhere } = row;
  return (
    <tr
      data-point={point.id}
      aria-current={isOpen ? 'true' : undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={styles.row}
      style={{ height }}
      onClick={(event) => {
        const isOnControl = (event.target as Element).closest('a, input, button');
        if (!isOnControl) acts.open(point.id);
      }}
    >
      <Head
        row={row}
        tags={props.tags}
        stale={stale}
        isCurrent={currentColumn === 0}
        isSelected={isSelected}
        isRenaming={props.isRenaming}
        acts={acts}
      />
      {columns.map(({ index: column }, at) =>
        column === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: gaps have nothing but their place
          <td key={`gap ${at}`} aria-hidden className={styles.gap} />
        ) : (
          <Cell
            key={sources[column]!.id}
            source={sources[column]!}
            column={column}
            columnWidth={columnWidth}
            cell={cells.find(({ sourceId }) => sourceId === sources[column]!.id) ?? null}
            elsewhere={elsewhere.find(({ sourceId }) => sourceId === sources[column]!.id)?.title ?? null}
            isCurrent={currentColumn === column + 1}
            stale={stale}
          />
        ),
      )}
    </tr>
  );
});

interface HeadProps extends Pick<Props, 'row' | 'tags' | 'stale' | 'isSelected' | 'isRenaming' | 'acts'> {
  readonly isCurrent: boolean;
}

/** The point itself; it stays as it is while columns come and go. */
const Head = memo(function Head({ row, tags, stale, isCurrent, isSelected, isRenaming, acts }: HeadProps) {
  const { point } = row;
  const alarms = stale.ofPoint(point.id);
  const suggested = describeSuggested(row);
  const own = row.tagIds.map((id) => tags.get(id)).filter((tag) => tag !== undefined);
  return (
    <th scope="row" aria-colindex={1} tabIndex={isCurrent ? 0 : -1} className={styles.point}>
      <div className={styles.head}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={say('compare.select', { title: point.title })}
          checked={isSelected}
          onChange={() => acts.select(point.id)}
        />
        {isRenaming ? (
          <Rename
            title={point.isTitled ? point.title : ''}
            onDone={(title) => acts.finishRename(point.id, title)}
          />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same by keyboard
          <span
            className={`${cells.fewLines} ${styles.title}`}
            data-titled={point.isTitled}
            style={{ WebkitLineClamp: countTitleLines(point.title) }}
            title={say('compare.howToRename')}
            onDoubleClick={() => acts.startRename(point.id)}
          >
            {point.title}
          </span>
        )}
      </div>
      <span className={`${cells.small} ${cells.oneLine} ${styles.meta}`}>
        {row.articles > 1 ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.sources}
            title={say('compare.whichOfThemCount')}
            onClick={() => acts.showVoices(point.id)}
          >
            {describeSources(row)}
          </button>
        ) : (
          describeSources(row)
        )}
      </span>
      {suggested !== '' && (
        <span className={`${cells.small} ${cells.oneLine} ${styles.meta}`}>{suggested}</span>
      )}
      {row.statuses.length > 0 && (
        <span className={`${cells.small} ${cells.oneLine} ${styles.meta}`}>
          {describeStatuses(row.statuses)}
        </span>
      )}
      {alarms.length > 0 && (
        <span className={styles.alarm} title={alarms.map(({ sentence }) => sentence).join('\n')}>
          <StaleBadge alarms={alarms} />
        </span>
      )}
      {own.length > 0 && (
        <span className={styles.tags}>
          {own.map(({ id, name, colour }) => (
            <TagChip key={id} name={name} colour={colour} />
          ))}
        </span>
      )}
    </th>
  );
});

interface RenameProps {
  readonly title: string;
  readonly onDone: (title: string | null) => void;
}

function Rename({ title, onDone }: RenameProps) {
  const finish = (input: HTMLInputElement, isKept: boolean) => {
    // The row is drawn anew without the field: the focus goes back to its cell first.
    input.closest('th')?.focus();
    onDone(isKept && input.value.trim() !== title ? input.value.trim() : null);
  };
  return (
    <input
      aria-label={say('compare.titleOfThePoint')}
      className={styles.rename}
      defaultValue={title}
      placeholder={say('compare.nameThisPoint')}
      // biome-ignore lint/a11y/noAutofocus: renaming was asked for just now
      autoFocus
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        finish(event.currentTarget, event.key === 'Enter');
      }}
      onBlur={(event) => event.relatedTarget?.tagName !== 'TH' && finish(event.currentTarget, true)}
    />
  );
}
