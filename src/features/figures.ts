import type { Token } from '../text/stems.ts';
import { measures } from './lexicon.ts';

const entries = <T>(text: string, value: (word: string, at: number) => T) =>
  new Map(text.split(' ').map((word, at) => [word, value(word, at)] as const));

const small = entries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  (_, at) => at,
);
const tens = entries('twenty thirty forty fifty sixty seventy eighty ninety', (_, at) => 20 + at * 10);
/** What a scale word or its short form multiplies by. */
export const scales = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
]);
const ordinals = entries(
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
  (_, at) => at,
);
/** Share in percent. A fraction is a round figure: its comparator is "about" unless another is printed. */
const fractions = new Map([
  ['half', 50],
  ['third', 100 / 3],
  ['thirds', 100 / 3],
  ['quarter', 25],
  ['quarters', 25],
  ['fifth', 20],
  ['fifths', 20],
  ['tenth', 10],
  ['tenths', 10],
]);
/** Plural scales name no figure but a least one. "dozens" of 20 is the lowest use seen. */
const vague = new Map([
  ['dozens', 20],
  ['scores', 40],
  ['hundreds', 200],
  ['thousands', 2e3],
  ['millions', 2e6],
  ['billions', 2e9],
]);
/** A number as printed, before anything is known of what it counts. */
export interface Figure {
  /** Tokens from..to, both included. */
  readonly to: number;
  /** Where it ends, when that is behind its last token: "10⁶". */
  readonly end?: number;
  readonly value: number;
  readonly kind: 'plain' | 'ordinal' | 'vague' | 'fraction';
  /** Token of the unit, where it stands inside: "an hour and a half". */
  readonly unitAt?: number;
}

function parseDigits(printed: string, language: string): number {
  const usesCommaForDecimals = /^(?:de|es|it|pt|nl|fr|da|nb|no|sv|fi|pl|ru|tr|id)\b/.test(language);
  if (usesCommaForDecimals) return Number(printed.replaceAll('.', '').replace(',', '.'));
  // Nobody prints three decimals of nought: "30.000" is a foreign thirty thousand.
  if (/^[1-9]\d{0,2}(?:\.000)+$/.test(printed)) return Number(printed.replaceAll('.', ''));
  return Number(/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(printed) ? printed.replaceAll(',', '') : printed);
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lastRaised = 0x2079;

/** The text between a token and the next; a power or the number of a note belongs to the token. */
export function gapAfter(text: string, tokens: readonly Token[], at: number): string {
  let { end } = tokens[at]!;
  for (let unit = text.charCodeAt(end); unit > 0x7f && unit <= lastRaised; unit = text.charCodeAt(++end))
    if (!raised.includes(text[end]!)) break;
  return text.slice(end, tokens[at + 1]?.start ?? text.length);
}
/** Nothing but a space or a hyphen stands between a token and the next. */
export const isClose = (text: string, tokens: readonly Token[], at: number) =>
  at + 1 < tokens.length && /^[\s-‐‑]{0,2}$/.test(gapAfter(text, tokens, at));

/** Multiplies by the scale words that follow: "1.2 million", "$3bn". */
function withScale(
  text: string,
  tokens: readonly Token[],
  to: number,
  value: number,
): { to: number; value: number } {
  const scale = isClose(text, tokens, to) ? scales.get(tokens[to + 1]!.word) : undefined;
  return scale === undefined ? { to, value } : withScale(text, tokens, to + 1, value * scale);
}

/** "30m tall" is a length; "30m" elsewhere is most often millions. */
export const isLength = (text: string, token: Token) =>
  /^\s(?:deep|tall|high|wide|long)\b/.test(text.slice(token.end));

const timesTen = /^\s?[×x·*]\s?(?=10[⁻⁰¹²³⁴-⁹])/u;
const powerOfTen = /^10(⁻?)([⁰¹²³⁴-⁹]{1,2})(?![\p{L}\p{N}⁻])/u;

/**
 * "10⁶" and "3 × 10⁶"; null where no power of ten begins. A negative one is no number of things: its value is not a
 * number. "10¹" and "10²" alone carry the number of a note.
 */
function powerFigureAt(text: string, tokens: readonly Token[], at: number, language: string): Figure | null {
  const { start, end, printed } = tokens[at]!;
  const factor = timesTen.exec(text.slice(end, end + 6))?.[0];
  const place = factor === undefined ? start : end + factor.length;
  const power = powerOfTen.exec(text.slice(place, place + 6));
  if (power === null) return null;
  const exponent = Number([...power[2]!].map((sign) => raised.indexOf(sign)).join(''));
  if (factor === undefined && !power[1] && exponent < 3) return null;
  const value = (factor === undefined ? 1 : parseDigits(printed, language)) * 10 ** exponent;
  return {
    to: tokens.findIndex((token) => token.start === place),
    end: place + power[0].length,
    value: power[1] ? Number.NaN : value,
    kind: 'plain',
  };
}

function digitFigureAt(text: string, tokens: readonly Token[], at: number, language: string): Figure | null {
  const match = /^(\d[\d.,]*?)(st|nd|rd|th|[a-z]{1,2})?$/i.exec(tokens[at]!.printed);
  if (match === null) return null;
  const value = parseDigits(match[1]!, language);
  const suffix = match[2]?.toLowerCase() ?? '';
  if (Number.isNaN(value)) return null;
  if (/^(?:st|nd|rd|th)$/.test(suffix)) return { to: at, value, kind: 'ordinal' };
  const scale = suffix === 'm' && !isLength(text, tokens[at]!) ? 1e6 : scales.get(suffix);
  if (suffix !== '' && scale === undefined && !measures.has(suffix)) return null;
  return { ...withScale(text, tokens, at, value * (scale ?? 1)), kind: 'plain' };
}

/** "twenty-one", "two hundred and five", "a hundred thousand", "half", "two thirds", "a dozen", "dozens". */
function wordFigureAt(text: string, tokens: readonly Token[], at: number): Figure | null {
  const wordAt = (i: number) => tokens[i]?.word ?? '';
  const first = wordAt(at);
  const vagueValue = vague.get(first);
  if (vagueValue !== undefined) {
    const scale = wordAt(at + 1) === 'of' ? vague.get(wordAt(at + 2)) : undefined;
    return scale === undefined
      ? { to: at, value: vagueValue, kind: 'vague' }
      : { to: at + 2, value: (vagueValue * scale) / 2 / (first === 'dozens' ? 2 : 1), kind: 'vague' };
  }
  const isArticle = first === 'a' || first === 'an';
  const isShare = /^(?:of|the|a|its|their)$/;
  if (first === 'half' && isShare.test(wordAt(at + 1))) return { to: at, value: 50, kind: 'fraction' };
  const share = fractions.get(wordAt(at + 1));
  if (share !== undefined && wordAt(at + 2) === 'of' && (isArticle || first === 'one' || small.has(first))) {
    return { to: at + 1, value: share * (isArticle ? 1 : small.get(first)!), kind: 'fraction' };
  }
  if (isArticle && wordAt(at + 1) === 'dozen') return { to: at + 1, value: 12, kind: 'plain' };
  if (scales.has(first) || (isArticle && !scales.has(wordAt(at + 1)))) return null;
  if (
    ordinals.has(first) &&
    /^(?:the|a|his|her|its|their)$/.test(wordAt(at - 1)) &&
    (wordAt(at + 1) !== 'time' || ordinals.get(first)! > 1)
  ) {
    return { to: at, value: ordinals.get(first)!, kind: 'ordinal' };
  }
  let total = 0;
  let current = isArticle ? 1 : 0;
  let to = at - (isArticle ? 0 : 1);
  for (let i = to + 1; i < tokens.length; i++) {
    if (i > at && !isClose(text, tokens, i - 1)) break;
    const word = wordAt(i);
    const scale = word.length > 2 ? scales.get(word) : undefined;
    const unit = small.get(word) ?? tens.get(word);
    if (unit !== undefined) current += unit;
    else if (scale === 100) current = (current || 1) * 100;
    else if (scale !== undefined) {
      total += (current || 1) * scale;
      current = 0;
    } else if (
      word === 'and' &&
      wordAt(i - 1) === 'hundred' &&
      (small.has(wordAt(i + 1)) || tens.has(wordAt(i + 1)))
    )
      continue;
    else if (word === 'dozen' && current > 0) current *= 12;
    else break;
    to = i;
  }
  if (to < at || (isArticle && to === at)) return null;
  const value = total + current;
  if (value === 1 && to === at && !isCountedOne(tokens, at)) return null;
  return { to, value, kind: 'plain' };
}

/** "one" counts only before a plain noun; elsewhere it is a pronoun. */
function isCountedOne(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && !next.isStop && next.word !== 'another' && tokens[at - 1]?.word !== 'no';
}

/** "two and a half", "an hour and a half". */
function withHalf(tokens: readonly Token[], at: number, figure: Figure | null): Figure | null {
  const isHalf = (i: number) =>
    tokens[i]?.word === 'and' && tokens[i + 1]?.word === 'a' && tokens[i + 2]?.word === 'half';
  if (figure === null) {
    const isOne = /^an?$/.test(tokens[at]!.word) && measures.has(tokens[at + 1]?.word ?? '');
    return isOne && isHalf(at + 2) ? { to: at + 4, value: 1.5, kind: 'plain', unitAt: at + 1 } : null;
  }
  if (figure.kind !== 'plain' || !isHalf(figure.to + 1)) return figure;
  return { ...figure, to: figure.to + 3, value: figure.value + 0.5 };
}

/**
 * The number that begins with the token at `at`: digits with their scale ("1.2m", "3 billion"), spelled
 * numbers, ordinals, fractions and open plurals ("dozens"); null where none begins there.
 */
export function readFigure(
  text: string,
  tokens: readonly Token[],
  at: number,
  language: string,
): Figure | null {
  const isDigit = /^\d/.test(tokens[at]!.printed);
  const figure =
    (isDigit ? powerFigureAt(text, tokens, at, language) : null) ??
    digitFigureAt(text, tokens, at, language) ??
    wordFigureAt(text, tokens, at);
  return withHalf(tokens, at, figure);
}
