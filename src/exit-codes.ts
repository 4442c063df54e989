import type { ErrorCode } from './contract/result.ts';

/** What the command line's exit code says; README lists them. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  refused: 3,
  locked: 4,
  disk: 5,
  unsound: 6,
} as const;

/** The exit code for a failure. */
export function exitCodeOf(code: ErrorCode): number {
  switch (code) {
    case 'internal':
      return exitCodes.internal;
    case 'locked':
      return exitCodes.locked;
    case 'disk':
      return exitCodes.disk;
    case 'damaged-library':
    case 'not-a-library':
    case 'newer-library':
      return exitCodes.unsound;
    default:
      return exitCodes.refused;
  }
}
