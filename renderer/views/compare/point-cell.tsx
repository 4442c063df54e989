import { memo } from 'react';
import type { StaleCopy } from '../../../src/contract/cross-reference.ts';
import type { MatrixCell, SourceColumn } from '../../../src/contract/matrix.ts';
import { DividedBadge, RelationBadge, StaleBadge } from '../../components/relation.tsx';
import { say } from '../../words/index.ts';
import type { StaleIndex } from '../link/stale.ts';
import cells from './cells.module.css';
import styles from './point-cell.module.css';
import { claimsShown, isStacked, listBadges, orderClaims, writeWords } from './row-heights.ts';

interface Props {
  readonly source: SourceColumn;
  /** Among the columns of sources. */
  readonly column: number;
  /** Pixels. */
  readonly columnWidth: number;
  readonly cell: MatrixCell | null;
  /** The title of another point in which a source without a cell says something of this one; null where none is. */
  readonly elsewhere: string | null;
  readonly isCurrent: boolean;
  readonly stale: StaleIndex;
}

/** What one source says of a point, as printed, and how that stands to what the others say. */
export const Cell = memo(function Cell({
  source,
  column,
  columnWidth,
  cell,
  elsewhere,
  isCurrent,
  stale,
}: Props) {
  const common = { tabIndex: isCurrent ? 0 : -1, 'aria-colindex': column + 2, 'data-source': source.id };
  if (!cell) {
    const said =
      elsewhere === null ? say('compare.noClaim') : say('compare.inAnotherPoint', { title: elsewhere });
    return (
      <td {...common} className={`${styles.cell} ${styles.silent}`}>
        <div className={cells.oneLine} title={elsewhere === null ? undefined : said}>
          {said}
        </div>
      </td>
    );
  }
  const { relation, isOutlier, isDivided, dispute } = cell;
  const claims = orderClaims(cell.claims);
  // What a copy prints is not what the source says that it is folded under.
  const isOfCopies = claims.some(({ articleId }) => articleId !== source.articleId);
  const badges = listBadges(cell, isOfCopies);
  const outletOf = (articleId: string | null) => {
    const outlet = source.copies.find((copy) => copy.articleId === articleId) ?? source;
    return outlet.publisher ?? outlet.title;
  };
  return (
    <td {...common} className={styles.cell} data-relation={isDivided ? 'differs' : (relation ?? 'none')}>
      {claims
        .slice(0, claimsShown)
        .map(({ claimId, articleId, printed, statement, isOrphan, ...claim }, index) => (
          <div
            key={claimId}
            className={styles.claim}
            data-suggested={cell.suggestedClaimIds.includes(claimId)}
            title={cell.suggestedClaimIds.includes(claimId) ? say('compare.onlySuggestedHere') : undefined}
          >
            <span
              className={styles.value}
              data-stacked={isStacked(printed, index === 0 ? badges : [], columnWidth)}
            >
              {printed !== null && (
                <b className={`${cells.oneLine} ${styles.number}`} dir="auto" title={printed}>
                  {printed}
                </b>
              )}
              {index === 0 && relation && (
                <RelationBadge
                  relation={relation}
                  isOutlier={isOutlier}
                  isSuggested={cell.isSuggested}
                  dispute={dispute}
                />
              )}
              {index === 0 && isDivided && <DividedBadge isOfCopies={isOfCopies} />}
            </span>
            {isOfCopies && <span className={`${cells.oneLine} ${styles.outlet}`}>{outletOf(articleId)}</span>}
            <span className={`${cells.fewLines} ${styles.words}`} data-quoted={statement === null} dir="auto">
              {writeWords({ ...claim, claimId, articleId, printed, statement, isOrphan })}
            </span>
            {cell.suggestedClaimIds.includes(claimId) && (
              <span className="only-heard"> {say('compare.onlySuggestedHere')}</span>
            )}
            {isOrphan && <span className={cells.small}>{say('compare.notInTheNewestText')}</span>}
            <StaleLine alarms={stale.ofClaim(claimId)} />
          </div>
        ))}
      {claims.length > claimsShown && (
        <span className={cells.small}>
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
    <span className={styles.stale} title={alarms.map(({ sentence }) => sentence).join('\n')}>
      <StaleBadge alarms={alarms} />
      <span className={`${cells.fewLines} ${styles.alarm}`}>{alarm.sentence}</span>
    </span>
  );
}
