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

/** By the clock a day stands at its noon; in order it stands where lists put it. */
const placeOf = (at: string, spacing: Spacing) => (spacing === 'time' ? instantOf(at) : placeInTime(at));

const momentsOf = (events: readonly TimelineEvent[], spacing: Spacing) =>
  [...new Set(events.map(({ at }) => placeOf(at, spacing)))].sort((x, y) => x - y);

/** The least width of a track in pixels: few moments fit into a small window, many scroll. */
export function measureTrack(events: readonly TimelineEvent[]): number {
  return Math.min(1000, Math.max(480, momentsOf(events, 'order').length * 2 * markWidth));
}

const sameMark = ({ at, kind, articleId }: TimelineEvent) => `${instantOf(at)} ${kind} ${articleId}`;

/**
 * A lane for each publisher, in the order in which they came into the story. By `time` distances are those of the
 * clock; by `order` every moment that something happened at is as far from the next.
 */
export function placeEvents(events: readonly TimelineEvent[], spacing: Spacing): Lane[] {
  const moments = momentsOf(events, spacing);
  const [first = 0, last = first] = [moments[0], moments.at(-1)];
  const order = new Map(moments.map((moment, index) => [moment, index]));
  const touching = (markWidth / measureTrack(events)) * 100;
  const share = (moment: number) => {
    if (moments.length < 2) return 50;
    const part =
      spacing === 'time' ? (moment - first) / (last - first) : order.get(moment)! / (moments.length - 1);
    return 2 + part * 96;
  };
  return [...Map.groupBy(events, ({ publisher }) => publisher)].map(([publisher, own]) => {
    /** Where the last mark of each row stands. */
    const ends: number[] = [];
    const marks = [...Map.groupBy(own, sameMark).values()]
      .map((same) => ({ events: same as [TimelineEvent], at: share(placeOf(same[0]!.at, spacing)) }))
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
const labelWidth = 110;

/**
 * Where the axis names which day, each once, at the first that happened on it: the first and the last day, and of those
 * between what is far enough from the one before.
 */
export function markAxis(events: readonly TimelineEvent[], spacing: Spacing): { at: number; day: string }[] {
  const apart = (labelWidth / measureTrack(events)) * 100;
  const marks = placeEvents(
    events.map((event) => ({ ...event, publisher: null })),
    spacing,
  ).flatMap((lane) => lane.marks);
  const days = new Map<string, number>();
  for (const { at, events: own } of marks) {
    const day = own[0].at.slice(0, 10);
    if (!days.has(day)) days.set(day, at);
  }
  const kept: { at: number; day: string }[] = [];
  const last = [...days.keys()].at(-1);
  for (const [day, at] of days) {
    while (day === last && kept.length > 1 && at - kept.at(-1)!.at < apart) kept.pop();
    if (kept.length === 0 || at - kept.at(-1)!.at >= apart) kept.push({ at, day });
  }
  return kept;
}
