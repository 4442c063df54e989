export { type ClaimSetRecords, claimSetSchema, readClaimSet, writeClaimSet } from './claim-set.ts';
export { type CsvClaim, writeCsv } from './csv.ts';
