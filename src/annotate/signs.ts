import { openPrintedWords } from '../text/printed-words.ts';
import { hintsOf } from './hand-rules.ts';

/** What can be seen of a sentence without reading it: kinds of words and of numbers. `more` and `personal` of each are weighed too. */
export const signNames = [
  // In every language.
  'number',
  'percent',
  'year',
  'money',
  'name',
  'acronym',
  'question',
  // In English.
  'numberWord',
  'I',
  'we',
  'you',
  'they',
  'thought',
  'duty',
  'future',
  'denial',
  'past',
  'done',
  'perfect',
  'doing',
  'manner',
  'abstract',
  'comparison',
  'than',
  'date',
  'attribution',
  'position',
  'cause',
] as const;
export type Sign = (typeof signNames)[number];

/** Of each sign: whether it is there, how often (log), whether it is there in a sentence that speaks of me or you; then the length. */
export const signVectorSize = signNames.length * 3 + 3;

export interface Features {
  /** "^" and the words of an English sentence; in other languages "^" alone. */
  readonly words: readonly Word[];
  /** How much each word counts: in a long sentence one word tells less. */
  readonly share: number;
  /** What of the vector of signs is not 0, in ascending order of the places: see `signVectorSize`. */
  readonly signs: { readonly places: readonly number[]; readonly values: readonly number[] };
  /** Of all words, in every language: for `weighByHand`. */
  readonly hints: number;
}

const lexicon: Partial<Record<Sign, string>> = {
  numberWord:
    'two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions billions half third thirds quarter quarters percent twice double doubled tripled majority',
  percent: 'percent',
  money: 'dollar dollars cents euro euros pounds',
  I: "i i'm i've i'll i'd my me mine myself",
  we: "we we're we've we'll we'd our us ours let's",
  you: "you you're you've you'll you'd your yours",
  they: "he she they he's she's they're they've his her their him them it's its it",
  thought: 'think believe hope feel guess know understand want wish love like suppose wonder mean',
  duty: "should must ought need needs let let's shall",
  future:
    "will won't would wouldn't could can can't may might we'll i'll he'll she'll they'll you'll i'd going gonna if",
  denial:
    "not no never nothing nobody none neither nor without cannot don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't wouldn't shouldn't haven't hasn't hadn't",
  past: 'was were had did went came made took gave said told got left lost won cut built sent paid spent fell rose grew began became brought bought kept led put ran saw set sold stood met held found died wrote broke',
  perfect: "have has i've we've they've you've",
  comparison:
    'more less fewer higher lower better worse larger greater smaller bigger longer faster most least first last only every single ever',
  than: 'than',
  date: 'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday yesterday',
  attribution:
    'said says told tells added adds argue argued argues claim claimed claims warn warned warns announced announces admitted admits wrote reported reports reportedly stressed stresses emphasized emphasised emphasizes stated states noted notes explained explains clarified acknowledged acknowledges confirmed confirms denied denies insisted insists vowed according described describes suggested suggests urged urges called',
  position:
    'support supports supported oppose opposes opposed opposition refuse refuses refused refusal reject rejects rejected rejection willing willingness unwilling reluctant reluctance hesitant hesitation wants wanted prefer prefers preferred require requires required demand demands demanded seek seeks seeking sought agree agreed agrees endorse endorsed endorses prepared ready plans planned planning expects expected intends intended pledge pledged pledges promised promises proposed proposes proposal involved',
  cause:
    'because cause caused causes causing due led leads leading result results resulted resulting depend depends stems linked complicates prevent prevents prevented preventing',
};

const at = Object.fromEntries(signNames.map((sign, index) => [sign, index])) as Record<Sign, number>;

const lexicalSigns = new Map<string, number[]>();
for (const [sign, words] of Object.entries(lexicon))
  for (const word of words.split(' '))
    lexicalSigns.set(word, [...(lexicalSigns.get(word) ?? []), at[sign as Sign]]);

const endings: readonly (readonly [Sign, RegExp])[] = [
  ['done', /[a-z]{3}ed$/],
  ['doing', /[a-z]{3}ing$/],
  ['manner', /[a-z]{4}ly$/],
  ['abstract', /[a-z]{4}(?:tion|ment|ness|ity)s?$/],
  ['comparison', /[a-z]{3}est$/],
];

const pieces = /\d+(?:[.,:]\d+)*|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|[?"“”„«»%\p{Sc}]/uy;

const quotationMark = /["“”„«»]/;

/** Words and sequences of up to three words with what each adds, by their first word. */
export type WordTree = Map<string, WordNode>;
export interface WordNode {
  weight: number;
  /** The number of the sentence in which it was counted last. */
  lastCounted: number;
  /** Null where no sequence goes on: so it is for most. */
  next: WordTree | null;
}

/** What is known of a word from its print alone. */
export interface Word {
  /** As the weights know it: in lower case, numbers as their kind. */
  readonly folded: string;
  readonly isQuotationMark: boolean;
  readonly isLetters: boolean;
  readonly isCapital: boolean;
  readonly isAcronym: boolean;
  /** In every language, and the further ones in English. */
  readonly signs: readonly number[];
  readonly englishSigns: readonly number[];
  /** See `hintsOf`. */
  readonly hints: number;
  /** Letters, and nothing else of all this: so it is with most. */
  readonly isPlain: boolean;
  /** The weights that were last asked for it, and what they have that begins with it. */
  tree: WordTree | null;
  node: WordNode | undefined;
}

const readWords = openPrintedWords(
  { pattern: pieces, beginsWith: '0123456789', goesOnWith: "'", signs: '?"%$' },
  lookAtWord,
);

function lookAtWord(printed: string): Word {
  const [folded, sign] = foldWord(printed);
  const isQuotationMark = quotationMark.test(printed);
  const isLetters = sign === null || sign === 'number' || sign === 'year';
  const isCapital = printed[0] !== printed[0]!.toLowerCase() && !/^I(?:['’]|$)/.test(printed);
  const englishSigns = lexicalSigns.get(folded) ?? signsOfEnding(folded);
  const hints = hintsOf(folded);
  return {
    folded,
    isQuotationMark,
    isLetters,
    isCapital,
    isAcronym: isCapital && printed.length > 1 && printed[1] !== printed[1]!.toLowerCase(),
    signs: sign === null ? none : [at[sign]],
    englishSigns,
    hints,
    isPlain: sign === null && !isQuotationMark && !isCapital && englishSigns.length === 0 && hints === 0,
    tree: null,
    node: undefined,
  };
}

/** Most words have no sign: one list serves them all. */
const none: readonly number[] = [];

function signsOfEnding(folded: string): readonly number[] {
  const found: number[] = [];
  for (const [sign, ending] of endings) if (ending.test(folded)) found.push(at[sign]);
  return found.length === 0 ? none : found;
}

function foldWord(printed: string): [folded: string, sign: Sign | null] {
  if (/^\d/.test(printed))
    return /^(?:19|20)\d\d$/.test(printed) ? ['<year>', 'year'] : ['<number>', 'number'];
  if (printed === '?') return ['?', 'question'];
  if (printed === '%') return ['%', 'percent'];
  if (/\p{Sc}/u.test(printed)) return ['<money>', 'money'];
  return [printed.toLowerCase().replace(/’/g, "'"), null];
}

const beginning: Word = {
  folded: '^',
  isQuotationMark: false,
  isLetters: false,
  isCapital: false,
  isAcronym: false,
  signs: none,
  englishSigns: none,
  hints: 0,
  isPlain: true,
  tree: null,
  node: undefined,
};

const persons = new Set([at.I, at.we, at.you]);

/** What is seen of a sentence; the same for fitting the weights and for using them. */
export function readFeatures(sentence: string, isEnglish: boolean): Features {
  const counts = new Array<number>(signNames.length).fill(0);
  const words = [beginning];
  let length = 0;
  let hints = 0;
  let isQuoted = false;
  const { count, found } = readWords(sentence);
  for (let place = 0; place < count; place++) {
    const word = found[place]!;
    if (word.isPlain) {
      length++;
      if (isEnglish) words.push(word);
      continue;
    }
    if (word.isQuotationMark) {
      isQuoted = !isQuoted;
      continue;
    }
    hints |= word.hints;
    for (const sign of word.signs) counts[sign]!++;
    if (word.isLetters) length++;
    if (word.isCapital && length > 1) counts[at.name]!++;
    if (word.isAcronym && length > 1) counts[at.acronym]!++;
    if (!isEnglish) continue;
    // Somebody else's "I" is not the writer's.
    for (const sign of word.englishSigns) if (!isQuoted || !persons.has(sign)) counts[sign]!++;
    words.push(word);
  }
  return {
    words,
    share: 1 / Math.sqrt(Math.max(1, length) / 20),
    signs: toSigns(counts, length),
    hints,
  };
}

function toSigns(counts: readonly number[], length: number): Features['signs'] {
  const places: number[] = [];
  const values: number[] = [];
  const add = (place: number, value: number) => {
    if (value === 0) return;
    places.push(place);
    values.push(value);
  };
  const isPersonal = counts[at.I]! + counts[at.we]! + counts[at.you]! + counts[at.question]! > 0;
  for (let sign = 0; sign < counts.length; sign++) {
    const count = counts[sign]!;
    if (count === 0) continue;
    add(sign * 3, 1);
    add(sign * 3 + 1, Math.log(count));
    if (isPersonal) add(sign * 3 + 2, 1);
  }
  add(signVectorSize - 3, Math.log(1 + length) / 2);
  add(signVectorSize - 2, Number(length < 5));
  add(signVectorSize - 1, Number(length > 25));
  return { places, values };
}
