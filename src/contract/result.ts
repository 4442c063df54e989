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

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** A failure that a person can be told about and act on; every other exception is a defect. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
  }
}
