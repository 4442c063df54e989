import { useQueries } from '@tanstack/react-query';
import type { ClaimReadingView, MatrixClaim, PointRow, SourceColumn } from '../../../src/contract/views.ts';
import { operationQuery } from '../../api.ts';
import { formatDate } from '../../components/dates.ts';
import { RelationBadge } from '../../components/relation.tsx';
import { say } from '../../words/index.ts';
import { writeInterval } from '../claim/reading-parts.ts';
import styles from './value-chart.module.css';
import { findScale, type Interval, pickInterval, placeInterval } from './values.ts';

interface Props {
  readonly row: PointRow;
  readonly sources: readonly SourceColumn[];
}

interface Value {
  readonly claim: MatrixClaim;
  readonly source: SourceColumn;
  readonly relation: PointRow['cells'][number]['relation'];
  readonly interval: Interval;
}

/** What each source's words allow as a number, one bar for each claim, earlier publications first. */
export function ValueChart({ row, sources }: Props) {
  const claims = row.cells.flatMap((cell) => cell.claims.map((claim) => ({ claim, cell })));
  const readings = useQueries({
    queries: claims.map(({ claim }) => operationQuery('claim.reading', { id: claim.claimId })),
  });
  const values = claims
    .flatMap(({ claim, cell }, index): Value[] => {
      const view = readings[index]?.data as ClaimReadingView | undefined;
      const interval = view && pickInterval(view.effective.quantities, claim.printed);
      const source = sources.find(({ id }) => id === cell.sourceId);
      return interval && source ? [{ claim, source, relation: cell.relation, interval }] : [];
    })
    .sort((x, y) => (x.source.publishedAt ?? '9').localeCompare(y.source.publishedAt ?? '9'));
  const scale = findScale(values.map(({ interval }) => interval));
  if (values.length < 2 || !scale) return null;
  return (
    <section aria-label={say('compare.values')} className={styles.chart}>
      <h2>{say('compare.values')}</h2>
      <ul>
        {values.map(({ claim, source, relation, interval }) => {
          const { start, width } = placeInterval(interval, scale);
          return (
            <li key={claim.claimId}>
              <span className={styles.source}>
                {source.publisher ?? source.title}
                <small>{formatDate(source.publishedAt?.slice(0, 10) ?? null)}</small>
              </span>
              <span className={styles.track}>
                <span
                  className={styles.bar}
                  data-relation={relation}
                  data-open={interval.low === null || interval.high === null}
                  style={{ insetInlineStart: `${start}%`, width: `${width}%` }}
                />
              </span>
              <span className={styles.value}>
                {writeInterval(interval.low, interval.high)}
                {relation && <RelationBadge relation={relation} />}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
