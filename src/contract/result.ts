import type { Saying } from '../words/saying.ts';

/** The closed list of what can be wrong with a request that somebody can act on. */
export type ErrorCode =
  | 'invalid-request'
  | 'not-found'
  | 'conflict'
  | 'busy'
  | 'cancelled'
  | 'unreadable'
  | 'too-large'
  | 'locked'
  | 'not-a-library'
  | 'damaged-library'
  | 'newer-library'
  | 'disk'
  | 'internal';

export interface Failure {
  readonly code: ErrorCode;
  /** What happened, to which input, and what to do next: fit to be shown to a person. */
  readonly message: string;
}

/** The same before it is put into anybody's language: what processes tell each other. */
export interface Fault {
  readonly code: ErrorCode;
  readonly saying: Saying;
}

export type Result<T, F = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: F };

/** What somebody who asked throws who was answered by a failure, or finds one himself: already in words. */
export class RequestError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
  }
}
