export { type ClaimSearch, createClaimSearch, type SearchableClaim } from './claims.ts';
export { filterBy } from './filters.ts';
export { findInText, likeStems, toFtsMatch, toStemMatch } from './fts.ts';
export { readQuery, type SearchQuery, type SearchTerm } from './query.ts';
