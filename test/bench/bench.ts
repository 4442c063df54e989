import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchSeeds } from './seeds.ts';

/** What a suite gives back: tables for people, one object for scripts, and its answers pair by pair. */
export interface BenchResult {
  readonly report: string;
  readonly figures: Record<string, unknown>;
  readonly predictions: readonly { readonly id: string; readonly label: string }[];
}

const suites: Record<string, (data: string) => BenchResult> = { seeds: benchSeeds };

const usage = `Usage: npm run -s bench -- SUITE --data PATH [--predictions FILE]
  SUITE          ${Object.keys(suites).join(', ')}
  --data         the folder with corpus/ and gold/
  --predictions  write one JSON object a line: {"id": ..., "label": ...}
`;

function main(): void {
  let parsed: ReturnType<typeof readArguments>;
  try {
    parsed = readArguments();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const { report, figures, predictions } = parsed.suite(resolve(parsed.data));
  if (parsed.predictions !== undefined) {
    writeFileSync(parsed.predictions, predictions.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  process.stdout.write(`${report}\n${JSON.stringify(figures)}\n`);
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, predictions: { type: 'string' } },
  });
  const [name, ...rest] = positionals;
  if (name === undefined || !Object.hasOwn(suites, name))
    throw new Error(`Unknown suite: ${name ?? '(none)'}`);
  if (rest.length > 0) throw new Error(`Unexpected: ${rest.join(' ')}`);
  if (values.data === undefined) throw new Error('--data is missing');
  return { suite: suites[name]!, data: values.data, predictions: values.predictions };
}

main();
