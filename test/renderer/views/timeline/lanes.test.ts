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
    const [lane] = placeEvents(moments, 'order');
    for (const one of lane!.marks)
      for (const other of lane!.marks)
        if (one !== other && one.row === other.row)
          expect(Math.abs(one.at - other.at) * (track / 100)).toBeGreaterThanOrEqual(24);
    expect(placeEvents(moments.slice(0, 5), 'order')[0]!.rows).toBe(1);
  });

  it('names days on the axis only as far apart as their names are wide', () => {
    const days = Array.from({ length: 30 }, (_, day) => event(`2026-05-${String(day + 1).padStart(2, '0')}`));
    for (const few of [2, 5, 12, 30]) {
      const own = days.slice(0, few);
      const named = markAxis(own, 'time');
      expect(named[0]!.day).toBe('2026-05-01');
      expect(named.at(-1)!.day).toBe(own.at(-1)!.at);
      for (const [at, { at: place }] of named.entries())
        if (at > 0) expect((place - named[at - 1]!.at) * (measureTrack(own) / 100)).toBeGreaterThan(100);
    }
  });

  it('names a day once, where it begins, however much happened on it', () => {
    const times = ['05T08:00', '05T21:00', '06T07:00', '06T09:00', '06T11:00', '06T20:00'];
    const events = times.map((time) => event(`2026-05-${time}:00.000Z`));
    const [first, second, ...others] = markAxis(events, 'order');
    expect([first!.day, second!.day, others]).toEqual(['2026-05-05', '2026-05-06', []]);
    expect(second!.at).toBeCloseTo(2 + (2 / 5) * 96);
  });
});
