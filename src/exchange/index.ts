/** What goes out is English, whatever language the window has: others read it, and programs. */

export {
  type ClaimSetRecords,
  checkClaimSet,
  claimSetSchema,
  readClaimSet,
  writeClaimSet,
} from './claim-set.ts';
export { writeCsv } from './csv.ts';
export { checkForm, type ReadCheck, readEarlierChecks } from './earlier-checks.ts';
export type { ExportedClaim } from './exported-claim.ts';
export { writeMarkdown } from './markdown.ts';
