export { groupPoints } from './points.ts';
export { compareWording } from './wording.ts';
