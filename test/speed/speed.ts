import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCompare } from './compare.ts';
import { measureReading } from './reading.ts';
import { measureSelection } from './selection.ts';
import { measureStart } from './start.ts';

/** `npm run speed [-- NAME ...]`: how fast the window is, beside a baseline of the same run. The last line is JSON. */

/** @param folder may be filled; it is gone afterwards */
export type Measure = (folder: string) => Promise<{
  readonly report: string;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly isReached: boolean;
}>;

const measures: Readonly<Record<string, Measure>> = {
  compare: measureCompare,
  reading: measureReading,
  selection: measureSelection,
  start: measureStart,
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !Object.hasOwn(measures, name));
if (unknown !== undefined) {
  process.stderr.write(`There is no measure “${unknown}”. There are: ${Object.keys(measures).join(', ')}.\n`);
  process.exit(2);
}
const figures: Record<string, object> = {};
for (const [name, measure] of Object.entries(measures)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-speed-'));
  try {
    const result = await measure(folder);
    process.stdout.write(`${result.report}\n`);
    figures[name] = { ...result.figures, isReached: result.isReached };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = Object.values(figures).every((one) => 'isReached' in one && one.isReached) ? 0 : 1;
