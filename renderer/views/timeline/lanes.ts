import { placeInTime } from '../../../src/contract/moments.ts';
import type { TimelineEvent } from '../../../src/contract/views.ts';

/** What happened of one kind to one article at one moment, at its place in the picture. */
export interface Mark {
  readonly events: readonly [TimelineEvent, ...TimelineEvent[]];
  /** In percent of the track's width. */
  readonly at: number;
  /** Counted from the lane's top: marks that would lie upon each other are parted. */
  readonly row: number;
}

/** What one publisher's articles went through. */
export interface Lane {
  readonly publisher: string | null;
  readonly marks: readonly Mark[];
  readonly rows: number;
}

export type Spacing = 'time' | 'order';

/** A day without a time stands at its noon. In milliseconds since 1970. */
export function instantOf(at: string): number {
  return Date.parse(at.includes('T') ? at : `${at}T12:00:00Z`);
}

/** A mark and what parts it from the next, in pixels. */
const markWidth = 25;

/** In the order of lists. */
const momentsOf = (events: readonly TimelineEvent[]) =>
  [...new Set(events.map(({ at }) => placeInTime(at)))].sort((x, y) => x - y);

/** The least width of a track in pixels: few moments fit into a small window, many scroll. */
export function measureTrack(events: readonly TimelineEvent[]): number {
  return Math.min(1000, Math.max(480, momentsOf(events).length * 2 * markWidth));
}

const sameMark = ({ at, kind, articleId }: TimelineEvent) => `${instantOf(at)} ${kind} ${articleId}`;

/** In UTC, where each day is as long. */
const millisecondsOfDay = 24 * 60 * 60 * 1000;
const dayOf = ({ at }: TimelineEvent) => at.slice(0, 10);

/**
 * Where a day or time stands in percent of the track's width. By `time` the track holds whole days (UTC), and distances
 * are those of the clock, a day without a time at its noon; by `order` every moment that something happened at is as
 * far from the next, a day without a time where lists put it.
 */
function scaleOf(events: readonly TimelineEvent[], spacing: Spacing): (at: string) => number {
  const spread = (part: number) => 2 + part * 96;
  if (spacing === 'time') {
    const midnights = events.map((event) => Date.parse(dayOf(event)));
    const [first, end] = [Math.min(...midnights), Math.max(...midnights) + millisecondsOfDay];
    return (at) => spread((instantOf(at) - first) / (end - first));
  }
  const moments = momentsOf(events);
  const order = new Map(moments.map((moment, index) => [moment, index]));
  return (at) => (moments.length < 2 ? 50 : spread(order.get(placeInTime(at))! / (moments.length - 1)));
}

/**
 * A lane for each publisher, in the order in which they came into the story.
 * @param width the track's as it is drawn, in pixels
 */
export function placeEvents(events: readonly TimelineEvent[], spacing: Spacing, width: number): Lane[] {
  const placeOf = scaleOf(events, spacing);
  const touching = (markWidth / width) * 100;
  return [...Map.groupBy(events, ({ publisher }) => publisher)].map(([publisher, own]) => {
    /** Where the last mark of each row stands. */
    const ends: number[] = [];
    const marks = [...Map.groupBy(own, sameMark).values()]
      .map((same) => ({ events: same as [TimelineEvent], at: placeOf(same[0]!.at) }))
      .sort((x, y) => x.at - y.at)
      .map((mark) => {
        const free = ends.findIndex((end) => mark.at - end >= touching);
        const row = free < 0 ? ends.length : free;
        ends[row] = mark.at;
        return { ...mark, row };
      });
    return { publisher, marks, rows: ends.length };
  });
}

/** A day's name and what parts it from the next, in pixels. */
const labelWidth = 90;

/** A day on which something happened, where it begins in percent of the track's width. */
export interface AxisDay {
  readonly day: string;
  readonly at: number;
  /** False where its name has no room. */
  readonly isNamed: boolean;
}

/**
 * The days on which something happened: by `time` at their midnight (UTC), by `order` at the first that happened on
 * them. Named are the first and the last day, and of those between what is far enough from the one before.
 * @param width the track's as it is drawn, in pixels
 */
export function markAxis(events: readonly TimelineEvent[], spacing: Spacing, width: number): AxisDay[] {
  const placeOf = scaleOf(events, spacing);
  const begins = [...Map.groupBy(events, dayOf)]
    .map(([day, own]) => ({
      day,
      at: spacing === 'time' ? placeOf(`${day}T00:00:00Z`) : Math.min(...own.map(({ at }) => placeOf(at))),
    }))
    .sort((x, y) => x.at - y.at);
  const apart = (labelWidth / width) * 100;
  const named: (typeof begins)[number][] = [];
  for (const begin of begins) {
    const isTooNear = () => named.length > 0 && begin.at - named.at(-1)!.at < apart;
    while (begin === begins.at(-1) && named.length > 1 && isTooNear()) named.pop();
    if (!isTooNear()) named.push(begin);
  }
  return begins.map((begin) => ({ ...begin, isNamed: named.includes(begin) }));
}
