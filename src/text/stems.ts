import lunr from 'lunr';
import { foldForMatching } from './normalise.ts';
import { openPrintedWords } from './printed-words.ts';
import { foldSpelling, foldVerbForm, gluedPrefixes, joinedCompounds } from './spelling.ts';

export interface Token {
  /** Half-open, in UTF-16 code units of the text as given. */
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  /** Folded and lower case, possessive ending off, abbreviations without full stops. */
  readonly word: string;
  /** Of `word`, 32 bits: equal words have equal ones. */
  readonly hash: number;
  /** Under which forms of one word meet; a number in digits without separators. */
  readonly stem: string;
  /** True for words that say nothing on their own; they are no search terms. */
  readonly isStop: boolean;
}

const numberWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty';
const digitsByWord = new Map(numberWords.split(' ').map((word, value) => [word, String(value)]));

/** Names of one country that writers abbreviate in many ways. */
const abbreviations = new Map([
  ['us', 'usa'],
  ['u.s', 'usa'],
  ['u.s.a', 'usa'],
  ['u.k', 'uk'],
  ['pct', 'percent'],
]);

/** Stop words that lunr's list does not have: contractions' rests and frame words. */
const moreStopWords = new Set(
  (
    'being between both can could during each few here itself just many more most myself now off one once only ' +
    'over per same such s t under until up very while those these between before again through out down ' +
    'themselves himself herself ourselves'
  ).split(' '),
);
/** On lunr's list, but telling in news. */
const notStopWords = new Set(['able', 'likely', 'wants', 'dear', 'least', 'usa']);

const pieces =
  /(?:\p{L}\.){2,}|\d+(?:[.,:]\d+)*\p{L}*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}]+)*/uy;

const stemsByWord = new Map<string, string>();

/** lunr's (Porter's) stem of a folded word, after British spelling is turned into American and verbs into their base. */
export function stemWord(word: string): string {
  let stem = stemsByWord.get(word);
  if (stem === undefined) {
    stem = lunr.stemmer(new lunr.Token(foldVerbForm(foldSpelling(word)), {})).toString();
    if (stemsByWord.size > 50_000) stemsByWord.clear();
    stemsByWord.set(word, stem);
  }
  return stem;
}

function isStopWord(word: string): boolean {
  if (notStopWords.has(word)) return false;
  if (moreStopWords.has(word) || word.endsWith("n't")) return true;
  return lunr.stopWordFilter(new lunr.Token(word, {})) === undefined;
}

/** What is known of a word from its print alone. */
export interface WordForms extends Pick<Token, 'printed' | 'word' | 'hash' | 'stem' | 'isStop'> {
  /** Under which it is searched for: its stem, that of a stop word marked, so that phrases hold them too. */
  readonly term: string;
}

const readForms = openPrintedWords(
  { pattern: pieces, beginsWith: '0123456789', goesOnWith: "0123456789'.", signs: '' },
  formsOf,
);

function formsOf(printed: string): WordForms {
  let word = foldForMatching(printed);
  // Most words are letters alone: there is nothing to take off, and neither an abbreviation with stops nor a number.
  const isLetters = /^[a-z]+$/.test(word);
  if (!isLetters) {
    word = word.replace(/-/g, '').replace(/\.$/, '');
    if (!word.endsWith("n't")) word = word.replace(/'(?:s|re|ve|ll|d|m)?$/, '');
  }
  if (printed === 'US' || (!isLetters && /^(?:\p{L}\.)+$/u.test(printed)))
    word = abbreviations.get(word) ?? word.replace(/\./g, '');
  else word = word === 'us' ? word : (abbreviations.get(word) ?? word);
  const isNumber = !isLetters && /^\d/.test(word);
  if (isNumber) word = word.replace(/,(?=\d{3}(?!\d))/g, '');
  const stem = isNumber ? word : (digitsByWord.get(word) ?? stemWord(word.replace(/'/g, '')));
  const isStop = !isNumber && isStopWord(word);
  return { printed, word, hash: hashWord(word), stem, isStop, term: termOf(stem, isStop) };
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** Words in the order of a text, and where each begins and ends. */
export interface TextWords {
  readonly forms: WordForms[];
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * Puts the words and numbers of a text in order behind those of others, punctuation left out. Works for every script;
 * Chinese, Japanese and Thai come as single characters. A hyphen joins what also stands written as one word
 * (cease-fire, re-open) and parts everything else. Of a whole library it is done without an object for each word.
 * @param offset where the text begins in the one into which the words' places point
 */
export function addWords(text: string, offset: number, { forms, starts, ends }: TextWords): void {
  const read = readForms(text);
  /** Where the last word ends, where the next can be joined to it. */
  let openEnd = -1;
  for (let at = 0; at < read.count; at++) {
    const [form, start, end] = [read.found[at]!, read.starts[at]!, read.ends[at]!];
    const last = forms.length - 1;
    const isBehindHyphen = openEnd >= 0 && start === openEnd + 1 && isHyphen(text.charCodeAt(openEnd));
    if (isBehindHyphen && isOneWord(forms[last]!.printed, form.printed)) {
      forms[last] = formsOf(text.slice(starts[last]! - offset, end));
      ends[last] = end + offset;
      openEnd = -1;
      continue;
    }
    forms.push(form);
    starts.push(start + offset);
    ends.push(end + offset);
    openEnd = end;
  }
}

/** The words of a text by themselves, as `addWords` finds them; places point into it behind an offset. */
export function tokensOf(text: string, offset = 0): Token[] {
  const words: TextWords = { forms: [], starts: [], ends: [] };
  addWords(text, offset, words);
  return words.forms.map(({ printed, word, hash, stem, isStop }, at) => ({
    start: words.starts[at]!,
    end: words.ends[at]!,
    printed,
    word,
    hash,
    stem,
    isStop,
  }));
}

/** Between nearly all words is one unit: asked by a pattern, this took as long as all else here. */
const isHyphen = (unit: number) => unit === 0x2d || unit === 0x2010 || unit === 0x2011;

/** Of two words with a hyphen between. */
function isOneWord(first: string, second: string): boolean {
  if (!/^\p{Ll}/u.test(second)) return false;
  const folded = foldForMatching(first);
  return gluedPrefixes.has(folded) || joinedCompounds.test(folded + foldForMatching(second));
}

/** The stems of a text in order, stop words left out, repeats kept: the one form for search and matching. */
export function stemsOf(text: string): string[] {
  return tokensOf(text)
    .filter((token) => !token.isStop)
    .map((token) => token.stem);
}

/**
 * Before the stem of a stop word, where it is a search term: a letter that no folded word has, of Latin-1, so that V8
 * keeps a text of terms in one byte each.
 */
const stopMark = 'ª';

/** What SQLite would part a term at ("1.5") is a sign that it takes for a letter: a term has one place in its index. */
const termOf = (stem: string, isStop: boolean) =>
  (isStop ? stopMark : '') + stem.replace(/[^0-9a-z\u0080-\uffff]/g, '·');

export const isStopTerm = (term: string): boolean => term.startsWith(stopMark);

/** The terms under which tokens are searched for, one word each for SQLite's tokenizer `ascii`; a lone accent's is empty. */
export function termsOf(tokens: readonly Pick<Token, 'stem' | 'isStop'>[]): string[] {
  return tokens.map(({ stem, isStop }) => termOf(stem, isStop));
}
