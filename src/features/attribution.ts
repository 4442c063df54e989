import type { Party, Reading, Words } from '../contract/reading.ts';
import { type Token, tokensOf } from '../text/stems.ts';
import { closingVerbs, documents, organisationWords, sayingVerbs } from './lexicon.ts';

type Attribution = NonNullable<Reading['attribution']>;

const speakerNouns =
  /\b(?:officials?|sources?|spokes(?:man|woman|person|people)|minist(?:er|ers|ry)|police|authorities|witness(?:es)?|experts?|analysts?|diplomats?|lawmakers?|prosecutors?|governments?|military|army|company|union|researchers|scientists|doctors|residents|critics|organi[sz]ations?|groups?|agency|agencies|report|study|survey|court|lawyers?|leaders?|commanders?)\b/i;
const pronouns = /^(?:he|she|they|it|we|i|you|who|which|that|this|there)$/i;
/** Where the words of a speaker can't reach across. */
const edge = /[,;:.!?"“”()—–]/;

/** The party of a few words; `isSure` where the form of the sentence alone makes them a speaker. */
function partyFrom(printed: string, isSure = false): Party | null {
  const name = printed
    .trim()
    .replace(/^(?:the|The)\s+/, '')
    .replace(/['’]s?$/, '');
  if (name === '' || pronouns.test(name)) return null;
  const tokens = tokensOf(name);
  const hasName = tokens.some((token, i) => /^\p{Lu}/u.test(token.printed) && (i > 0 || !token.isStop));
  if (!isSure && !hasName && !speakerNouns.test(name)) return null;
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
  return {
    name,
    kind: isBody ? 'organisation' : hasName || speakerNouns.test(name) ? 'person' : 'unnamed',
    role: null,
  };
}

const opensSubordinate =
  /^(?:and|but|that|as|while|when|after|before|because|since|until|although|though|if|unless)$/;

/** The tokens before `at` that belong together without a mark between: the subject of the verb there. */
function subjectBefore(text: string, tokens: readonly Token[], at: number): string {
  let first = at;
  while (first > 0 && at - first < 9) {
    if (edge.test(text.slice(tokens[first - 1]!.end, tokens[first]!.start))) break;
    if (opensSubordinate.test(tokens[first - 1]!.word) && first < at) break;
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

/** "Police put the number of marchers at 12,000", "the organisers counted 50,000". */
function countFrame(text: string, tokens: readonly Token[], at: number): Attribution | null {
  const { word, start, end } = tokens[at]!;
  const rest = text.slice(end);
  const isCount =
    (/^puts?$/.test(word) &&
      /^ (?:the|its|their) (?:\p{L}+ ){0,2}(?:number|toll|cost|figure|damage|price|share)\b[^.;]* at /u.test(
        rest,
      )) ||
    (word === 'counted' && /^ (?:about |some |around |nearly |at least |more than )?\d/.test(rest));
  if (!isCount || isParticiple(tokens, at)) return null;
  const subject = subjectBefore(text, tokens, at);
  const party = subject === '' ? null : partyFrom(subject, true);
  return party && spanned(text, text.lastIndexOf(subject, start), end, [party]);
}

/** "the High Court's ruling that ..." */
function paperThat(text: string, tokens: readonly Token[], at: number): Attribution | null {
  if (!documents.has(tokens[at]!.stem) || tokens[at + 1]?.word !== 'that' || at === 0) return null;
  if (!/['’]s?$/.test(tokens[at - 1]!.printed)) return null;
  const subject = subjectBefore(text, tokens, at);
  const party = partyFrom(subject);
  return party && spanned(text, tokens[at]!.start - 1 - subject.length, tokens[at]!.end, [party]);
}

const personName = /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|de|del|der|van|von|bin|al|la)){1,4}$/u;
/** "the mayor", "head of the harbour board": who somebody is. */
const description = /^(?:\p{Lu}?[\p{Ll}'’-]+)(?: [\p{L}'’-]+){0,7}$/u;
const verbal =
  /\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|might|must|do|does|did)\b/;
/** What is put in behind a person and is no other name of theirs: "54", "who owns the pier". */
const putIn = /^(?:(?:aged )?\d{1,3}|(?:who|which|whose)\b.*)$/;
/** Behind a verb of saying: the words are no subject of it. */
const noSubject = new RegExp(`^$|^(?:that|on|in|at|to|as|after|when|while|during)\\b| \\d|${verbal.source}`);

interface Subject {
  readonly name: string;
  /** What stands before the name. */
  readonly title?: string;
  readonly start: number;
}

/**
 * The subject that ends in a comma before its verb: "the mayor, Rina Holt, told", "Rina Holt, the mayor, told". What
 * is told of the person is a title only where it stands first.
 * @param before the text up to the verb
 */
function apposedBefore(before: string): Subject | null {
  const parts: Subject[] = [];
  const clause = before.split(/[;:!?"“”()—–]|\.(?=\s)/).at(-1)!;
  for (const { 0: part, index } of clause.matchAll(/[^,]*[^,\s][^,]*/g)) {
    const name = part.replace(/^\s*(?:(?:and|but|yet|so|then) )?/i, '');
    parts.push({
      name: name.trimEnd(),
      start: before.length - clause.length + index + part.length - name.length,
    });
  }
  const isPutIn = putIn.test(parts.at(-1)?.name ?? '');
  if (isPutIn) parts.pop();
  const [first, last] = [parts.at(-2), parts.at(-1)];
  const describes = (part: string) => description.test(part) && !verbal.test(part);
  if (first && last && describes(first.name) && personName.test(last.name))
    return { name: last.name, title: first.name.replace(/^the /i, ''), start: first.start };
  if (first && last && personName.test(first.name) && describes(last.name)) return first;
  return isPutIn ? (last ?? null) : null;
}

/** Behind "..., said the coastguard" nothing goes on but when, or in what, it was said. */
const endsSaying = /^["”’]?(?:\s*$|[,.;:!?]| (?:on )?\p{Lu}\p{L}+day\b| in an? )/u;

/**
 * "The trust, which owns the pier, said the deck held": what opens the sentence speaks, not the words behind the verb.
 * @param after the text behind those words
 */
function speaksFirst(before: string, subject: Subject | null, after: string): subject is Subject {
  if (subject === null || verbal.test(subject.name) || !/^(?:\S+ ){0,4}\S+$/.test(subject.name)) return false;
  const isFirst = /(?:^|[.!?:]["”’]?\s+)(?:(?:and|but|yet|so|then) )?$/i.test(before.slice(0, subject.start));
  return isFirst && (!endsSaying.test(after) || /, (?:who|which|whose)\b[^,]*, $/.test(before));
}

function plainSubject(text: string, tokens: readonly Token[], at: number): Subject | null {
  const name = subjectBefore(text, tokens, at);
  return name === '' ? null : { name, start: text.lastIndexOf(name, tokens[at]!.start) };
}

/** What may stand between a verb of saying at the end and the full stop: "said on Friday", "told the council". */
const closing =
  /^(?: (?:on|in|at|to|late|during|after|through|via|early|late) [^,;.]{1,40}| \p{Lu}\p{L}+day)?[.”"]?\s*$/u;
/** What a clause that is reported begins with, after the less certain verbs. */
const reportedStart =
  /^(?: \p{L}+day| on \p{L}+)?(?: that\b|[,:]?\s*["“]|[,.]?\s*$|: | (?:the|a|an|it|he|she|they|there|\p{Lu}|\d))/u;
const spokenStart =
  /^ (?!(?:on|in|at|of|for|to|by|with|as|when|after|before|during|about|from|so|and|or|but)\b)/;

/** "an estimated 40", "was told", "is said to": no frame. */
const isParticiple = (tokens: readonly Token[], at: number) =>
  /^(?:an?|the|is|are|was|were|be|been|being|its|their|his|her)$/.test(tokens[at - 1]?.word ?? '');

function verbFrame(text: string, tokens: readonly Token[], at: number): Attribution | null {
  const verb = tokens[at]!;
  const isTail = closingVerbs.has(verb.word);
  if (!isTail && !sayingVerbs.has(verb.word)) return null;
  const isTold = /^t(?:old|ells?)$/.test(verb.word);
  const isAfterComma = at > 0 && /[,"”]\s*$/.test(text.slice(tokens[at - 1]!.end, verb.start));
  const before = text.slice(0, verb.start);
  const subject = isAfterComma ? apposedBefore(before) : plainSubject(text, tokens, at);
  if (isAfterComma && !isTail && !isTold) {
    const { printed, end } = wordsAfter(text, tokens, at + 1, 8);
    const party = noSubject.test(printed) ? null : partyFrom(printed, true);
    if (party !== null && !speaksFirst(before, subject, text.slice(end)))
      return spanned(text, verb.start, end, [party]);
  }
  if (isParticiple(tokens, at)) return null;
  // "rejected claims": a noun.
  if (
    /^(?:claims?|reports?|states|notes|estimates?|shows?)$/.test(verb.word) &&
    /ed$/.test(tokens[at - 1]?.word ?? '')
  )
    return null;
  if (subject === null) return null;
  const { start } = subject;
  const isSaid = /^sa(?:id|ys?)$/.test(verb.word);
  const rest = text.slice(verb.end);
  const isLast =
    /[,”"]\s*$/.test(text.slice(0, start)) && (closing.test(rest) || (isTold && /^[^,;]+$/.test(rest)));
  const isFirst = /^$|[.!?:]["”’]?\s*$/.test(text.slice(0, start));
  if (isTail && !isLast) return null;
  const party = partyFrom(subject.name, isAfterComma || isLast || (isFirst && isSaid));
  if (party === null) return null;
  const speaker = { ...party, name: [subject.title, party.name].filter(Boolean).join(' ') };
  const listener = isTold ? wordsAfter(text, tokens, at + 1, 4) : null;
  const hearer = listener && /^\p{Lu}/u.test(listener.printed) ? partyFrom(listener.printed) : null;
  if (hearer && listener)
    return spanned(text, start, listener.end, [{ ...hearer, kind: 'organisation' }, speaker]);
  const needsThat = /^(?:found|doubts?|doubted|shows?|showed)$/.test(verb.word);
  const isFrame = needsThat
    ? /^ that\b/.test(rest) || isLast
    : isTold || isLast || reportedStart.test(rest) || (isSaid && spokenStart.test(rest));
  return isFrame ? spanned(text, start, verb.end, [speaker]) : null;
}

/**
 * Who a passage says it is from, nearest to the article first ("an official told the Post" gives the Post,
 * then the official), with the words that say so; null where nobody is named or only a pronoun speaks. The claim
 * ends before token `to`: "the court's ruling that ..." behind it does not speak of it.
 */
export function readAttribution(
  text: string,
  tokens: readonly Token[],
  to = tokens.length,
): Attribution | null {
  for (let at = 0; at < tokens.length; at++) {
    const ruling = at < to ? paperThat(text, tokens, at) : null;
    const found =
      accordingTo(text, tokens, at) ?? ruling ?? countFrame(text, tokens, at) ?? verbFrame(text, tokens, at);
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
