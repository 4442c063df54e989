import { firstSchema } from './0001-first-schema.ts';
import { textsAndTriage } from './0002-texts-and-triage.ts';
import { stemIndexes } from './0003-stem-indexes.ts';
import { provenance } from './0004-provenance.ts';
import { sourcesAndSearches } from './0005-sources-and-searches.ts';
import { timesOfRevisions } from './0006-times-of-revisions.ts';
import { printsWithTexts } from './0007-prints-with-texts.ts';
import { sentencesWithStems } from './0008-sentences-with-stems.ts';
import { runsOfBlocks } from './0009-runs-of-blocks.ts';
import { sentencesWithTexts } from './0010-sentences-with-texts.ts';

/**
 * Append only. The library's `user_version` counts how many of these it has had; each runs in a
 * transaction of its own together with that count.
 */
export const migrations: readonly string[] = [
  firstSchema,
  textsAndTriage,
  stemIndexes,
  provenance,
  sourcesAndSearches,
  timesOfRevisions,
  printsWithTexts,
  sentencesWithStems,
  runsOfBlocks,
  sentencesWithTexts,
];
