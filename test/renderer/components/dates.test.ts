import { describe, expect, it } from 'vitest';
import { formatDate, parseDate, writeDate } from '../../../renderer/components/dates.ts';

describe('parseDate', () => {
  it.each([
    ['2026-03-14', '2026-03-14'],
    [' 2024-02-29 ', '2024-02-29'],
    ['2026-03-14 21:40', '2026-03-14T21:40:00.000Z'],
    ['2026-03-14 21:40 UTC', '2026-03-14T21:40:00.000Z'],
    ['2026-03-14T21:40:05Z', '2026-03-14T21:40:05.000Z'],
    ['2026-03-14 00:30 +02:00', '2026-03-13T22:30:00.000Z'],
    ['2026-03-14T00:30+0200', '2026-03-13T22:30:00.000Z'],
    ['14 March 2026', '2026-03-14'],
    ['March 14, 2026', '2026-03-14'],
    ['4 Oct. 2025', '2025-10-04'],
    ['14 Mar 2026, 21:40 UTC', '2026-03-14T21:40:00.000Z'],
    ['8 March 2026 14:30 UTC', '2026-03-08T14:30:00.000Z'],
    ['28/03/2026', '2026-03-28'],
    ['03/28/2026 21:40', '2026-03-28T21:40:00.000Z'],
    ['3/3/2026', '2026-03-03'],
    ['8.3.2026', '2026-03-08'],
    ['14 March 2026, 2.30pm', '2026-03-14T14:30:00.000Z'],
    ['14 March 2026 2:30 p.m. UTC', '2026-03-14T14:30:00.000Z'],
    ['2026-03-14 9 am', '2026-03-14T09:00:00.000Z'],
    ['2026-03-14 12am', '2026-03-14T00:00:00.000Z'],
    ['2026-03-14 12.15 PM +01:00', '2026-03-14T11:15:00.000Z'],
    ['14/3/2026 9:05', '2026-03-14T09:05:00.000Z'],
    ['14 March 2026 21.40', '2026-03-14T21:40:00.000Z'],
    ['', null],
    ['  ', null],
  ])('reads %j as %j', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2025-02-29',
    '2026-03-14 25:00',
    '31 February 2026',
    '14 Brumaire 2026',
    'March 2026',
    '2026-3-14',
    '2026-03-14 13pm',
    '2026-03-14 0 am',
    '2026-03-14 9',
    '2026-03-14 9.75 am',
    '08/03/2026',
    '30/02/2026',
    '13/13/2026',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

it('of two figures that could both be the day, the language decides', () => {
  expect(parseDate('08/03/2026', 'de')).toBe('2026-03-08');
  expect(parseDate('08/03/2026', 'en-GB')).toBe('2026-03-08');
  expect(parseDate('08/03/2026', 'en-US')).toBe('2026-08-03');
  expect(parseDate('08/03/2026', 'en')).toBeUndefined();
});

describe('dates on screen', () => {
  it('are written so that they are read back the same', () => {
    for (const date of ['2026-03-14', '2026-03-14T21:40:00.000Z', null]) {
      expect(parseDate(writeDate(date))).toBe(date);
    }
  });

  it('name the day, and the time in UTC where it is known', () => {
    expect(formatDate('2026-03-14')).toBe('14 Mar 2026');
    expect(formatDate('2026-03-14T21:40:00Z')).toBe('14 Mar 2026, 21:40 UTC');
    expect(formatDate(null)).toBe('–');
  });
});
