import type { Saying } from '../words/saying.ts';
import { sayInEnglish } from '../words/spoken.ts';
import type { ErrorCode, Fault } from './result.ts';

/**
 * A failure that a person can be told about and act on; every other exception is a defect. It is thrown as data and
 * told in the person's language where it leaves the program; `message` has it in English, for logs.
 */
export class DomainError extends Error implements Fault {
  readonly code: ErrorCode;
  readonly saying: Saying;
  constructor(code: ErrorCode, saying: Saying) {
    super(sayInEnglish(saying));
    this.name = 'DomainError';
    this.code = code;
    this.saying = saying;
  }
}

/** Another process's failure, thrown on in this one. */
export const toDomainError = ({ code, saying }: Fault) => new DomainError(code, saying);

/** The failure without what no other process can take. */
export const toFault = ({ code, saying }: DomainError): Fault => ({ code, saying });
