import { describe, expect, it } from 'vitest';
import { namesMonthOnly, readDates } from '../../src/features/dates.ts';

/** Friday. */
const published = '2031-05-09';
const datesOf = (text: string, publishedAt: string | null = published) =>
  readDates(text, 0, text.length, publishedAt);

const cases: [string, string | null, string | null][] = [
  ['It opened on 4 March 2030.', '2030-03-04', '2030-03-04'],
  ['It opened on Monday, 4 March 2030.', '2030-03-04', '2030-03-04'],
  ['It opened on Monday, March 4, 2030.', '2030-03-04', '2030-03-04'],
  ['It opened on March 4th, 2030.', '2030-03-04', '2030-03-04'],
  ['It opened on 2030-03-04.', '2030-03-04', '2030-03-04'],
  ['It opens on Sept. 4.', '2031-09-04', '2031-09-04'],
  ['It opened in February 2028.', '2028-02-01', '2028-02-29'],
  ['It opened in 2028.', '2028-01-01', '2028-12-31'],
  ['It opened on Thursday.', '2031-05-08', '2031-05-08'],
  ['It opened on Friday.', '2031-05-09', '2031-05-09'],
  ['It opened last Friday.', '2031-05-02', '2031-05-02'],
  ['It will open on Thursday.', '2031-05-15', '2031-05-15'],
  ['It opened yesterday.', '2031-05-08', '2031-05-08'],
  ['It opened this week.', '2031-05-05', '2031-05-11'],
  ['It opened earlier this month.', '2031-05-01', '2031-05-09'],
  ['It opened last year.', '2030-01-01', '2030-12-31'],
  ['It opened two days ago.', '2031-05-07', '2031-05-07'],
  ['It opened three months ago.', '2031-02-01', '2031-02-28'],
  ['It has been open since 2028.', '2028-01-01', null],
  ['It opened before 4 March 2030.', null, '2030-03-04'],
  ['It burned on Tuesday night.', '2031-05-06', '2031-05-07'],
  ['It burned in the night to Wednesday.', '2031-05-06', '2031-05-07'],
  ['It was stolen in the spring of 2030.', '2030-02-01', '2030-06-30'],
  ['It has been shut since late March 2030.', '2030-03-01', null],
  ['It was torn down by Thursday’s storm.', '2031-05-08', '2031-05-08'],
  ['The 2017-18 season began.', '2017-01-01', '2018-12-31'],
];

describe('readDates', () => {
  it.each(cases)('%s', (text, from, to) => {
    expect(datesOf(text).map((date) => [date.from, date.to])).toEqual([[from, to]]);
  });
  it.each([
    'It opened on Thursday.',
    'It opened last month.',
    'It opened on 7 December.',
    'It opened two weeks ago.',
  ])('leaves it open without a publication day: %s', (text) => {
    expect(datesOf(text, null)).toMatchObject([{ from: null, to: null, minutes: null }]);
  });
  it('reads clock times in minutes after midnight', () => {
    const minutesOf = (text: string) => datesOf(text).map(({ minutes }) => minutes);
    expect(minutesOf('From 9 p.m. until 12:05 a.m. or noon')).toEqual([1260, 5, 720]);
    expect(minutesOf('At 14:30 it rang.')).toEqual([870]);
  });
  it('knows months from verbs and names', () => {
    expect(datesOf('They may march to June’s house.')).toEqual([]);
  });
  it('refuses a day that its month does not have', () => {
    expect(datesOf('It opened on 31 June 2030.')[0]).toMatchObject({ from: null, to: null });
  });
  it('reads only between the two offsets', () => {
    const text = 'On 4 March 2030 it opened, on 5 March 2030 it shut.';
    expect(readDates(text, 20, text.length, null)).toMatchObject([{ printed: '5 March 2030' }]);
  });
});

describe('namesMonthOnly', () => {
  it.each([
    ['7 December', true],
    ['Dec. 7', true],
    ['7 December 2030', false],
    ['Thursday', false],
  ])('%s: %s', (printed, expected) => {
    expect(namesMonthOnly(printed)).toBe(expected);
  });
});
