import type { Block } from '../contract/model.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Features, readFeatures, signNames, type Word, type WordNode, type WordTree } from './signs.ts';
import { sentenceWeights } from './weights.ts';

/** A sentence of a text, and how much it is worth checking. Offsets point into the whole text. */
export interface ScoredSentence {
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly score: number;
  readonly isSuggested: boolean;
}

/** What a sentence is weighed by: log odds. */
export interface SentenceWeights {
  readonly bias: number;
  readonly words: WordTree;
  /** By the places of `Features.signs`. */
  readonly signs: ArrayLike<number>;
}

/** From this score on a sentence is suggested. */
const suggestionThreshold = 0.5;

/** Of more than this without a full stop, which is no sentence, only the beginning is read. In UTF-16 units. */
export const longestSentence = 2000;

/** What speaks for or against a sentence whatever its other words are. */
interface HandRule {
  readonly logOdds: number;
  readonly pattern: RegExp;
  /** Matches a part of whatever the pattern matches, and far sooner: most sentences have none. */
  readonly hint?: RegExp;
}

const month = '[A-ZÀ-Þ][a-zß-ɏ]{2,10}\\.?';
const printedDay = `(?:[A-ZÀ-Þ][a-zß-ɏ]{1,12}\\.?,? )?(?:${[
  `\\d{1,2}(?:\\.|st|nd|rd|th)? ${month}(?:,? \\d{4})?`,
  `${month} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?`,
  '\\d{4}-\\d\\d-\\d\\d',
  '\\d{1,2}[./]\\d{1,2}[./](?:\\d\\d)?\\d\\d',
].join('|')})`;
const clockTime = '\\d\\d?[:.h]\\d\\d(?: ?[AaPp]\\.?[Mm]\\.?)?(?: Uhr| h)?(?: \\(?[A-Z]{1,4}\\)?)?';

/** Set by hand: speeches have neither buttons nor web addresses. */
const drawbacks: readonly HandRule[] = [
  {
    logOdds: -5,
    pattern:
      /^(?:subscribe|sign up|log in|read more|see also|share (?:this|the|on)|follow us|click here|advertisement|download our|copyright|©|related (?:articles|stories)|more (?:news|from))\b|\b(?:all rights reserved|newsletter|cookies?|terms of (?:use|service)|privacy policy|min(?:ute)?s? read)\b/i,
  },
  {
    // A line that says who wrote it.
    logOdds: -5,
    pattern:
      /^(?:By|BY) \p{Lu}[\p{L}’'.-]*(?: (?:\p{Lu}[\p{L}’'.-]*|and|de|van|von|der|&)){1,8}(?: ?[,|·•–—].*)?(?<!\.)$/u,
  },
  {
    // A line that says when it was written.
    logOdds: -5,
    hint: /\d.{0,20}$/,
    pattern: new RegExp(
      `^(?:(?:[Ff]irst |[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ate)(?: on)?:? )?(?:${clockTime},? )?${printedDay}(?: ?[,·•|–—-]? ?(?:at |um )?${clockTime})?$`,
    ),
  },
  { logOdds: -1.5, pattern: /\bhttps?:|\bwww\./ },
  {
    // It only takes up what was said before: "This shows", "Such a step".
    logOdds: -1,
    pattern:
      /^(?:(?:This|That|Such|These|Those|It|All of this) (?:\p{L}+ )?(?:\p{L}+ )?(?:is|are|was|were|reflects?|shows?|underscores?|highlights?|suggests?|represents?|means?|raises?|places?|marks?)\b|(?:Ultimately|Of course|Clearly|Perhaps|Maybe|Indeed|Consequently|Therefore|Alternatively|After all)\b)/u,
  },
];

const anyOf = (...parts: readonly string[]) => `(?:${parts.join('|')})`;
/** Of English and of foreign names in it. Before a pattern of all letters there are is ready, V8 works for a tenth of a second. */
const letters = 'a-zÀ-ɏ';
/** "five", "1,200", "dozens of", "nobody", "a young woman"; no year, and no measure of time or money. */
const howMany = `${anyOf(
  '(?!(?:19|20)\\d\\d\\b)\\d[\\d.,]*',
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen',
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?',
  '(?:a )?(?:hundred|dozen)|dozens|scores|hundreds|thousands|several|no[ -]one|nobody',
  `(?:an?|one|another) (?:[${letters}]+[ -]){0,3}(?:person|man|woman|child|boy|girl|baby|resident|worker|soldier|officer|driver|passenger|pedestrian|pupil|student)`,
)}(?! (?:years?|months?|weeks?|days?|hours?|minutes?|times|per cent|percent|dollars|pounds|euros|jobs)\\b)`;
const between = `(?: [${letters}\\d'’-]+){0,5}?`;
const harmed = '(?:dead|killed|injured|hurt|wounded|missing)';
const died = 'died|drowned|perished|lost their li(?:fe|ves)';
const being = '(?:are|is|was|were|been|being|left|feared|still|reported)';

/** How many died, were hurt or are missing. Set by hand: debates and speeches tell of few accidents. */
const casualties: HandRule = {
  logOdds: 2.5,
  hint: new RegExp(`${died}|${harmed}|kill|injur|wound|lives`, 'i'),
  pattern: new RegExp(
    `\\b${anyOf(
      `${howMany}${between} ${anyOf(died, `${being} (?:[a-z]+ly )?${harmed}`)}`,
      `(?:kill(?:ed|s|ing)|injur(?:ed|es|ing)|wound(?:ed|s|ing)) (?:(?:at least|more than|about|nearly|up to|some|as many as) )?${howMany}`,
      `(?:left|leaving|leaves|claimed|cost|took) ${howMany}${between} (?:${harmed}|lives)`,
    )}\\b`,
    'i',
  ),
};

/** What gives way, sinks or burns. Set by hand like the casualties: without any, too, an accident is news. */
const accidents: HandRule = {
  logOdds: 1.5,
  hint: / (?:sank|ca(?:psized|ught fire)|ran ag|derailed|left the|coll(?:aps|id)ed|crashed|exploded|bur|broke out|gave way|overturned)/,
  pattern: new RegExp(
    `\\b${anyOf(
      'boat|ship|ferry|ferries|barge|vessel|tanker|trawler|yacht|dinghy|dinghies|train|tram|bus|buses|coach|coaches',
      'car|van|lorry|lorries|truck|plane|aircraft|jet|helicopter|bridge|dam|roof|wall|building|house|tower|tunnel|crane',
      'mine|factory|factories|plant|warehouse|pipeline|levee|dyke|quay|fire|blaze',
    )}s?\\b[^.;:!?]{0,60}? ${anyOf(
      'sank|capsized|ran aground|(?:was |were )?derailed|left the (?:rails|tracks)|collapsed|crashed|collided|exploded',
      'caught fire|burn(?:ed|t) down|broke out|gave way|overturned|burst',
    )}\\b`,
  ),
};

const rulesByLanguage = { english: [casualties, accidents, ...drawbacks], anyLanguage: drawbacks };

/** The log odds that are set by hand: what speaks for or against a sentence whatever its other words are. */
export function weighByHand(sentence: string, isEnglish: boolean): number {
  let sum = 0;
  for (const { logOdds, pattern, hint } of rulesByLanguage[isEnglish ? 'english' : 'anyLanguage'])
    if ((!hint || hint.test(sentence)) && pattern.test(sentence)) sum += logOdds;
  return sum;
}

/** @param words sequences of words, parted by spaces */
export function growWordTree(words: Iterable<readonly [string, number]>): WordTree {
  const tree: WordTree = new Map();
  for (const [sequence, weight] of words) {
    let node: WordNode | undefined;
    for (const word of sequence.split(' ')) {
      if (node) node.next ??= new Map();
      const level: WordTree = node?.next ?? tree;
      node = level.get(word) ?? { weight: 0, lastCounted: 0, next: null };
      level.set(word, node);
    }
    if (node) node.weight = weight;
  }
  return tree;
}

/** A word keeps what it was last asked for: nearly always it is asked for the same. */
function findFirst(word: Word, tree: WordTree): WordNode | undefined {
  if (word.tree !== tree) {
    word.tree = tree;
    word.node = tree.get(word.folded);
  }
  return word.node;
}

/** How many sentences were weighed. */
let weighed = 0;

/** The log odds that a sentence is worth checking, by its words and signs. What stands twice counts once. */
export function weighFeatures({ words, share, signs }: Features, weights: SentenceWeights): number {
  weighed++;
  let ofWords = 0;
  for (let first = 0; first < words.length; first++) {
    let node = findFirst(words[first]!, weights.words);
    for (let at = first + 1; node !== undefined; at++) {
      if (node.lastCounted !== weighed) ofWords += node.weight;
      node.lastCounted = weighed;
      node = at < words.length ? node.next?.get(words[at]!.folded) : undefined;
    }
  }
  let sum = weights.bias + share * ofWords;
  const { places, values } = signs;
  for (let k = 0; k < places.length; k++) sum += values[k]! * weights.signs[places[k]!]!;
  return sum;
}

type PrintedWeights = (typeof sentenceWeights)['english' | 'anyLanguage'];

function openWeights({ bias, signs, length, words }: PrintedWeights): SentenceWeights {
  return {
    bias,
    signs: Float64Array.from([...signNames.flatMap((sign) => signs[sign]), ...length]),
    words: growWordTree(
      words.flatMap((line) => {
        const [hundredths, list] = line.split(':') as [string, string];
        return list.split(',').map((word) => [word, Number(hundredths) / 100] as const);
      }),
    ),
  };
}

const weightsByLanguage = {
  english: openWeights(sentenceWeights.english),
  anyLanguage: openWeights(sentenceWeights.anyLanguage),
};

/** The log odds that a sentence is worth checking. */
export function weighSentence(printed: string, isEnglish: boolean): number {
  const sentence = printed.slice(0, longestSentence);
  const weights = weightsByLanguage[isEnglish ? 'english' : 'anyLanguage'];
  return weighFeatures(readFeatures(sentence, isEnglish), weights) + weighByHand(sentence, isEnglish);
}

const ofTableHead = -5;

type Placed = Pick<Block, 'start' | 'end' | 'role'>;

/** True for a row that is the first of a table and has no figures but years. */
function isTableHead(text: string, row: Placed, before: Placed | undefined, after: Placed | undefined) {
  return (
    before?.role !== 'table-row' &&
    after?.role === 'table-row' &&
    !/\d/.test(text.slice(row.start, row.end).replace(/\b(?:19|20)\d\d\b/g, ''))
  );
}

/**
 * Every sentence of the blocks that are read (neither set aside nor a heading or caption), in the order of the
 * text, each with how much it is worth checking. Cheap, because it is done of every article that comes in; which
 * words make a sentence so, `findCues` tells of those that are shown. In other languages than English only what
 * every language prints alike counts.
 * @param language BCP 47; null is read as English
 */
export function scoreSentences(
  text: string,
  blocks: readonly Pick<Block, 'start' | 'end' | 'role' | 'setAside'>[],
  language: string | null,
): ScoredSentence[] {
  const isEnglish = /^en\b/i.test(language ?? 'en');
  const read = blocks.filter(({ role, setAside }) => !setAside && role !== 'heading' && role !== 'caption');
  return read.flatMap((block, index) => {
    const ofRow =
      block.role === 'table-row' && isTableHead(text, block, read[index - 1], read[index + 1])
        ? ofTableHead
        : 0;
    return splitSentences(text.slice(block.start, block.end)).map((span) => {
      const start = block.start + span.start;
      const end = block.start + span.end;
      const logOdds = weighSentence(text.slice(start, end), isEnglish) + ofRow;
      const score = 1 / (1 + Math.exp(-logOdds));
      return { start, end, score, isSuggested: score >= suggestionThreshold };
    });
  });
}
