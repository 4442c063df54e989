export { type ClaimSearch, createClaimSearch, type SearchableClaim } from './claims.ts';
export { filterBy } from './filters.ts';
export { findInText, likeStems, type TermRun, toFtsMatch, toSentenceMatch } from './fts.ts';
export { readQuery, type SearchQuery, type SearchTerm } from './query.ts';
