import { useQueries } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import type { MatrixClaim, PointRow } from '../../../src/contract/matrix.ts';
import type { ClaimReadingView } from '../../../src/contract/views.ts';
import { operationQuery } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/count.ts';
import { formatDate } from '../../components/dates.ts';
import { Fold } from '../../components/fold.tsx';
import { RelationBadge, relations } from '../../components/relation.tsx';
import { saveFile } from '../../components/save-file.ts';
import { Loading } from '../../components/status.tsx';
import { say, sayParts } from '../../words/index.ts';
import { writeInterval, writeUnit } from '../claim/reading-parts.ts';
import { writeSvg } from './chart-file.ts';
import styles from './value-chart.module.css';
import { type Interval, pickInterval, type SourceValue, sortByTime } from './values.ts';

/** What draws it comes with the first chart: the start of the program does not wait for it. */
const IntervalChart = lazy(async () => ({ default: (await import('./interval-chart.tsx')).IntervalChart }));

interface Props {
  readonly row: PointRow;
  readonly nameSource: (claim: MatrixClaim) => string;
}

/**
 * The values of a point that are numbers, in the order of publication. While one of them is not known yet, those from
 * before it was asked for: nobody sees or saves a chart that lacks a source.
 */
function useValues({ row, nameSource }: Props): readonly SourceValue[] {
  const whole = useRef<readonly SourceValue[]>([]);
  const claims = row.cells.flatMap((cell) => cell.claims.map((claim) => ({ claim, cell })));
  const readings = useQueries({
    queries: claims.map(({ claim }) => operationQuery('claim.reading', { id: claim.claimId })),
  });
  const values = claims.flatMap(({ claim, cell }, index): SourceValue[] => {
    const view = readings[index]?.data as ClaimReadingView | undefined;
    const quantity = view && pickInterval(view.effective.quantities, claim.printed);
    if (!quantity) return [];
    return [
      {
        claimId: claim.claimId,
        source: nameSource(claim),
        publishedAt: claim.publishedAt,
        relation: claim.isOrphan ? null : cell.relation,
        printed: quantity.printed,
        low: quantity.low,
        high: quantity.high,
        comparator: quantity.comparator,
        unit: writeUnit(quantity, view.passage.text),
      },
    ];
  });
  if (!readings.some(({ isPending }) => isPending)) whole.current = sortByTime(values);
  return whole.current;
}

function concludedInterval({ point }: PointRow): Interval | null {
  const { conclusionLow: low, conclusionHigh: high } = point;
  return low === null && high === null ? null : { low, high };
}

/** `285–315 passengers`. */
const writeValue = (value: Interval & Partial<Pick<SourceValue, 'comparator'>> & { readonly unit: string }) =>
  [writeInterval(value), value.unit].filter(Boolean).join(' ');

const writeTime = ({ publishedAt }: SourceValue) =>
  publishedAt === null ? say('compare.undated') : formatDate(publishedAt);

/** Each line of the table in words: what a file of the chart says below it. */
const describeValue = (value: SourceValue): string[] => [
  value.source,
  writeTime(value),
  writeValue(value),
  ...(value.relation ? [say(relations[value.relation].label)] : []),
];

/** `Conclusion: at least 40 people, no upper bound`; null without one. */
function describeConclusion({ point }: PointRow, conclusion: Interval | null): string | null {
  if (!conclusion) return null;
  const interval = writeValue({ ...conclusion, unit: point.conclusionUnit ?? '' });
  return sayParts(
    [
      say('compare.concluded', { interval }),
      conclusion.high === null && say('compare.noUpperBound'),
      conclusion.low === null && say('compare.noLowerBound'),
    ],
    ', ',
  );
}

/** How the chart is read from left to right. */
const describeTimes = (values: readonly SourceValue[]): string[] => [
  say('compare.timesAreUtc'),
  ...(values.some(({ publishedAt }) => publishedAt && !publishedAt.includes('T'))
    ? [say('compare.daysFromMidnight')]
    : []),
  ...(values.some(({ publishedAt }) => publishedAt === null) ? [say('compare.undatedAtTheEnd')] : []),
];

/** What each source's words allow as a number, as intervals over the time of publication and as a table. */
export function ValueChart(props: Props) {
  const { row } = props;
  const { point } = row;
  const values = useValues(props);
  const frame = useRef<HTMLElement>(null);
  if (values.length < 2) return null;
  const conclusion = concludedInterval(row);
  const concluded = describeConclusion(row, conclusion);
  const times = describeTimes(values);
  const summary = [
    ...values.map((value) => sayParts(describeValue(value))),
    ...(concluded ? [concluded] : []),
  ];
  const title = say('compare.valuesOf', { title: point.title });
  const save = () =>
    saveFile(
      `${point.title.slice(0, 60)}.svg`,
      'image/svg+xml',
      writeSvg(frame.current!.querySelector<SVGSVGElement>('svg[role="img"]')!, [
        ...values.map((value, index) => ({ number: formatNumber(index + 1), parts: describeValue(value) })),
        ...(concluded ? [{ number: null, parts: [concluded] }] : []),
        { number: null, parts: times },
      ]),
    );
  return (
    <section ref={frame} aria-label={say('compare.values')} className={styles.chart}>
      <h2>
        {say('compare.values')}
        <Button look="quiet" onPress={save}>
          <Download size={13} aria-hidden />
          {say('compare.saveAsSvg')}
        </Button>
      </h2>
      <Suspense fallback={<Loading />}>
        <IntervalChart values={values} conclusion={conclusion} title={title} summary={summary.join('; ')} />
      </Suspense>
      {concluded && <p className={styles.hint}>{concluded}</p>}
      <p className={styles.hint}>{sayParts(times)}</p>
      <Fold name="values-table" title={say('compare.valuesAsATable')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="only-heard">{say('compare.numberInTheChart')}</span>
              </th>
              <th scope="col">{say('compare.source')}</th>
              <th scope="col">{say('compare.value')}</th>
              <th scope="col">{say('compare.relation')}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((value, index) => (
              <tr key={value.claimId}>
                <td className={styles.number}>{formatNumber(index + 1)}</td>
                <th scope="row">
                  {value.source}
                  <small>{writeTime(value)}</small>
                </th>
                <td>
                  {writeValue(value)}
                  <small dir="auto">{value.printed}</small>
                </td>
                <td>{value.relation ? <RelationBadge relation={value.relation} /> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </section>
  );
}
