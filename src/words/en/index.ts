import { acts, fields, parts, relations, things } from './acts.ts';
import { claims, corrections, intake, naming, stale, unfit, values } from './claims.ts';
import { advice, faults, fetching, files, kinds, sent } from './files.ts';
import { library, manyNouns, nouns, records, verify } from './library.ts';
import { requests, unfitValues } from './requests.ts';
import { search } from './search.ts';

/** All sentences that the core, the parser and the hosts make and a person reads. Each is ICU MessageFormat. */
export const words = {
  acts,
  advice,
  claims,
  corrections,
  faults,
  fetching,
  fields,
  files,
  intake,
  kinds,
  library,
  manyNouns,
  naming,
  nouns,
  parts,
  records,
  relations,
  requests,
  search,
  sent,
  stale,
  things,
  unfit,
  unfitValues,
  values,
  verify,
} as const;
