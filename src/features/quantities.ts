import type { Comparator, Quantity } from '../contract/reading.ts';
import { foldForMatching } from '../text/normalise.ts';
import { stemWord, type Token } from '../text/stems.ts';
import { clauseStart } from './clauses.ts';
import { type Figure, gapAfter, isClose, isLength, readFigure, scales } from './figures.ts';
import { currencies, irregularPlurals, measures, otherDollars } from './lexicon.ts';

/** Comparators as they stand before a number; the longest phrase is tried first. */
const phrasesBefore: readonly (readonly [RegExp, Comparator])[] = [
  [
    /(?:no|not) (?:more|greater|higher|over) than $|(?:at most|up to|as many as|as much as|a maximum of|not exceeding|not over) $/,
    'at-most',
  ],
  [
    /(?:no|not) (?:less|fewer|lower) than $|(?:at least|at the least|a minimum of|not under|as few as) $/,
    'at-least',
  ],
  [
    /(?:(?:more|greater|higher|larger|better|older|longer) than|over|above|exceed(?:s|ed|ing)?|in excess of|upwards? of|surpass(?:es|ed|ing)?|top(?:s|ped|ping)) $/,
    'more-than',
  ],
  [/(?:(?:less|fewer|lower|smaller|younger|shorter) than|under|below|short of) $/, 'less-than'],
  [/(?:almost|nearly|close to|approaching|just under|nearing|virtually) $/, 'nearly'],
  [/(?:about|around|approximately|roughly|circa|some|an? estimated|estimated|an average of) $/, 'about'],
];
const comparatorsBefore = phrasesBefore.map(
  ([phrase, comparator]) => [new RegExp(`(?:^|[\\s("'])(?:${phrase.source})`), comparator] as const,
);
const comparatorsAfter: readonly (readonly [RegExp, Comparator])[] = [
  [/^ (?:\p{L}+ )?or (?:more|above|over|higher|older)\b|^ ?\+/u, 'at-least'],
  [/^ (?:\p{L}+ )?or (?:fewer|less|below|under|lower|younger)\b/u, 'at-most'],
];

/** How far "about", and the open side of "nearly", reach at most: five in a hundred, the narrower common use. */
const aboutShare = 0.05;

/** One unit of the last digit that tells: 100 of 12,400. */
function lastDigit(value: number): number {
  // Ten digits: what a product of floats adds behind them was never printed.
  const [digits, power] = Number(value.toPrecision(10)).toExponential().split('e');
  return 10 ** (Number(power) - (digits!.split('.')[1]?.length ?? 0));
}

/**
 * The room that "about" leaves to a figure: who prints 12,400 does not mean 11,900. On the development pairs (vitaminc,
 * rules alone) one unit of the last digit gave .681, the flat share .679; few of those pairs tell. A fraction has no
 * last digit.
 */
const roomAbout = ({ value, kind }: Figure) =>
  Math.min(aboutShare * value, kind === 'fraction' ? value : lastDigit(value));

function intervalOf(comparator: Comparator, figure: Figure, upper: number): [number | null, number | null] {
  const { value } = figure;
  const round = (x: number) => Math.round(x * 1e6) / 1e6;
  if (comparator === 'about') return [round(value - roomAbout(figure)), round(value + roomAbout(figure))];
  if (comparator === 'nearly') return [round(value - roomAbout(figure)), value];
  if (comparator === 'more-than' || comparator === 'at-least') return [value, null];
  if (comparator === 'less-than' || comparator === 'at-most') return [null, value];
  return [value, upper];
}

/** What tells that "1-3" is the result of a match or a vote, and no range. */
const ofScores =
  /\b(?:beat|beaten|won|win|wins|winners?|lost|lose|defeat(?:ed)?|drew|draw|victory|against|voted|vote|match|final)\b/i;

/** "3-1": both figures of a result; null for ranges, seasons and the like. */
function scoreAt(
  text: string,
  tokens: readonly Token[],
  at: number,
): { to: number; low: number; high: number } | null {
  const [first, second] = [tokens[at]!, tokens[at + 1]];
  if (second === undefined || !/^[-–‐]$/.test(gapAfter(text, tokens, at))) return null;
  if (!/^\d{1,3}$/.test(first.printed) || !/^\d{1,3}$/.test(second.printed)) return null;
  const [x, y] = [Number(first.printed), Number(second.printed)];
  const isResult = x >= y || ofScores.test(text);
  return isResult && !/^[-–‐%]/.test(text.slice(second.end))
    ? { to: at + 1, low: Math.min(x, y), high: Math.max(x, y) }
    : null;
}

/** A number that only names: Flight 212, Highway 5, No. 9. Weekdays and sentence starts before a number don't. */
function isLabel(text: string, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return false;
  const gap = gapAfter(text, tokens, at - 1);
  // COVID-19, Catch-Twenty-Two, and the second half of a score or a season: 7-4, 2017-18.
  if (/^[-–‐‑]$/.test(gap)) return true;
  if (gap !== ' ') return false;
  // A number word with a capital inside a name: "Fantastic Four", "the band Seven Rivers".
  const isCapital = (token: Token | undefined) => token !== undefined && /^\p{Lu}\p{Ll}/u.test(token.printed);
  if (isCapital(tokens[at]) && (isCapital(before) || isCapital(tokens[at + 1]))) return true;
  if (
    /^(?:flight|route|highway|article|section|chapter|room|gate|resolution|boeing|airbus|covid|channel|phase|no|number|page|line)$/.test(
      before.word,
    )
  )
    return true;
  const next = tokens[at + 1];
  const hasUnit =
    next !== undefined && (scales.has(next.word) || currencies.has(next.word) || measures.has(next.word));
  if (hasUnit || /^\s?%/.test(text.slice(tokens[at]!.end))) return false;
  const isFirst = at === 1 || /[.!?:“"]\s*$/.test(text.slice(0, before.start));
  return (
    /^\p{Lu}/u.test(before.printed) &&
    !isFirst &&
    !before.isStop &&
    !/day$/.test(before.word) &&
    comparatorBefore(text, tokens[at]!.start) === null
  );
}

function comparatorBefore(text: string, start: number): { comparator: Comparator; start: number } | null {
  const from = Math.max(0, start - 40);
  const before = foldForMatching(text.slice(from, start).replace(/(?:US)?[$£€¥]\s?$/, ''));
  for (const [pattern, comparator] of comparatorsBefore) {
    const match = pattern.exec(before);
    if (match === null) continue;
    const phrase = match[0].replace(/^[\s("']/, '');
    return {
      comparator,
      start: text.slice(0, start).replace(/(?:US)?[$£€¥]\s?$/, '').length - phrase.length,
    };
  }
  return null;
}

const isPlural = (word: string) =>
  irregularPlurals.has(word) || /[^suiao'\d]s$/.test(word) || /(?:ees|ies|oes)$/.test(word);

/** The counted noun after a number: the first plural among the words that follow without a break. */
function countedNoun(text: string, tokens: readonly Token[], at: number, value: number): number | null {
  let i = at + 1;
  if (tokens[i]?.word === 'of') i += /^(?:the|its|their|his|her)$/.test(tokens[i + 1]?.word ?? '') ? 2 : 1;
  else if (tokens[i]?.word === 'or' && /^(?:more|fewer|less)$/.test(tokens[i + 1]?.word ?? '')) i += 2;
  else if (tokens[i]?.word === 'more' || tokens[i]?.word === 'other') i += 1;
  for (let seen = 0; i < tokens.length && seen < 5; i++, seen++) {
    if (/[.,;:()!?"“”–—]/.test(gapAfter(text, tokens, i - 1))) return null;
    const token = tokens[i]!;
    if (token.isStop && !irregularPlurals.has(token.word)) return null;
    if (/^\d/.test(token.word)) return null;
    if (isPlural(token.word) || (value === 1 && /^\p{Ll}/u.test(token.printed))) return i;
  }
  return null;
}

/**
 * The quantities printed in tokens `from` to `to` (excluded) of a text: figures, spelled numbers, money,
 * percentages, measures and ordinals, each with the interval that its words allow. A quantity's span takes in
 * its comparator and its counted noun. Tokens for which `isTaken` says so (dates, clock times) are passed by;
 * numbers that only name something (Flight 212) and those that only mark an open many ("several") give none.
 */
export function readQuantities(
  text: string,
  tokens: readonly Token[],
  range: { readonly from: number; readonly to: number },
  isTaken: (token: Token) => boolean,
  language: string,
): Quantity[] {
  const quantities: Quantity[] = [];
  let at = range.from;
  while (at < range.to) {
    const token = tokens[at]!;
    const isDashed = at > 0 && /^[-–‐‑]$/.test(gapAfter(text, tokens, at - 1));
    const score = isTaken(token) || isDashed ? null : scoreAt(text, tokens, at);
    if (score !== null) {
      const { start } = token;
      const { end } = tokens[score.to]!;
      const { low, high } = score;
      const printed = text.slice(start, end);
      quantities.push({
        start,
        end,
        printed,
        comparator: 'between',
        value: low,
        low,
        high,
        kind: 'score',
        unit: null,
      });
      at = score.to + 1;
      continue;
    }
    const figure = isTaken(token) ? null : readFigure(text, tokens, at, language);
    if (figure === null || isLabel(text, tokens, at)) {
      at += 1;
      continue;
    }
    if (Number.isNaN(figure.value)) {
      at = figure.to + 1;
      continue;
    }
    const { quantity, to } = quantityFrom(text, tokens, at, figure, language, isTaken);
    quantities.push(quantity);
    at = to + 1;
  }
  return quantities;
}

/** The upper figure of "30 to 50", "30-50" or "between 30 and 50"; null where the number stands alone. */
function upperFigure(
  text: string,
  tokens: readonly Token[],
  at: number,
  figure: Figure,
  language: string,
): Figure | null {
  const next = figure.to + 1;
  const joint = tokens[next]?.word;
  const wordBefore = tokens[at - 1]?.word;
  const isDash = /^\s?[-–‐]\s?$/.test(gapAfter(text, tokens, figure.to));
  const second = isDash ? next : next + 1;
  if (second >= tokens.length || figure.kind !== 'plain') return null;
  const joins =
    isDash || (joint === 'to' && wordBefore !== 'from') || (joint === 'and' && wordBefore === 'between');
  const upper = joins ? readFigure(text, tokens, second, language) : null;
  return upper?.kind === 'plain' && upper.value > figure.value ? upper : null;
}

/** Behind a span of time, and not behind "second" that numbers what follows: "three men a second gate let in". */
const endsPhrase =
  /^(?!\s+\p{L})|^\s+(?:after|and|as|at|before|but|by|down|during|for|from|in|into|of|on|onto|or|out|over|past|since|than|through|to|under|when|while|with)\b/iu;

/** "a day", "per week", "per head", "each" behind a number, or "each" before it; undefined where none is. */
function perAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  end: number,
  kind: Quantity['kind'],
): { per: NonNullable<Quantity['per']>; end: number } | undefined {
  if (kind === 'ordinal' || kind === 'percent' || kind === 'percentage-points') return undefined;
  const behind = /^,? (?:a|an|per|each|every) (second|minute|hour|day|night|week|month|year)\b/i.exec(
    text.slice(end),
  );
  const span = behind?.[1]?.toLowerCase();
  if (behind && (span !== 'second' || endsPhrase.test(text.slice(end + behind[0].length)))) {
    return {
      per: span === 'night' ? 'day' : (span as Exclude<NonNullable<Quantity['per']>, 'each'>),
      end: end + behind[0].length,
    };
  }
  const each =
    /^(?: each\b| apiece\b| (?:per|a) (?:head|person|capita|share|tonne|barrel|litre|piece|child|household)\b)/i.exec(
      text.slice(end),
    );
  if (each !== null) return { per: 'each', end: end + each[0].length };
  const clause = tokens.slice(Math.max(clauseStart(text, tokens, at), at - 8), at);
  const isOfEach = clause.some(
    ({ word }, i) =>
      /^(?:each|every)$/.test(word) &&
      !measures.has(clause[i + 1]?.word ?? '') &&
      clause[i + 1]?.word !== 'region',
  );
  return isOfEach ? { per: 'each', end } : undefined;
}

function quantityFrom(
  text: string,
  tokens: readonly Token[],
  at: number,
  figure: Figure,
  language: string,
  isTaken: (token: Token) => boolean,
): { quantity: Quantity; to: number } {
  const upper = upperFigure(text, tokens, at, figure, language);
  const to = upper?.to ?? figure.to;
  const sign = /(?:US)?[$£€¥]\s?$/.exec(text.slice(0, tokens[at]!.start))?.[0] ?? '';
  const numberStart = tokens[at]!.start - sign.length;
  const endOfFigure = (upper ?? figure).end ?? tokens[to]!.end;
  let end = endOfFigure;
  let kind: Quantity['kind'] = figure.kind === 'ordinal' ? 'ordinal' : 'count';
  let unit: string | null = null;
  const suffix = /\d([a-z]{1,2})$/i.exec(tokens[to]!.printed)?.[1]?.toLowerCase();
  const next = tokens[to + 1];
  const isNear = isClose(text, tokens, to);
  const isAge =
    /^\s?-\s?years?\s?-\s?olds?\b/i.test(text.slice(end)) ||
    (/\p{Lu}[\p{L}'’-]+, $/u.test(text.slice(0, numberStart)) &&
      /^(?:[,.)]|$| (?:and|who|was|is)\b)/.test(text.slice(end)) &&
      figure.value > 0 &&
      figure.value < 111) ||
    /\b(?:aged|at (?:the )?age (?:of )?|at the age of) $/i.test(text.slice(0, numberStart));
  const percent = /^\s?%/.exec(text.slice(end));
  if (sign !== '') {
    kind = 'money';
    unit = currencies.get(sign.trim().toLowerCase()) ?? null;
  } else if (isAge) {
    kind = 'measure';
    unit = 'age';
  } else if (figure.unitAt !== undefined) {
    kind = 'measure';
    unit = measures.get(tokens[figure.unitAt]!.word)!.unit;
  } else if (isNear && next && otherDollars.has(next.word) && /^dollars?$/.test(tokens[to + 2]?.word ?? '')) {
    kind = 'money';
    unit = otherDollars.get(next.word)!;
    end = tokens[to + 2]!.end;
  } else if (isNear && next?.word === 'usa' && /^dollars?$/.test(tokens[to + 2]?.word ?? '')) {
    kind = 'money';
    unit = 'USD';
    end = tokens[to + 2]!.end;
  } else if (percent !== null || figure.kind === 'fraction') {
    kind = 'percent';
    end += percent?.[0].length ?? 0;
  } else if (isNear && next && /^(?:percent|percentage)$|^per$/.test(next.word)) {
    const isTwoWords = next.word === 'per' && tokens[to + 2]?.word === 'cent';
    const isPoints = next.word === 'percentage' && /^points?$/.test(tokens[to + 2]?.word ?? '');
    kind = isPoints ? 'percentage-points' : 'percent';
    end = isTwoWords || isPoints ? tokens[to + 2]!.end : next.end;
  } else if (isNear && next && currencies.has(next.word)) {
    kind = 'money';
    unit = currencies.get(next.word)!;
    end = next.end;
  } else if (kind === 'count') {
    const measure = measures.get(
      suffix && !scales.has(suffix) && (suffix !== 'm' || isLength(text, tokens[to]!))
        ? suffix
        : isNear
          ? (next?.word ?? '')
          : '',
    );
    const noun = countedNoun(text, tokens, to, upper?.value ?? figure.value);
    if (measure !== undefined) {
      kind = 'measure';
      unit = measure.unit;
      if (isNear && measures.has(next!.word)) end = next!.end;
      const scale = unit === 'degree' ? measures.get(tokens[to + 2]?.word ?? '') : undefined;
      if (scale?.base === 'celsius') {
        unit = scale.unit;
        end = tokens[to + 2]!.end;
      }
    } else if (noun !== null && !isTaken(tokens[noun]!)) {
      unit = stemWord(tokens[noun]!.word);
      end = tokens[noun]!.end;
    }
  } else if (isNear && next && !next.isStop) {
    unit = next.stem;
    end = next.end;
  }
  const before = upper ? null : comparatorBefore(text, tokens[at]!.start);
  const after = comparatorsAfter.find(([pattern]) => pattern.test(text.slice(endOfFigure)));
  const comparator: Comparator = upper
    ? 'between'
    : (after?.[1] ??
      before?.comparator ??
      (figure.kind === 'vague' ? 'at-least' : figure.kind === 'fraction' ? 'about' : 'exactly'));
  const [low, high] = intervalOf(comparator, figure, upper?.value ?? figure.value);
  const per = perAt(text, tokens, at, end, kind);
  if (per !== undefined) end = per.end;
  const between = upper ? /between\s$/i.exec(text.slice(0, numberStart)) : null;
  const start = between?.index ?? before?.start ?? numberStart;
  return {
    quantity: {
      start,
      end,
      printed: text.slice(start, end),
      comparator,
      value: figure.value,
      low,
      high,
      kind,
      unit,
      ...(per !== undefined && { per: per.per }),
    },
    to: Math.max(
      to,
      tokens.findLastIndex((token) => token.end <= end),
    ),
  };
}
