import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What a suite gives back: tables for people, one object for scripts, its answers, and why the run is void or failed. */
export interface BenchResult {
  readonly report: string;
  readonly figures: Record<string, unknown>;
  readonly predictions: readonly object[];
  readonly problems: readonly string[];
}

interface Suite {
  readonly needsData: boolean;
  load(): Promise<(data: string) => BenchResult | Promise<BenchResult>>;
}

/** Each is loaded only when it runs: together they take seconds. */
const suites: Record<string, Suite> = {
  seeds: { needsData: true, load: async () => (await import('./seeds.ts')).benchSeeds },
  pairs: { needsData: true, load: async () => (await import('./pairs.ts')).benchPairs },
  checkworthy: { needsData: true, load: async () => (await import('./checkworthy.ts')).benchCheckworthy },
  anchoring: { needsData: true, load: async () => (await import('./anchoring.ts')).benchAnchoring },
  extraction: { needsData: true, load: async () => (await import('./extraction.ts')).benchExtraction },
  retrieval: { needsData: true, load: async () => (await import('./retrieval.ts')).benchRetrieval },
  cost: { needsData: false, load: async () => (await import('./cost.ts')).benchCost },
  large: { needsData: false, load: async () => (await import('./large.ts')).benchLarge },
  naughty: { needsData: true, load: async () => (await import('./naughty.ts')).benchNaughty },
  sanitize: { needsData: true, load: async () => (await import('./sanitize.ts')).benchSanitize },
  throughput: { needsData: true, load: async () => (await import('./throughput.ts')).benchThroughput },
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
  const { report, figures, predictions, problems } = await (await parsed.suite.load())(resolve(parsed.data));
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
