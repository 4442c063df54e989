import type { Block } from '../contract/model.ts';
import { splitSentences } from '../text/sentences.ts';
import { bias, drawbacks, furtherShare, type Sign, signWeights, suggestionThreshold } from './weights.ts';

/** A sentence of a text, and how much it is worth checking. Offsets point into the whole text. */
export interface ScoredSentence {
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly score: number;
  readonly isSuggested: boolean;
}

/** Of more than this without a full stop, which is no sentence, only the beginning is read. In UTF-16 units. */
export const longestSentence = 2000;

/** What every language prints alike. */
const anyLanguage: readonly (readonly [Sign, RegExp])[] = [
  ['number', /[\p{Sc}~]?\d[\d.,:/]*/gu],
  ['name', /(?<=\p{Ll}\p{M}*[,;:]? )\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*)*/gu],
  ['quotation', /["“„«]/gu],
];
const english: readonly (readonly [Sign, RegExp])[] = [
  [
    'number',
    /\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|half|percent|majority)\b/gi,
  ],
  [
    'date',
    /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|yesterday|(?:last|this|next) (?:week|month|year))\b/g,
  ],
  [
    'attribution',
    /\b(?:said|says|told|added|according to|argued?s?|claim(?:s|ed)?|warn(?:s|ed)?|promised|announced|admitted|wrote|reported)\b/gi,
  ],
  ['comparison', /\b(?:more|fewer|less|\p{L}{2,}er) than\b|\b(?:twice|doubled|tripled|halved)\b/giu],
  ['record', /\b(?:first|last|only|largest|biggest|highest|lowest|oldest|worst|record|most|least|never)\b/gi],
  ['cause', /\b(?:because|due to|caused?|led to|results? in|resulted in|blame[ds]?|prompted)\b/gi],
  ['plan', /\b(?:will|would|plans?|planned|aims?|seeks?|agreed|pledge[ds]?|proposed)\b/gi],
  [
    'change',
    /\b(?:rose|rise|fell|fall|cut|won|lost|built|killed|injured|arrested|signed|voted|launched|opened|closed|moved|sent|paid|spent|costs?|increased?|declined?|began|ended)\b/gi,
  ],
  [
    'position',
    /\b(?:supports?|supported|opposes?|opposed|refuse[ds]?|rejects?|rejected|willing|reluctant|ready)\b/gi,
  ],
  ['denial', /\b(?:not|no|never|denied|denies|failed)\b|n[’']t\b/gi],
];

const ownView =
  /\b(?:I|we) (?:think|believe|feel|hope|guess|wonder|suspect|would argue|must admit)\b|\bin (?:my|our) (?:view|opinion)\b|\bmy (?:view|opinion|guess)\b/iu;
const comment =
  /^(?:(?:This|That|Such|These|Those|It|All of this) (?:\p{L}+ )?(?:\p{L}+ )?(?:is|are|was|were|reflects?|shows?|underscores?|highlights?|suggests?|represents?|means?|raises?|places?|marks?)\b|(?:Ultimately|Of course|Clearly|Perhaps|Maybe|Indeed|Consequently|Therefore|Alternatively|After all)\b)/u;
const boilerplate =
  /^(?:subscribe|sign up|log in|read more|see also|share (?:this|the|on)|follow us|click here|advertisement|download our|copyright|©|related (?:articles|stories)|more (?:news|from))\b|\b(?:all rights reserved|newsletter|cookies?|terms of (?:use|service)|privacy policy|min(?:ute)?s? read)\b/iu;

/** The log-odds of all signs: of each kind the first counts whole, up to two more in part. */
function weighSigns(sentence: string, isEnglish: boolean): number {
  let sum = 0;
  for (const [sign, pattern] of isEnglish ? [...anyLanguage, ...english] : anyLanguage) {
    const count = sentence.match(pattern)?.length ?? 0;
    if (count > 0) sum += signWeights[sign] * (1 + furtherShare * Math.min(count - 1, 2));
  }
  return sum;
}

function weighDrawbacks(sentence: string): number {
  const outsideQuotes = sentence.replace(/[“"][^”"]*[”"]/g, '');
  return (
    (/\?["'”’)]*$/.test(sentence) ? drawbacks.question : 0) +
    (ownView.test(outsideQuotes) ? drawbacks.ownView : 0) +
    (boilerplate.test(sentence) ? drawbacks.boilerplate : 0) +
    (sentence.split(' ', 6).length < 6 ? drawbacks.short : 0) +
    (comment.test(sentence) ? drawbacks.comment : 0) +
    (/\bhttps?:|\bwww\./.test(sentence) ? drawbacks.address : 0)
  );
}

function scoreSentence(printed: string, isEnglish: boolean): number {
  const sentence = printed.slice(0, longestSentence);
  return 1 / (1 + Math.exp(-(bias + weighSigns(sentence, isEnglish) + weighDrawbacks(sentence))));
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
  return read.flatMap((block) =>
    splitSentences(text.slice(block.start, block.end)).map((span) => {
      const start = block.start + span.start;
      const end = block.start + span.end;
      const score = scoreSentence(text.slice(start, end), isEnglish);
      return { start, end, score, isSuggested: score >= suggestionThreshold };
    }),
  );
}
