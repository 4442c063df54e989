import { describe, expect, it } from 'vitest';
import { markAxis, measureTrack, placeEvents } from '../../../../renderer/views/timeline/lanes.ts';
import type { TimelineEvent } from '../../../../src/contract/views.ts';

const event = (at: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  kind: 'published',
  at,
  publisher: 'Post',
  articleId: 'a1',
  articleTitle: 'The bridge',
  claimId: null,
  was: null,
  is: null,
  wasBy: null,
  isSuggested: false,
  ...more,
});

describe('the picture of the story', () => {
  it('has one mark for what happened of one kind to one article at one moment', () => {
    const later = { kind: 'later-value', claimId: 'c1' } as const;
    const [lane] = placeEvents(
      [
        event('2026-05-05T08:00:00.000Z'),
        event('2026-05-05T08:00:00.000Z', later),
        event('2026-05-05T08:00:00.000Z', { ...later, claimId: 'c2' }),
        event('2026-05-05T08:00:00.000Z', { ...later, articleId: 'a2' }),
        event('2026-05-06T08:00:00.000Z', later),
      ],
      'order',
      480,
    );
    expect(lane!.marks.map(({ events, row }) => [events.length, row])).toEqual([
      [1, 0],
      [2, 1],
      [1, 2],
      [1, 0],
    ]);
    expect(lane!.rows).toBe(3);
  });

  it('puts a day behind the times within it, as lists do', () => {
    const [lane] = placeEvents(
      [event('2026-05-05'), event('2026-05-05T19:00:00Z'), event('2026-05-06T00:10:00Z')],
      'order',
      480,
    );
    expect(lane!.marks.map(({ events }) => events[0].at)).toEqual([
      '2026-05-05T19:00:00Z',
      '2026-05-05',
      '2026-05-06T00:10:00Z',
    ]);
  });

  it('parts marks that would touch in the narrowest track, and no others', () => {
    const moments = Array.from({ length: 40 }, (_, hour) =>
      event(new Date(Date.UTC(2026, 4, 5, hour)).toISOString()),
    );
    const track = measureTrack(moments);
    const [lane] = placeEvents(moments, 'order', track);
    for (const one of lane!.marks)
      for (const other of lane!.marks)
        if (one !== other && one.row === other.row)
          expect(Math.abs(one.at - other.at) * (track / 100)).toBeGreaterThanOrEqual(24);
    expect(placeEvents(moments.slice(0, 5), 'order', track)[0]!.rows).toBe(1);
  });

  it('names days on the axis only as far apart as their names are wide, and as many as have room', () => {
    const days = Array.from({ length: 30 }, (_, day) => event(`2026-05-${String(day + 1).padStart(2, '0')}`));
    for (const width of [480, 1000, 2900])
      for (const few of [2, 5, 12, 30]) {
        const own = days.slice(0, few);
        const axis = markAxis(own, 'time', width);
        expect(axis.map(({ day }) => day)).toEqual(own.map(({ at }) => at));
        const named = axis.filter(({ isNamed }) => isNamed);
        expect(named[0]!.day).toBe('2026-05-01');
        expect(named.at(-1)!.day).toBe(own.at(-1)!.at);
        for (const [at, { at: place }] of named.entries())
          if (at > 0) expect((place - named[at - 1]!.at) * (width / 100)).toBeGreaterThan(85);
        if (width === 2900) expect(named).toHaveLength(few);
      }
  });

  const times = ['05T20:00', '05T21:00', '06T07:00', '06T09:00', '06T11:00', '07T06:00'];
  const story = times.map((time) => event(`2026-05-${time}:00.000Z`));

  it('names a day once, in order at the first that happened on it, however much happened', () => {
    const [first, second, third, ...others] = markAxis(story, 'order', 1000);
    expect([first!.day, second!.day, third!.day, others]).toEqual([
      '2026-05-05',
      '2026-05-06',
      '2026-05-07',
      [],
    ]);
    expect(second!.at).toBeCloseTo(2 + (2 / 5) * 96);
  });

  it('by the clock has a day at its midnight, before all that happened on it', () => {
    const days = markAxis(story, 'time', 1000);
    expect(days[1]!.at - days[0]!.at).toBeCloseTo(days[2]!.at - days[1]!.at);
    const [lane] = placeEvents(story, 'time', 1000);
    const hour = (days[1]!.at - days[0]!.at) / 24;
    const hours = lane!.marks.map(({ at }) => Math.round((at - days[0]!.at) / hour));
    expect(hours).toEqual([20, 21, 31, 33, 35, 54]);
  });
});
