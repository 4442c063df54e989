export { type ComparableText, findCopiedRuns, toComparable } from './copied-runs.ts';
export {
  copiedShare,
  findCommonRun,
  fingerprintWords,
  groupCopies,
  isTelling,
  putLeadFirst,
} from './copies.ts';
export { type Credit, isCreditTo, readCredit } from './credits.ts';
export { buildMatrix, findVoices, type MatrixInput } from './matrix.ts';
export { groupPoints } from './points.ts';
export { findReplacement, findStaleSentences } from './replacement.ts';
export { compareRevisions } from './revisions.ts';
export { compareWording } from './wording.ts';
