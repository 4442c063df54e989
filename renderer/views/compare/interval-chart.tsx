import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  getNiceTickValues,
  ReferenceLine,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber } from '../../components/count.ts';
import { formatClock, formatDate } from '../../components/dates.ts';
import { relations } from '../../components/relation.tsx';
import { say } from '../../words/index.ts';
import styles from './interval-chart.module.css';
import {
  day,
  findRange,
  findTimes,
  type Interval,
  type SourceValue,
  spreadPlaces,
  type TimeAxis,
} from './values.ts';

interface Props {
  /** In the order of publication: their places in it are the numbers that stand at the marks. */
  readonly values: readonly SourceValue[];
  readonly conclusion: Interval | null;
  readonly title: string;
  /** Everything that the chart shows, in words. */
  readonly summary: string;
}

/** Pixels. The axis and the ends need the room. */
const height = 268;
const room = 90;
/** Between the least value and the axis of the times: here lines lead from where marks stand to their times. */
const strip = 18;
/** Above the greatest value: so far reaches a conclusion without an upper bound. */
const beyond = 10;

/** A mark with its number and sign needs so many pixels to the next one. */
const gapFor = (count: number) => (count < 10 ? 24 : 30);

/** Its own colours stand in the elements of the library, where no style sheet reaches them. */
const ink = 'var(--ink-2)';
const axisLook = { stroke: 'var(--control-line)', tick: { fill: ink } };

/** Numbers as intervals over time: one bar for each value, told apart by number, sign, pattern and colour. */
export function IntervalChart({ values, conclusion, title, summary }: Props) {
  const range = findRange(conclusion ? [...values, conclusion] : values)!;
  const ticks = getNiceTickValues([...range], 5);
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const times = findTimes(values);
  const units = new Set(values.map(({ unit }) => unit));
  const scroller = useRef<HTMLElement>(null);
  const isWider = useIsWider(scroller);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where there are many values */}
      <section ref={scroller} className={styles.scroller} aria-label={title} tabIndex={0}>
        <ComposedChart
          responsive
          data={[...values]}
          className={styles.chart!}
          style={{ height, minWidth: values.length * gapFor(values.length) + room }}
          margin={{ top: 36, right: 14, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          role="img"
          title={title}
          desc={summary}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            type="number"
            dataKey={times.at}
            domain={[times.from, times.to]}
            ticks={listTicks(times)}
            tickLine={false}
            tickFormatter={(time: number) => nameTime(times, time)}
            interval="preserveStartEnd"
            minTickGap={12}
            allowDataOverflow
            {...axisLook}
          />
          <YAxis
            type="number"
            dataKey={({ low, high }: Interval) => low ?? high}
            domain={[bottom, top]}
            ticks={ticks}
            tickFormatter={formatNumber}
            width="auto"
            padding={{ bottom: strip }}
            interval={0}
            {...axisLook}
          />
          {conclusion && <Conclusion interval={conclusion} />}
          {times.undated && <ReferenceLine x={times.undated.from} className={styles.divider!} />}
          <Marks values={values} times={times} />
          <Key unit={units.size === 1 ? [...units][0]! : ''} conclusion={conclusion} />
        </ComposedChart>
      </section>
      {isWider && <p className={styles.wider}>{say('compare.scrollToSeeAll', { values: values.length })}</p>}
    </>
  );
}

/** True where not all of what is scrolled from side to side is in sight. */
function useIsWider(scroller: RefObject<HTMLElement | null>): boolean {
  const [isWider, setIsWider] = useState(false);
  useEffect(() => {
    const { current: pane } = scroller;
    if (!pane) return;
    const observer = new ResizeObserver(() => setIsWider(pane.scrollWidth > pane.clientWidth + 1));
    for (const element of [pane, ...pane.children]) observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return isWider;
}

const listTicks = ({ ticks, undated }: TimeAxis) => [...ticks, ...(undated ? [undated.at] : [])];

/** A midnight by its day, the first time with it, another time by the clock. */
function nameTime({ undated, ticks }: TimeAxis, time: number): string {
  if (time === undated?.at) return say('compare.undated');
  const instant = new Date(time).toISOString();
  if (time % day === 0) return formatDate(instant.slice(0, 10));
  return time === ticks[0] ? formatDate(instant) : formatClock((time % day) / 60_000);
}

interface KeyProps {
  /** What the numbers count or measure, where all do the same. */
  readonly unit: string;
  readonly conclusion: Interval | null;
}

/** Above the plot, where no mark reaches. */
function Key({ unit, conclusion }: KeyProps) {
  const area = usePlotArea();
  if (!area) return null;
  const end = area.x + area.width;
  return (
    <g>
      <text className={styles.label} x={4} y={12}>
        {unit}
      </text>
      {conclusion && (
        <>
          <text className={styles.label} x={end - 26} y={12} textAnchor="end">
            {say('compare.conclusion')}
          </text>
          <Band interval={conclusion} left={end - 20} right={end} top={2} bottom={14} />
        </>
      )}
    </g>
  );
}

function Conclusion({ interval }: { readonly interval: Interval }) {
  const y = useYAxisScale();
  const area = usePlotArea();
  if (!y || !area) return null;
  const { low, high } = interval;
  return (
    <Band
      interval={interval}
      left={area.x}
      right={area.x + area.width}
      top={high === null ? area.y - beyond : y(high)!}
      bottom={low === null ? area.y + area.height : y(low)!}
    />
  );
}

interface BandProps {
  readonly interval: Interval;
  /** Pixels, as all that follow; without a bound they are where what is drawn ends. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What lies within an interval, with an edge at each bound, and arrowheads to a side without one. */
function Band({ interval: { low, high }, left, right, top, bottom }: BandProps) {
  const width = right - left;
  const count = Math.max(1, Math.round(width / 60));
  const heads = Array.from({ length: count }, (_, index) => left + (width * (index + 0.5)) / count);
  const ends = [
    { bound: high, y: top, inwards: 4 },
    { bound: low, y: bottom, inwards: -4 },
  ];
  return (
    <g data-band>
      <rect className={styles.within} x={left} y={top} width={width} height={bottom - top} />
      {ends.map(({ bound, y, inwards }) =>
        bound === null ? (
          <path
            key={inwards}
            className={styles.open}
            d={heads.map((x) => `M${x - 5} ${y + inwards}L${x} ${y}L${x + 5} ${y + inwards}`).join('')}
          />
        ) : (
          <path key={inwards} className={styles.bound} d={`M${left} ${y}H${right}`} />
        ),
      )}
    </g>
  );
}

interface MarksProps {
  readonly values: readonly SourceValue[];
  readonly times: TimeAxis;
}

function Marks({ values, times }: MarksProps) {
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  const area = usePlotArea();
  const patterns = useId();
  const markGap = gapFor(values.length);
  if (!x || !y || !area) return null;
  const feet = values.map((value) => x(times.at(value))!);
  const places = spreadPlaces(feet, markGap, area.x + markGap / 2, area.x + area.width - markGap / 2);
  const axis = area.y + area.height;
  const floor = axis - strip;
  const lows = values.map(({ low }) => (low === null ? floor : y(low)!));
  return (
    <g>
      <Patterns id={patterns} />
      {/* The axis draws a tick only where its name has room. */}
      <path
        className={styles.leader}
        data-ticks
        d={listTicks(times)
          .map((time) => `M${x(time)} ${axis}v6`)
          .join('')}
      />
      {/* Marks that would touch stand apart; the foot of each line is where its value stands in time. */}
      {values.map(({ claimId }, index) => (
        <path
          key={claimId}
          className={styles.leader}
          data-leader
          d={`M${places[index]} ${lows[index]}V${floor}L${feet[index]} ${axis}`}
        />
      ))}
      {values.map((value, index) => (
        <Mark
          key={value.claimId}
          value={value}
          number={index + 1}
          x={places[index]!}
          high={value.high === null ? area.y : y(value.high)!}
          low={lows[index]!}
          patterns={patterns}
        />
      ))}
    </g>
  );
}

/** The relations that a bar tells by its pattern; one that agrees is filled, one without a relation is empty. */
const patterned = ['differs', 'updates', 'partly', 'repeats'] as const;
const strokes: Readonly<Record<(typeof patterned)[number], string>> = {
  differs: 'M-1 7 7 -1 M-1 1 1 -1 M5 7 7 5',
  updates: 'M0 3H6',
  partly: 'M3 0V6',
  repeats: 'M0 0 6 6 M0 6 6 0',
};

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      {patterned.map((relation) => (
        <pattern key={relation} id={`${id}${relation}`} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} className={styles.ground} />
          <path d={strokes[relation]} data-relation={relation} className={styles.stroke} />
        </pattern>
      ))}
    </defs>
  );
}

/** An exact value has a shape instead of a bar, drawn around 0, 0. */
const shapes: Readonly<Record<string, string>> = {
  agrees: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z',
  differs: 'M0 -7 7 0 0 7 -7 0z',
  updates: 'M0 -7 6.5 5 -6.5 5z',
  partly: 'M0 7 6.5 -5 -6.5 -5z',
  repeats: 'M-5 -5H5V5H-5z',
};
const plainShape = shapes.agrees!;

const barWidth = 12;

interface MarkProps {
  readonly value: SourceValue;
  readonly number: number;
  /** Pixels, as all that follow; without a bound they are the end of the axis. */
  readonly x: number;
  readonly high: number;
  readonly low: number;
  readonly patterns: string;
}

function Mark({ value, number, x, high, low, patterns }: MarkProps) {
  const { relation } = value;
  const Icon = relation && relations[relation].icon;
  const pattern = patterned.find((other) => other === relation);
  const look = {
    className: styles.mark,
    'data-relation': relation ?? 'none',
    ...(pattern && { fill: `url(#${patterns}${pattern})` }),
  };
  return (
    <g>
      {value.low === value.high ? (
        <path
          {...look}
          d={(relation && shapes[relation]) ?? plainShape}
          transform={`translate(${x} ${high})`}
        />
      ) : (
        <path {...look} d={drawBar(value, x, high, low)} />
      )}
      {/* Above the mark; at the top of the chart stands what has no upper bound, with its arrow below the number. */}
      <g transform={`translate(${x} ${high - 10})`}>
        <text className={styles.number} textAnchor={Icon ? 'end' : 'middle'} x={Icon ? 1 : 0}>
          {formatNumber(number)}
        </text>
        {Icon && (
          <Icon x={3} y={-10} size={11} strokeWidth={2.6} className={styles.sign} data-relation={relation} />
        )}
      </g>
    </g>
  );
}

/** A bar from bound to bound, with an arrow's head at an end without one. */
function drawBar({ low, high }: Interval, x: number, top: number, bottom: number): string {
  const [left, right] = [x - barWidth / 2, x + barWidth / 2];
  const head = 9;
  const wing = 4;
  // So short a bar would be all arrow.
  const [upper, lower] = [Math.min(top, bottom - 3), Math.max(bottom, top + 3)];
  const start =
    high === null
      ? `M${left} ${upper + head}H${left - wing}L${x} ${upper} ${right + wing} ${upper + head}H${right}`
      : `M${left} ${upper}H${right}`;
  const end =
    low === null
      ? `V${lower - head}H${right + wing}L${x} ${lower} ${left - wing} ${lower - head}H${left}z`
      : `V${lower}H${left}z`;
  return start + end;
}
