export { fingerprintText, groupCopies } from './copies.ts';
export { buildMatrix } from './matrix.ts';
export { groupPoints } from './points.ts';
export { compareWording } from './wording.ts';
