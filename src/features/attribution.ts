import type { Party, Reading, Words } from '../contract/reading.ts';
import { type Token, tokensOf } from '../text/stems.ts';
import { documents, organisationWords, sayingVerbs } from './lexicon.ts';

type Attribution = NonNullable<Reading['attribution']>;

const speakerNouns =
  /\b(?:officials?|sources?|spokes(?:man|woman|person|people)|minist(?:er|ers|ry)|police|authorities|witness(?:es)?|experts?|analysts?|diplomats?|lawmakers?|prosecutors?|governments?|military|army|company|union|researchers|scientists|doctors|residents|critics|organi[sz]ations?|groups?|agency|agencies|report|study|survey|court|lawyers?|leaders?|commanders?)\b/i;
const pronouns = /^(?:he|she|they|it|we|i|you|who|which|that|this|there)$/i;
/** Where the words of a speaker can't reach across. */
const edge = /[,;:.!?"“”()—–]/;

function partyFrom(printed: string): Party | null {
  const name = printed
    .trim()
    .replace(/^(?:the|The)\s+/, '')
    .replace(/['’]s?$/, '');
  if (name === '' || pronouns.test(name)) return null;
  const tokens = tokensOf(name);
  const hasName = tokens.some((token, i) => /^\p{Lu}/u.test(token.printed) && (i > 0 || !token.isStop));
  if (!hasName && !speakerNouns.test(name)) return null;
  if (tokens.some((token) => documents.has(token.stem))) return { name, kind: 'document', role: null };
  const isUnnamed =
    /^(?:an?|one|some|several|two|three|many|senior|other|unnamed)\b/i.test(name) ||
    /\b(?:officials?|sources?|experts|analysts|diplomats|lawmakers|residents|critics|witnesses|scientists|researchers|leaders)$/i.test(
      name,
    );
  if (isUnnamed) return { name, kind: 'unnamed', role: null };
  const isBody =
    tokens.some((token) => organisationWords.has(token.word)) ||
    /\b(?:organi[sz]ations|groups|authorities|police|government|military|company)\b/i.test(name) ||
    /^\p{Lu}{2,}$/u.test(name);
  return { name, kind: isBody ? 'organisation' : 'person', role: null };
}

/** The tokens before `at` that belong together without a mark between: the subject of the verb there. */
function subjectBefore(text: string, tokens: readonly Token[], at: number): string {
  let first = at;
  while (first > 0 && at - first < 9) {
    if (edge.test(text.slice(tokens[first - 1]!.end, tokens[first]!.start))) break;
    if (/^(?:and|but|that|as|while|when)$/.test(tokens[first - 1]!.word) && first < at) break;
    first -= 1;
  }
  while (first < at && /^(?:also|however|later|meanwhile|but|and|as|reportedly)$/.test(tokens[first]!.word))
    first += 1;
  let last = at - 1;
  while (last > first && /^(?:has|have|had|also|later|reportedly|then)$/.test(tokens[last]!.word)) last -= 1;
  return first >= at ? '' : text.slice(tokens[first]!.start, tokens[last]!.end);
}

function wordsAfter(
  text: string,
  tokens: readonly Token[],
  at: number,
  limit: number,
): { printed: string; end: number } {
  let last = at;
  while (last + 1 < tokens.length && last + 1 - at < limit) {
    if (edge.test(text.slice(tokens[last]!.end, tokens[last + 1]!.start))) break;
    if (/^(?:that|on|in|as|after|when|while|who|during|to)$/.test(tokens[last + 1]!.word)) break;
    last += 1;
  }
  return tokens[at] === undefined
    ? { printed: '', end: 0 }
    : { printed: text.slice(tokens[at]!.start, tokens[last]!.end), end: tokens[last]!.end };
}

const spanned = (text: string, start: number, end: number, chain: Party[]): Attribution => ({
  start,
  end,
  printed: text.slice(start, end),
  chain,
});

function accordingTo(text: string, tokens: readonly Token[], at: number): Attribution | null {
  if (tokens[at]!.word !== 'according' || tokens[at + 1]?.word !== 'to') return null;
  const { printed, end } = wordsAfter(text, tokens, at + 2, 10);
  const party = partyFrom(printed);
  return party && spanned(text, tokens[at]!.start, end, [party]);
}

/** "the High Court's ruling that ..." */
function paperThat(text: string, tokens: readonly Token[], at: number): Attribution | null {
  if (!documents.has(tokens[at]!.stem) || tokens[at + 1]?.word !== 'that' || at === 0) return null;
  if (!/['’]s?$/.test(tokens[at - 1]!.printed)) return null;
  const subject = subjectBefore(text, tokens, at);
  const party = partyFrom(subject);
  return party && spanned(text, tokens[at]!.start - 1 - subject.length, tokens[at]!.end, [party]);
}

function verbFrame(text: string, tokens: readonly Token[], at: number): Attribution | null {
  const verb = tokens[at]!;
  if (!sayingVerbs.has(verb.word)) return null;
  const isAfterQuote = at > 0 && /[,"”]\s*$/.test(text.slice(tokens[at - 1]!.end, verb.start));
  if (isAfterQuote) {
    const { printed, end } = wordsAfter(text, tokens, at + 1, 8);
    const party = partyFrom(printed);
    return party && spanned(text, verb.start, end, [party]);
  }
  const subject = subjectBefore(text, tokens, at);
  const speaker = partyFrom(subject);
  if (speaker === null) return null;
  const start = text.lastIndexOf(subject, verb.start);
  const isTold = /^t(?:old|ells?)$/.test(verb.word);
  const listener = isTold ? wordsAfter(text, tokens, at + 1, 4) : null;
  const hearer = listener && /^\p{Lu}/u.test(listener.printed) ? partyFrom(listener.printed) : null;
  if (hearer && listener)
    return spanned(text, start, listener.end, [{ ...hearer, kind: 'organisation' }, speaker]);
  const rest = text.slice(verb.end);
  const isFrame =
    isTold ||
    /^(?: \p{L}+day| on \p{L}+)?(?: that\b|[,:]?\s*["“]|[,.]?\s*$|: | (?:the|a|an|it|he|she|they|there|\p{Lu}|\d))/u.test(
      rest,
    );
  return isFrame ? spanned(text, start, verb.end, [speaker]) : null;
}

/**
 * Who a passage says it is from, nearest to the article first ("an official told the Post" gives the Post,
 * then the official), with the words that say so; null where nobody is named or only a pronoun speaks.
 */
export function readAttribution(text: string, tokens: readonly Token[]): Attribution | null {
  for (let at = 0; at < tokens.length; at++) {
    const found = accordingTo(text, tokens, at) ?? paperThat(text, tokens, at) ?? verbFrame(text, tokens, at);
    if (found !== null) return found;
  }
  return null;
}

/** The direct quotations of a text, without their marks. */
export function readQuotes(text: string): Words[] {
  return [...text.matchAll(/“([^”]+)”|"([^"]+)"/g)].map((match) => {
    const words = match[1] ?? match[2]!;
    const start = match.index + 1;
    return { text: words, start, end: start + words.length };
  });
}
