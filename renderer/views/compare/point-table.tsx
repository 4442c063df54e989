import { Copy } from 'lucide-react';
import { type KeyboardEvent, memo, type RefObject, useState } from 'react';
import type { StaleCopy } from '../../../src/contract/cross-reference.ts';
import type { Matrix, MatrixCell, PointRow, SourceColumn, TagView } from '../../../src/contract/views.ts';
import { formatDate } from '../../components/dates.ts';
import { findCurrentCell, useGrid } from '../../components/grid.ts';
import { useWayIn } from '../../components/keys.ts';
import { DividedBadge, RelationBadge, StaleBadge } from '../../components/relation.tsx';
import { TagChip } from '../../components/tag-chip.tsx';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import type { StaleIndex } from '../link/stale.ts';
import styles from './point-table.module.css';
import { describeSources, describeStatuses } from './points.ts';

interface Props {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly sources: Matrix['sources'];
  readonly rows: readonly PointRow[];
  readonly tags: readonly TagView[];
  readonly stale: StaleIndex;
  readonly openId: string | null;
  readonly selectedIds: ReadonlySet<string>;
  /** `byKey`: the focus should follow. */
  readonly onOpen: (pointId: string, byKey: boolean) => void;
  /** Which of its sources count as one, and why. */
  readonly onVoices: (pointId: string) => void;
  readonly onSelect: (pointId: string) => void;
  readonly onRename: (pointId: string, title: string) => void;
}

/** Points by sources: what each source says, and how that relates to what the others say. */
export function PointTable(props: Props) {
  const { table, sources, rows, tags, stale, openId, selectedIds } = props;
  const { onOpen, onVoices, onSelect, onRename } = props;
  const grid = useGrid(table);
  useWayIn(() => findCurrentCell(table.current)?.focus());
  const [renamingId, setRenamingId] = useState<string | null>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const cell = event.target;
    const pointId = cell instanceof HTMLTableCellElement ? cell.closest('tr')!.dataset.point : undefined;
    if (pointId && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const act = {
        Enter: () => onOpen(pointId, true),
        ' ': () => onSelect(pointId),
        F2: () => setRenamingId(pointId),
      }[event.key];
      if (act) {
        event.preventDefault();
        return act();
      }
    }
    grid.onKeyDown(event);
  };
  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with its own keys is a grid
      role="grid"
      aria-label={say('compare.points')}
      aria-multiselectable
      className={styles.table}
    >
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            {say('compare.point')}
          </th>
          {sources.map((source) => (
            <SourceHead key={source.id} source={source} stale={stale} />
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown} onFocus={grid.onFocus}>
        {rows.map((row) => (
          <Row
            key={row.point.id}
            row={row}
            sources={sources}
            tags={tags.filter(({ id }) => row.tagIds.includes(id))}
            stale={stale}
            isOpen={row.point.id === openId}
            isSelected={selectedIds.has(row.point.id)}
            isRenaming={row.point.id === renamingId}
            onOpen={onOpen}
            onVoices={onVoices}
            onSelect={onSelect}
            onStartRename={setRenamingId}
            onRename={(title) => {
              setRenamingId(null);
              if (title !== null) onRename(row.point.id, title);
            }}
          />
        ))}
      </tbody>
    </table>
  );
}

interface SourceHeadProps {
  readonly source: SourceColumn;
  readonly stale: StaleIndex;
}

function SourceHead({ source, stale }: SourceHeadProps) {
  const { articleId, publisher, title, publishedAt, copies, leftOut } = source;
  const alarms = stale.ofArticles([articleId, ...copies.map((copy) => copy.articleId)]);
  const toArticle = (id: string) => formatRoute({ view: 'read', articleId: id, claimId: null });
  return (
    <th scope="col" className={styles.source}>
      <strong>{articleId ? <a href={toArticle(articleId)}>{publisher ?? title}</a> : title}</strong>
      {publisher && articleId && <span className={styles.sourceTitle}>{title}</span>}
      <span className={styles.meta}>{articleId ? formatDate(publishedAt) : say('components.heard')}</span>
      {copies.map((copy) => (
        <a key={copy.articleId} href={toArticle(copy.articleId)} className={styles.copy} title={copy.title}>
          <Copy size={11} strokeWidth={2.4} aria-hidden />
          <span className="only-heard">{say('compare.copy')} </span>
          {copy.publisher ?? copy.title}
        </a>
      ))}
      {alarms.length > 0 && (
        <a
          href={formatRoute({ view: 'triage', list: 'stale', articleId: alarms[0]!.articleId! })}
          className={styles.stale}
          title={alarms.map(({ sentence }) => sentence).join('\n')}
        >
          <StaleBadge count={alarms.length} />
          <span className="only-heard">: {alarms[0]!.sentence}</span>
        </a>
      )}
      {leftOut > 0 && (
        <span className={styles.meta} title={say('compare.pointsThatTwoOther')}>
          {say('compare.pointsWithoutAClaim', { leftOut })}
        </span>
      )}
    </th>
  );
}

interface RowProps {
  readonly row: PointRow;
  readonly sources: readonly SourceColumn[];
  readonly tags: readonly TagView[];
  readonly stale: StaleIndex;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isRenaming: boolean;
  readonly onOpen: (pointId: string, byKey: boolean) => void;
  readonly onVoices: (pointId: string) => void;
  readonly onSelect: (pointId: string) => void;
  readonly onStartRename: (pointId: string) => void;
  /** Null: the title stays. */
  readonly onRename: (title: string | null) => void;
}

function Row(props: RowProps) {
  const { row, sources, tags, stale, isOpen, isSelected, isRenaming } = props;
  const { onOpen, onVoices, onSelect, onStartRename, onRename } = props;
  const { point, cells } = row;
  const alarms = stale.ofPoint(point.id);
  return (
    <tr
      data-point={point.id}
      data-open={isOpen}
      aria-selected={isSelected}
      onClick={(event) => {
        const isOnControl = (event.target as Element).closest('a, input, button');
        if (!isOnControl) onOpen(point.id, false);
      }}
    >
      <th scope="row" tabIndex={-1} className={styles.point}>
        <div className={styles.pointHead}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={say('compare.select', { title: point.title })}
            checked={isSelected}
            onChange={() => onSelect(point.id)}
          />
          {isRenaming ? (
            <Rename title={point.isTitled ? point.title : ''} onDone={onRename} />
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same by keyboard
            <span
              className={styles.title}
              data-titled={point.isTitled}
              title={say('compare.howToRename')}
              onDoubleClick={() => onStartRename(point.id)}
            >
              {point.title}
            </span>
          )}
        </div>
        <span className={styles.meta}>
          {row.articles > 1 ? (
            <button
              type="button"
              tabIndex={-1}
              className={styles.sources}
              title={say('compare.whichOfThemCount')}
              onClick={() => onVoices(point.id)}
            >
              {describeSources(row)}
            </button>
          ) : (
            describeSources(row)
          )}
          {row.statuses.length > 0 && ` · ${describeStatuses(row.statuses)}`}
        </span>
        {alarms.length > 0 && (
          <span className={styles.alarm} title={alarms.map(({ sentence }) => sentence).join('\n')}>
            <StaleBadge count={alarms.length} />
          </span>
        )}
        {tags.length > 0 && (
          <span className={styles.tags}>
            {tags.map(({ id, name, colour }) => (
              <TagChip key={id} name={name} colour={colour} />
            ))}
          </span>
        )}
      </th>
      {sources.map((source) => (
        <CellOf
          key={source.id}
          source={source}
          cell={cells.find(({ sourceId }) => sourceId === source.id) ?? null}
          stale={stale}
        />
      ))}
    </tr>
  );
}

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

/** In one cell stand so many claims; the open point shows all. */
const claimsShown = 2;

/** The words behind the value where they begin with it: it stands above them. */
function withoutValue(wording: string, printed: string | null): string {
  const begins = printed !== null && wording.toLowerCase().startsWith(printed.toLowerCase());
  return (begins && wording.slice(printed.length).trim()) || wording;
}

/** Of claims in the order of the text: first those that still hold, and of each article one before any second. */
function orderClaims(claims: MatrixCell['claims']): MatrixCell['claims'] {
  const firsts = [...Map.groupBy(claims, ({ articleId }) => articleId).values()].map(([first]) => first!);
  const inTurn = [...firsts, ...claims.filter((claim) => !firsts.includes(claim))];
  return [...inTurn.filter(({ isOrphan }) => !isOrphan), ...inTurn.filter(({ isOrphan }) => isOrphan)];
}

interface CellProps {
  readonly source: SourceColumn;
  readonly cell: MatrixCell | null;
  readonly stale: StaleIndex;
}

const CellOf = memo(function CellOf({ source, cell, stale }: CellProps) {
  if (!cell) {
    return (
      <td tabIndex={-1} className={styles.silent}>
        {say('compare.noClaim')}
      </td>
    );
  }
  const { relation, isOutlier, isDivided, dispute } = cell;
  const claims = orderClaims(cell.claims);
  // What a copy prints is not what the source says that it is folded under.
  const isOfCopies = claims.some(({ articleId }) => articleId !== source.articleId);
  const outletOf = (articleId: string | null) => {
    const outlet = source.copies.find((copy) => copy.articleId === articleId) ?? source;
    return outlet.publisher ?? outlet.title;
  };
  return (
    <td tabIndex={-1} data-relation={isDivided ? 'differs' : (relation ?? 'none')} className={styles.cell}>
      {claims
        .slice(0, claimsShown)
        .map(({ claimId, articleId, printed, wording, statement, isOrphan }, index) => (
          <div key={claimId} className={styles.claim}>
            <span className={styles.value}>
              {printed !== null && <b dir="auto">{printed}</b>}
              {index === 0 && relation && (
                <RelationBadge relation={relation} isOutlier={isOutlier} dispute={dispute} />
              )}
              {index === 0 && isDivided && <DividedBadge isOfCopies={isOfCopies} />}
            </span>
            {isOfCopies && <span className={styles.outlet}>{outletOf(articleId)}</span>}
            <span className={styles.words} dir="auto">
              {withoutValue(statement ?? wording, printed)}
            </span>
            {isOrphan && <span className={styles.meta}>{say('compare.notInTheNewestText')}</span>}
            <StaleLine alarms={stale.ofClaim(claimId)} />
          </div>
        ))}
      {claims.length > claimsShown && (
        <span className={styles.meta}>
          {say('compare.andMoreClaims', { claims: claims.length - claimsShown })}
        </span>
      )}
    </td>
  );
});

/** The alarm of one claim; where there are several, the one whose source changed last. */
function StaleLine({ alarms }: { readonly alarms: readonly StaleCopy[] }) {
  const [alarm] = alarms;
  if (!alarm) return null;
  return (
    <span className={styles.staleLine} title={alarms.map(({ sentence }) => sentence).join('\n')}>
      <StaleBadge count={alarms.length} />
      <span>{alarm.sentence}</span>
    </span>
  );
}
