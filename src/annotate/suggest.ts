import type { Block } from '../contract/model.ts';
import type { Quantity, Reading } from '../contract/reading.ts';
import type { SuggestedClaim } from '../contract/views.ts';
import { readingOf } from '../features/index.ts';
import { splitSentences } from '../text/sentences.ts';
import { bias, type CueKind, cueWeights, drawbacks, furtherShare, suggestionThreshold } from './weights.ts';

/** A sentence of a text, with what makes it worth checking. Offsets point into the whole text. */
export interface SuggestedSentence extends SuggestedClaim {
  readonly isSuggested: boolean;
}

interface Found {
  readonly kind: CueKind;
  readonly start: number;
  readonly end: number;
}

/** Cues that no reading has, by their English words. */
const wordCues: readonly (readonly [CueKind, RegExp])[] = [
  [
    'comparison',
    /\b(?:(?:more|fewer|less|rather|\p{L}{2,}er) than|compared (?:with|to)|as (?:many|much|high|low|big|long|often) as|twice|double[ds]?|doubling|triple[ds]?|halved)\b/giu,
  ],
  [
    'record',
    /\b(?:first|last|only|largest|biggest|smallest|highest|lowest|longest|oldest|newest|fastest|deadliest|worst|record|(?:most|least) \p{L}+|never before|for years|for decades|unprecedented)\b/giu,
  ],
  [
    'cause',
    /\b(?:because|due to|caused?(?: by)?|led to|leads to|leading to|result(?:ed|s|ing) (?:in|from)|as a result of|blame[ds]?|triggered|prompted|thanks to|linked to|responsible for|depends? on)\b/giu,
  ],
  [
    'plan',
    /\b(?:aim(?:s|ed)? (?:at|to)|seek(?:s|ing)?|agreed|pledge[ds]?|propos(?:ed|es|als?)|tasked with)\b/giu,
  ],
  [
    'change',
    /\b(?:deploy(?:s|ed)?|intensif(?:y|ied|ies|ying)|cut|won|lost|built|killed|injured|arrested|signed|voted|launched|introduced|opened|closed|moved|sent|paid|spent|cost|costs)\b/giu,
  ],
];
/** A pronoun speaks: the reading names nobody then. */
const pronounSpeaks =
  /\b(?:he|she|they|it|who|we|I)\b (?:also |later |then )?(?:said|says|told|added|argued?s?|claim(?:s|ed)?|warn(?:s|ed)?|promised|announced|admitted|wrote)\b/giu;

const ownView =
  /\b(?:I|we) (?:think|believe|feel|hope|guess|wonder|suspect|would argue|must admit)\b|\bin (?:my|our) (?:view|opinion)\b|\bmy (?:view|opinion|guess)\b/iu;
const comment =
  /^(?:(?:This|That|Such|These|Those|It|All of this) (?:\p{L}+ )?(?:\p{L}+ )?(?:is|are|was|were|reflects?|shows?|underscores?|highlights?|suggests?|represents?|means?|raises?|places?|marks?)\b|(?:Ultimately|Of course|Clearly|Perhaps|Maybe|Indeed|Consequently|Therefore|Alternatively|After all)\b)/u;
const boilerplate =
  /^(?:subscribe|sign up|log in|read more|see also|share (?:this|the|on)|follow us|click here|advertisement|download our|copyright|©|related (?:articles|stories)|more (?:news|from))\b|\b(?:all rights reserved|newsletter|cookies?|terms of (?:use|service)|privacy policy|min(?:ute)?s? read)\b/iu;

/** "One official said": a number of speakers is no figure to check. */
function isSpeaker({ start, end }: Quantity, { attribution }: Reading): boolean {
  return attribution !== null && start < attribution.end && end > attribution.start;
}

function readCues(sentence: string, reading: Reading): Found[] {
  const kindOfStance = (axis: string | null): CueKind =>
    axis === 'rise-fall' || axis === 'begin-end' || axis === 'open-close' || axis === 'win-lose'
      ? 'change'
      : 'position';
  const found: Found[] = [
    ...reading.quantities
      .filter((quantity) => !isSpeaker(quantity, reading))
      .map(
        ({ kind, start, end }) => ({ kind: kind === 'ordinal' ? 'record' : 'number', start, end }) as const,
      ),
    ...reading.dates.map(({ start, end }) => ({ kind: 'date', start, end }) as const),
    ...reading.names.map(({ start, end }) => ({ kind: 'name', start, end }) as const),
    ...reading.quotes.map(({ start, end }) => ({ kind: 'quotation', start, end }) as const),
    ...reading.modality
      .filter(({ kind }) => kind !== 'conditional')
      .map(({ start, end }) => ({ kind: 'plan', start, end }) as const),
    ...reading.polarity.map(({ kind, axis, start, end }) => ({
      kind: kind === 'stance' ? kindOfStance(axis) : ('denial' as const),
      start,
      end,
    })),
  ];
  if (reading.attribution) found.push({ ...reading.attribution, kind: 'attribution' });
  if (!/^en\b/i.test(reading.language)) return found;
  const patterns = reading.attribution ? wordCues : [...wordCues, ['attribution', pronounSpeaks] as const];
  for (const [kind, pattern] of patterns)
    for (const { index, 0: printed } of sentence.matchAll(pattern))
      found.push({ kind, start: index, end: index + printed.length });
  return found;
}

/** The log-odds of all cues: of each kind the first counts whole, up to two more in part. */
function weigh(found: readonly Found[]): number {
  const counts = new Map<CueKind, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].reduce(
    (sum, [kind, count]) => sum + cueWeights[kind] * (1 + furtherShare * Math.min(count - 1, 2)),
    0,
  );
}

function weighDrawbacks(sentence: string, reading: Reading): number {
  const outsideQuotes = reading.quotes.reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    sentence,
  );
  const words = sentence.split(/\s+/).length;
  return (
    (/\?["'”’)]*$/.test(sentence) ? drawbacks.question : 0) +
    (ownView.test(outsideQuotes) ? drawbacks.ownView : 0) +
    (boilerplate.test(sentence) ? drawbacks.boilerplate : 0) +
    (words < 6 ? drawbacks.short : 0) +
    (comment.test(sentence) ? drawbacks.comment : 0) +
    (/\bhttps?:|\bwww\./.test(sentence) ? drawbacks.address : 0)
  );
}

/**
 * Every sentence of the blocks that are read (neither set aside nor a heading or caption), in the order of the
 * text, each with how much it is worth checking, 0 to 1, and the words that make it so. In other languages than
 * English only figures, dates, names and quotation marks count.
 * @param language BCP 47; null is read as English
 */
export function suggestClaims(
  text: string,
  blocks: readonly Pick<Block, 'start' | 'end' | 'role' | 'setAside'>[],
  language: string | null,
): SuggestedSentence[] {
  const read = blocks.filter(({ role, setAside }) => !setAside && role !== 'heading' && role !== 'caption');
  return read.flatMap((block) =>
    splitSentences(text.slice(block.start, block.end)).map((span) => {
      const start = block.start + span.start;
      const end = block.start + span.end;
      return suggestSentence(text.slice(start, end), start, language);
    }),
  );
}

/** Of more than this without a full stop, which is no sentence, only the beginning is read. In UTF-16 units. */
const longestSentence = 2000;

function suggestSentence(printed: string, start: number, language: string | null): SuggestedSentence {
  const sentence = printed.slice(0, longestSentence);
  const whole = { text: sentence, start: 0, end: sentence.length };
  const reading = readingOf(whole, { publishedAt: null, language });
  const found = readCues(sentence, reading);
  const score = 1 / (1 + Math.exp(-(bias + weigh(found) + weighDrawbacks(sentence, reading))));
  const cues = found
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ kind, ...cue }) => ({
      kind,
      start: start + cue.start,
      end: start + cue.end,
      printed: sentence.slice(cue.start, cue.end),
    }));
  return { start, end: start + printed.length, score, isSuggested: score >= suggestionThreshold, cues };
}
