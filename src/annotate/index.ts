export { carryOver, type Place } from './carry-over.ts';
export { findCues } from './cues.ts';
export { describePassage, trimPassage } from './describe.ts';
export { anchorQuote, findQuote } from './quote.ts';
export { scoreSentences } from './suggest.ts';
