/** Half-open, in UTF-16 code units of the text that was split. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A day in figures with its full stop, as German and its neighbours write dates: "4. März". */
const dayBeforeMonth =
  /^(?:Jan(?:uar|\.)?|Feb(?:ruar|\.)?|Mär(?:z|\.)?|Apr(?:il|\.)?|Mai|Jun[ij]?|Jul[ij]?|Aug(?:ust|\.)?|Sep(?:tember|t?\.)?|O[kc]t(?:ober|\.)?|Nov(?:ember|\.)?|De[zc](?:ember|\.)?|März?)(?![\p{L}])/u;

const words = (list: string) => new Set(list.split(' '));

/** A full stop after these never ends a sentence: a name or a number follows. */
const titles = words(
  'mr mrs ms mx dr prof st sen rep gov gen lt col maj capt cmdr sgt adm brig hon rev fr pres supt insp ' +
    'no nos art fig vol pp ch sec vs v cf ca approx e.g i.e dept mt ft',
);
/** These may end a sentence or not; the next word tells. */
const ambiguous = words(
  'inc co corp ltd bros jr sr etc al est jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd',
);
/** Words with which a new sentence commonly begins and which are no part of a name. */
const openers = words(
  'a about according after all although an and another as at because before both but by despite during each ' +
    'even few for from he her here his how however i if in it its many meanwhile most my no not of officials on ' +
    'one only other our police residents she since so some still such that the their then there these they ' +
    'this those though thus to under until we what when where while who why with you',
);
/** What may follow a clock time: "5 p.m. Monday", "5 p.m. EST". */
const afterClock = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|[A-Z]\w+ \d)/;

/** A run of end marks with the quotation marks, brackets and footnote numbers that close after it. */
const endOfSentence = /[.!?…]+(?:["'”’»)\]]|\[\d+\])*(?=\s|$)|[。！？]+[”’」』）]*/gu;

/** No abbreviation is longer than this; to look further back for each stop would take ages in a list of them. */
const longestAbbreviation = 50;

/** The letters, figures and stops right before a place. */
function wordBefore(line: string, place: number): string {
  let start = place;
  for (; start > Math.max(0, place - longestAbbreviation); start--) {
    const unit = line.charCodeAt(start - 1);
    if (unit > 0x7f)
      return /[\p{L}\p{N}.]*$/u.exec(line.slice(Math.max(0, place - longestAbbreviation), place))![0];
    if (!isAsciiWordUnit(unit)) break;
  }
  return line.slice(start, place);
}

const isAsciiWordUnit = (unit: number) =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x30 && unit <= 0x39) ||
  unit === 0x2e;

function isFullStopInside(line: string, stopAt: number, rest: string): boolean {
  const word = wordBefore(line, stopAt);
  const folded = word.toLowerCase();
  if (titles.has(folded)) return true;
  if (/^(?:[1-9]|[12]\d|3[01])$/.test(word) && dayBeforeMonth.test(rest)) return true;
  if (/^[ap]\.m$/i.test(word)) return afterClock.test(rest);
  const isInitial = /^\p{Lu}$/u.test(word);
  if (!isInitial && !/^(?:\p{L}\.)+\p{L}$/u.test(word) && !ambiguous.has(folded)) return false;
  const next = /^["'“‘«(]*(\S*)/u.exec(rest)![1]!;
  return word !== 'I' && !openers.has(next.replace(/[^\p{L}].*$/u, '').toLowerCase());
}

/** From this length on, a text without a single capital is written in lower case throughout. In UTF-16 units. */
const longestWithoutCapital = 200;

/** Typewriters, mail programs and wires break lines between these columns; what is shorter is a poem or an address. */
export const wrapColumns = { narrowest: 45, widest: 120 } as const;
/** A line so long that goes on with a small letter ends inside a sentence. In UTF-16 units. */
const shortestOpen = 30;
/** A bullet, a dash, "1." or "(a)". */
const marker = /^\s*(?:[-*•·▪–—>]|\(?\d{1,3}[.)]|\([a-z]\))\s/;

/**
 * The parts into which line ends divide a text. Where all its lines are short and one only ends because the next word
 * had no room in it, or goes on with a small letter, it was wrapped, and its end is part of the sentence.
 */
function* passagesOf(text: string): Generator<string> {
  const lines = text.split('\n');
  let width = 0;
  for (const line of lines) width = Math.max(width, line.trimEnd().length);
  let from = 0;
  for (let at = 1; at <= lines.length; at++) {
    const next = lines[at];
    if (next !== undefined && isWrapped(lines[at - 1]!.trimEnd(), next, width)) continue;
    yield at === from + 1 ? lines[from]! : lines.slice(from, at).join('\n');
    from = at;
  }
}

function isWrapped(line: string, next: string, width: number): boolean {
  const word = /^\s*(\S+)/.exec(next)?.[1];
  if (word === undefined || width > wrapColumns.widest || line.length < shortestOpen || marker.test(next))
    return false;
  if (/^["'“‘«([]?\p{Ll}/u.test(word) && !/[.!?:…]["'”’»)\]]*$/.test(line)) return true;
  return width >= wrapColumns.narrowest && line.length + 1 + word.length > width * 0.9;
}

/**
 * The sentences of a text in order, as trimmed, non-empty spans. A line end breaks, unless the line was wrapped. A
 * quotation mark or bracket that closes after the full stop belongs to the sentence before it. The full stops of titles,
 * initials and abbreviations don't break, unless a word that opens sentences follows; nor does one before a small
 * letter, where the text has capitals.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  const add = (from: number, to: number) => {
    const piece = text.slice(from, to);
    const start = from + (piece.length - piece.trimStart().length);
    const end = to - (piece.length - piece.trimEnd().length);
    if (start < end) spans.push({ start, end });
  };
  const hasCapitals = text.length < longestWithoutCapital || /[A-Z]/.test(text) || /\p{Lu}/u.test(text);
  let lineStart = 0;
  for (const line of passagesOf(text)) {
    let from = 0;
    // `matchAll` would copy the pattern for every line.
    endOfSentence.lastIndex = 0;
    for (let match = endOfSentence.exec(line); match; match = endOfSentence.exec(line)) {
      const to = match.index + match[0].length;
      const rest = line.slice(to).trimStart();
      const isStop = /^\.(?!\.)/.test(match[0]);
      // Most sentences begin with a capital of ASCII.
      if (hasCapitals && !/^[A-Z]/.test(rest) && /^["'“‘«([]*\p{Ll}/u.test(rest)) continue;
      if (isStop && rest !== '' && isFullStopInside(line, match.index, rest)) continue;
      add(lineStart + from, lineStart + to);
      from = to;
    }
    add(lineStart + from, lineStart + line.length);
    lineStart += line.length + 1;
  }
  return spans;
}
