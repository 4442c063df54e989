import type { NameReading } from '../contract/reading.ts';
import { foldForMatching } from '../text/normalise.ts';
import type { Token } from '../text/stems.ts';
import { countryKeys } from './countries.ts';
import { organisationWords, placeWords, sharedTitles, singleHolderRoles } from './lexicon.ts';
import { isCommonNoun } from './synonyms.ts';

const titles = new Set(sharedTitles);
const roleWords = new Set(singleHolderRoles.flatMap((role) => role.split(' ')));
const roleBefore = new RegExp(`(?:^|[^\\p{L}])((?:${singleHolderRoles.join('|')})) $`, 'iu');
/** An office behind a name, unless the next name in a list follows: "Berg, President Lund". */
const roleAfter = new RegExp(
  `^,? (?:as )?(?:the )?((?:${singleHolderRoles.join('|')}))(?![\\p{L}-])(?! (?-i:\\p{Lu}))`,
  'iu',
);
const roleAtStart = new RegExp(`^((?:${singleHolderRoles.join('|')})) `, 'iu');
const roleAtEnd = new RegExp(`,? (?:as )?(?:the )?((?:${singleHolderRoles.join('|')}))$`, 'iu');
const neverNames = new Set(
  'i gmt utc celsius fahrenheit monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);
const placePrepositions = new Set(['in', 'at', 'near', 'across', 'outside', 'inside', 'off']);

const isCapital = (token: Token) => /^[\p{Lu}\p{Lt}]/u.test(token.printed);

/** The tokens of a name from `at` on: capitals that follow each other, with "of", "de", "bin" and the like inside. */
function nameEnd(text: string, tokens: readonly Token[], at: number, to: number): number {
  let last = at;
  for (let i = at + 1; i < to; i++) {
    if (!/^[ \-‐‑]$/.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start))) break;
    if (/['’]s$/.test(tokens[i - 1]!.printed)) break;
    if (isCapital(tokens[i]!)) last = i;
    else if (!/^(?:of|de|del|der|van|von|bin|al|el|la|the)$/.test(tokens[i]!.word) || i - last > 2) break;
    else if (
      tokens[i]!.word === 'of' &&
      !organisationWords.has(tokens[last]!.word) &&
      !roleWords.has(tokens[last]!.word)
    )
      break;
  }
  return last;
}

/** A headline in which nearly every word is capital: there a capital tells nothing. */
function isTitleCase(tokens: readonly Token[]): boolean {
  const telling = tokens.filter(({ isStop, printed }) => !isStop && /^\p{L}/u.test(printed));
  return telling.length >= 6 && telling.filter(isCapital).length > 0.8 * telling.length;
}

/** A word at the start of a sentence is capital anyway: it counts as a name when more than that speaks for it. */
function isPlainOpener(text: string, tokens: readonly Token[], at: number, last: number): boolean {
  const before = text.slice(0, tokens[at]!.start);
  if (before !== '' && !/[.!?:]["”’']?\s+["“‘']?$|\n\s*$|^["“‘']$/.test(before)) return false;
  return (
    last === at &&
    !/['’]s$/.test(tokens[at]!.printed) &&
    !/^\p{Lu}{2,}$|^(?:\p{L}\.)+$/u.test(tokens[at]!.printed)
  );
}

/** Verbs that follow people and bodies; a capital opener before one is a name. */
const actsLikeOne = /^ (?:said|says|told|visited|signed|denied|resigned|arrived|met)\b/;

function kindAndKey(
  text: string,
  tokens: readonly Token[],
  at: number,
  last: number,
): Pick<NameReading, 'kind' | 'key'> {
  const words = tokens.slice(at, last + 1).map((token) => token.word);
  const folded = words.join(' ');
  const country = countryKeys.get(folded);
  if (country !== undefined) return { kind: 'place', key: country };
  const lastWord = words.at(-1)!;
  const isTitled = hasTitle(text, tokens, at);
  if ((words.length > 1 || isTitled) && words.some((word) => organisationWords.has(word)))
    return { kind: 'organisation', key: folded };
  if (words.length > 1 && placeWords.has(lastWord)) return { kind: 'place', key: folded };
  if (/^\p{Lu}{2,6}$/u.test(tokens[at]!.printed) && words.length === 1)
    return { kind: 'organisation', key: folded };
  if (placePrepositions.has(tokens[at - 1]?.word ?? '') && !isTitled) return { kind: 'place', key: folded };
  if (isTitled || roleAfter.test(text.slice(tokens[last]!.end))) return { kind: 'person', key: lastWord };
  return { kind: 'unknown', key: words.length === 2 || words.length === 3 ? lastWord : folded };
}

function hasTitle(text: string, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined &&
    text.slice(before.end, tokens[at]!.start).trim().length <= 1 &&
    (titles.has(before.word) || roleBefore.test(text.slice(0, tokens[at]!.start)))
  );
}

/**
 * The names in tokens `from` to `to` (excluded): people, organisations and places. A person's span takes in
 * the title or office printed with the name ("Foreign Minister Lena Holm", "Holm, the foreign minister"); the
 * key is the family name. A country and its demonym share one key. Single capital words that open a sentence
 * count only where they are a country or do what people do.
 */
export function readNames(
  text: string,
  tokens: readonly Token[],
  range: { readonly from: number; readonly to: number },
): NameReading[] {
  const names: NameReading[] = [];
  const isHeadline = isTitleCase(tokens);
  for (let at = range.from; at < range.to; at++) {
    const token = tokens[at]!;
    const isTitle = titles.has(token.word) || roleWords.has(token.word);
    if (!isCapital(token) || neverNames.has(token.word) || (isTitle && !organisationWords.has(token.word)))
      continue;
    let last = nameEnd(text, tokens, at, range.to);
    while (last > at && (titles.has(tokens[last]!.word) || roleWords.has(tokens[last]!.word))) last -= 1;
    const isCountry = countryKeys.has(token.word);
    if (isHeadline && !isCountry) continue;
    if (
      isCountry &&
      last > at &&
      !organisationWords.has(tokens[last]!.word) &&
      !countryKeys.has(
        tokens
          .slice(at, last + 1)
          .map((t) => t.word)
          .join(' '),
      )
    )
      last = at;
    let start = at;
    while (
      start < last &&
      (tokens[start]!.isStop || /^\d/.test(tokens[start]!.stem) || neverNames.has(tokens[start]!.word))
    )
      start += 1;
    const opener = tokens[start]!;
    if (neverNames.has(opener.word)) continue;
    const isBare = isPlainOpener(text, tokens, start, last) && !countryKeys.has(opener.word);
    if (
      (opener.isStop && start === last && !isCountry) ||
      (isBare && (isCommonNoun(opener.stem) || !actsLikeOne.test(text.slice(tokens[last]!.end))))
    )
      continue;
    const spanned = withOffice(text, tokens, start, last);
    names.push({
      ...spanned,
      printed: text.slice(spanned.start, spanned.end),
      ...kindAndKey(text, tokens, start, last),
    });
    at = last;
  }
  return names;
}

function withOffice(
  text: string,
  tokens: readonly Token[],
  at: number,
  last: number,
): { start: number; end: number } {
  const start = tokens[at]!.start;
  const printedEnd = tokens[last]!.end;
  const end = printedEnd - (/['’]s?$/.exec(tokens[last]!.printed)?.[0].length ?? 0);
  const before = roleBefore.exec(text.slice(0, start));
  if (before !== null) return { start: start - 1 - before[1]!.length, end };
  const after = end === printedEnd ? roleAfter.exec(text.slice(end)) : null;
  if (after !== null) return { start, end: end + after[0].length };
  const title = tokens[at - 1];
  if (title !== undefined && titles.has(title.word) && title.end >= start - 2)
    return { start: title.start, end };
  return { start, end };
}

/** True for a word that goes with a name and is none: "Mr", "minister", "mayor". */
export function isTitleWord(word: string): boolean {
  return titles.has(word) || roleWords.has(word);
}

/** The office of one holder that a person's name is printed with, folded ("mayor"); null where none stands. */
export function officeOf(name: NameReading): string | null {
  if (name.kind !== 'person') return null;
  const role = roleAtStart.exec(name.printed) ?? roleAtEnd.exec(name.printed);
  return role === null ? null : foldForMatching(role[1]!);
}
