import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAnchoring } from './anchoring.ts';
import { benchCheckworthy } from './checkworthy.ts';
import { benchCost } from './cost.ts';
import { benchExtraction } from './extraction.ts';
import { benchLarge } from './large.ts';
import { benchNaughty } from './naughty.ts';
import { benchPairs } from './pairs.ts';
import { benchRetrieval } from './retrieval.ts';
import { benchSanitize } from './sanitize.ts';
import { benchSeeds } from './seeds.ts';
import { benchThroughput } from './throughput.ts';

/** What a suite gives back: tables for people, one object for scripts, its answers, and why the run is void or failed. */
export interface BenchResult {
  readonly report: string;
  readonly figures: Record<string, unknown>;
  readonly predictions: readonly object[];
  readonly problems: readonly string[];
}

interface Suite {
  readonly needsData: boolean;
  run(data: string): BenchResult | Promise<BenchResult>;
}

const suites: Record<string, Suite> = {
  seeds: { needsData: true, run: benchSeeds },
  pairs: { needsData: true, run: benchPairs },
  checkworthy: { needsData: true, run: benchCheckworthy },
  anchoring: { needsData: true, run: benchAnchoring },
  extraction: { needsData: true, run: benchExtraction },
  retrieval: { needsData: true, run: benchRetrieval },
  cost: { needsData: false, run: benchCost },
  large: { needsData: false, run: benchLarge },
  naughty: { needsData: true, run: benchNaughty },
  sanitize: { needsData: true, run: benchSanitize },
  throughput: { needsData: true, run: benchThroughput },
};

const usage = `Usage: npm run -s bench -- SUITE [--data PATH] [--predictions FILE]
  SUITE          ${Object.keys(suites).join(', ')}
  --data         the folder with corpus/, gold/ and data/; cost and large need none
  --predictions  write one JSON object a line, e.g. {"id": ..., "label": ...} or {"qid": ..., "hits": [...]}
`;

async function main(): Promise<void> {
  let parsed: ReturnType<typeof readArguments>;
  try {
    parsed = readArguments();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const { report, figures, predictions, problems } = await parsed.suite.run(resolve(parsed.data));
  if (parsed.predictions !== undefined) {
    writeFileSync(parsed.predictions, predictions.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  process.stdout.write(`${report}\n${JSON.stringify(figures)}\n`);
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\n`);
    process.exitCode = 1;
  }
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
  const suite = suites[name]!;
  if (values.data === undefined && suite.needsData) throw new Error('--data is missing');
  return { suite, data: values.data ?? '.', predictions: values.predictions };
}

await main();
