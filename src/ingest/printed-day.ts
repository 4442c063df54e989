import { isDay } from './moment.ts';

/** The months' names by which pages in the larger European languages print dates; short forms are their beginnings. */
const months: readonly (readonly string[])[] = [
  'january januar jänner janvier enero gennaio janeiro januari januar styczeń stycznia января ocak janv ene gen',
  'february februar février febrero febbraio fevereiro februari lutego luty февраля şubat févr fev',
  'march märz maerz mars marzo março marco maart marts marca marzec марта mart mär mrz',
  'april avril abril aprile kwietnia kwiecień апреля nisan avr abr',
  'may mai mayo maggio maio mei maj maja мая mayıs mag',
  'june juni juin junio giugno junho czerwca czerwiec июня haziran giu',
  'july juli juillet julio luglio julho lipca lipiec июля temmuz juil lug',
  'august août aout agosto augustus augusti sierpnia sierpień августа ağustos ago',
  'september septembre septiembre setiembre settembre setembro września wrzesień сентября eylül sept set',
  'october oktober octobre octubre ottobre outubro października październik октября ekim okt ott out',
  'november novembre noviembre novembro listopada listopad ноября kasım',
  'december dezember décembre diciembre dicembre dezembro december grudnia grudzień декабря aralık dez dic déc',
].map((names) => names.split(' '));

const monthByName = new Map<string, number>();
for (const [index, names] of months.entries()) {
  for (const name of names) {
    for (const form of [name, name.slice(0, 3)]) if (!monthByName.has(form)) monthByName.set(form, index + 1);
  }
}

const name = '(\\p{L}{3,12})\\.?';
const dayFigure = '(0?[1-9]|[12]\\d|3[01])';
const monthFigure = '(0?[1-9]|1[0-2])';
const year = '((?:19|20)\\d\\d)';
const before = '(?<![\\d\\p{L}])';
const after = '(?![\\d\\p{L}])';
const forms: readonly {
  pattern: RegExp;
  read(parts: readonly string[], isAmerican: boolean): [string, number | undefined, string];
}[] = [
  {
    pattern: new RegExp(`${before}${year}[-/.]${monthFigure}[-/.]${dayFigure}(?!\\d)`, 'u'),
    read: ([y, m, d]) => [y!, Number(m), d!],
  },
  {
    pattern: new RegExp(`${before}${year}年\\s?${monthFigure}月\\s?${dayFigure}日`, 'u'),
    read: ([y, m, d]) => [y!, Number(m), d!],
  },
  {
    pattern: new RegExp(
      `${before}${dayFigure}(?:\\.|st|nd|rd|th|er|º|°)?(?:\\s|-|/)*(?:(?:of|de|di|del)\\s)?${name}(?:,?\\s|-|/|\\sdel?\\s)\\s?${year}${after}`,
      'iu',
    ),
    read: ([d, m, y]) => [y!, monthByName.get(m!.toLowerCase()), d!],
  },
  {
    pattern: new RegExp(`${before}${name}\\s${dayFigure}(?:st|nd|rd|th)?,?\\s${year}${after}`, 'iu'),
    read: ([m, d, y]) => [y!, monthByName.get(m!.toLowerCase()), d!],
  },
  {
    pattern: new RegExp(
      `${before}${dayFigure}([./-])${'(\\d{1,2})'}\\2\\s?(${year.slice(1, -1)}|\\d\\d)${after}`,
      'u',
    ),
    read: ([d, mark, m, y], isAmerican) => {
      const full = y!.length === 2 ? `20${y}` : y!;
      const isMonthFirst = Number(m) > 12 || (isAmerican && mark === '/' && Number(d) <= 12);
      return isMonthFirst ? [full, Number(d), m!] : [full, Number(m), d!];
    },
  },
];

/** A day as a text prints it, and where. */
export interface PrintedDay {
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The first day that a line prints with its year; null where it prints none.
 * @param language of the page, for "03/05/2022": American English writes the month first
 */
export function findPrintedDay(line: string, language: string | null): PrintedDay | null {
  const isAmerican = language === null || /^en(?:-us)?$/i.test(language);
  for (const { pattern, read } of forms) {
    const match = pattern.exec(line);
    if (!match) continue;
    const [y, m, d] = read(match.slice(1), isAmerican);
    const day = m === undefined ? '' : `${y}-${String(m).padStart(2, '0')}-${d.padStart(2, '0')}`;
    if (isDay(day)) return { day, start: match.index, end: match.index + match[0].length };
  }
  return null;
}
