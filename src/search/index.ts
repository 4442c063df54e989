export { type ClaimSearch, createClaimSearch, type SearchableClaim } from './claims.ts';
export { filterBy } from './filters.ts';
export { likeStems, toFtsMatch } from './fts.ts';
export { readQuery, type SearchFilter, type SearchQuery, type SearchTerm } from './query.ts';
