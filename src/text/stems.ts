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

type Forms = Pick<Token, 'printed' | 'word' | 'hash' | 'stem' | 'isStop'>;

const readForms = openPrintedWords(
  { pattern: pieces, beginsWith: '0123456789', goesOnWith: "0123456789'." },
  formsOf,
);

function formsOf(printed: string): Forms {
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
  return { printed, word, hash: hashWord(word), stem, isStop: !isNumber && isStopWord(word) };
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/**
 * The words and numbers of a text in order, punctuation left out. Works for every script; Chinese, Japanese
 * and Thai come as single characters. A hyphen joins what also stands written as one word (cease-fire,
 * re-open) and parts everything else.
 * @param offset where the text begins in the one into which the tokens' places point
 */
export function tokensOf(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  /** Where the last token ends, where the next word can be joined to it. */
  let openEnd = -1;
  readForms(text, ({ printed, word, hash, stem, isStop }, start, end) => {
    const last = tokens.at(-1);
    if (last && start === openEnd + 1 && /[-‐‑]/.test(text[openEnd]!) && isOneWord(last.printed, printed)) {
      const joined = text.slice(last.start - offset, end);
      tokens[tokens.length - 1] = { start: last.start, end: end + offset, ...formsOf(joined) };
      openEnd = -1;
      return;
    }
    tokens.push({ start: start + offset, end: end + offset, printed, word, hash, stem, isStop });
    openEnd = end;
  });
  return tokens;
}

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

/** The terms under which tokens are searched for: stems, those of stop words marked, so that phrases hold them too. */
export function termsOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ stem, isStop }) => (isStop ? stopMark + stem : stem));
}
