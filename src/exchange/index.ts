export {
  type ClaimSetRecords,
  checkClaimSet,
  claimSetSchema,
  readClaimSet,
  writeClaimSet,
} from './claim-set.ts';
export { type CsvClaim, writeCsv } from './csv.ts';
export { type ReadCheck, readEarlierChecks } from './earlier-checks.ts';
