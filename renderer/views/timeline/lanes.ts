import type { TimelineEvent } from '../../../src/contract/views.ts';

/** An event at its place in the picture. */
export interface PlacedEvent {
  readonly event: TimelineEvent;
  /** In percent of the width. */
  readonly at: number;
  /** Counted from the lane's top: events that would lie upon each other are parted. */
  readonly row: number;
}

/** What one publisher's articles went through. */
export interface Lane {
  readonly publisher: string | null;
  readonly events: readonly PlacedEvent[];
  readonly rows: number;
}

export type Spacing = 'time' | 'order';

/** A day without a time stands at its noon. In milliseconds since 1970. */
export function instantOf(at: string): number {
  return Date.parse(at.includes('T') ? at : `${at}T12:00:00Z`);
}

/** So near to each other two marks would touch, in percent of the width. */
const touching = 2.4;

/**
 * A lane for each publisher, in the order in which they came into the story. By `time` distances are those of the
 * clock; by `order` every moment that something happened at is as far from the next.
 */
export function placeEvents(events: readonly TimelineEvent[], spacing: Spacing): Lane[] {
  const moments = [...new Set(events.map(({ at }) => instantOf(at)))].sort((x, y) => x - y);
  const [first = 0, last = first] = [moments[0], moments.at(-1)];
  const order = new Map(moments.map((moment, index) => [moment, index]));
  const share = (moment: number) => {
    if (moments.length < 2) return 50;
    const part =
      spacing === 'time' ? (moment - first) / (last - first) : order.get(moment)! / (moments.length - 1);
    return 2 + part * 96;
  };
  return [...Map.groupBy(events, ({ publisher }) => publisher)].map(([publisher, own]) => {
    /** Where the last mark of each row stands. */
    const ends: number[] = [];
    const placed = own
      .map((event) => ({ event, at: share(instantOf(event.at)) }))
      .sort((x, y) => x.at - y.at)
      .map(({ event, at }) => {
        const free = ends.findIndex((end) => at - end >= touching);
        const row = free < 0 ? ends.length : free;
        ends[row] = at;
        return { event, at, row };
      });
    return { publisher, events: placed, rows: ends.length };
  });
}

/** Moments at which the axis is marked, with where they stand: at most `count`, the first and the last among them. */
export function markAxis(events: readonly TimelineEvent[], spacing: Spacing, count: number) {
  const marks = placeEvents(
    events.map((event) => ({ ...event, publisher: null })),
    spacing,
  ).flatMap(({ events: placed }) => placed);
  const kept: { at: number; moment: string }[] = [];
  for (const { at, event } of marks)
    if (!kept.length || at - kept.at(-1)!.at >= 100 / count) kept.push({ at, moment: event.at });
  return kept;
}
