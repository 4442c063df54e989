import { parseArgs } from 'node:util';
import { setup } from '../support/build-first.ts';
import { measureCompare } from './compare.ts';

/** What a measure gives back: a table for people and one object for scripts. */
export interface SpeedResult {
  readonly report: string;
  readonly figures: Record<string, unknown>;
}

/** How fast the built program is in use, each beside a baseline of the same run. Nothing here passes or fails. */
const measures: Record<string, () => Promise<SpeedResult>> = {
  compare: measureCompare,
};

const usage = `Usage: npm run -s speed -- MEASURE
  MEASURE  ${Object.keys(measures).join(', ')}
`;

const [name, ...rest] = parseArgs({ allowPositionals: true }).positionals;
if (name === undefined || !Object.hasOwn(measures, name) || rest.length > 0) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  setup();
  const { report, figures } = await measures[name]!();
  process.stdout.write(`${report}\n${JSON.stringify(figures)}\n`);
}
