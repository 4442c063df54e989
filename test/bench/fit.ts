import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fitPairs } from './fit-pairs.ts';
import { fitRanking } from './fit-ranking.ts';
import { fitSuggestions } from './fit-suggestions.ts';

/** One constant of the weights file: what it is and gave, line by line, and its value. */
export interface FittedWeights {
  readonly name: string;
  readonly comment: readonly string[];
  readonly value: object;
}

/** A file of weights, and what is fitted into it. Each fits to the development data; the same data gives the same bytes. */
const files: Record<string, { target: URL; fits: readonly ((data: string) => Fitted | Promise<Fitted>)[] }> =
  {
    match: {
      target: new URL('../../src/match/weights.ts', import.meta.url),
      fits: [(data) => [fitRanking(join(data, 'data'))], (data) => fitPairs(join(data, 'data'))],
    },
    annotate: {
      target: new URL('../../src/annotate/weights.ts', import.meta.url),
      fits: [fitSuggestions],
    },
  };
type Fitted = readonly FittedWeights[];

const usage = `Usage: npm run -s fit -- [${Object.keys(files).join(' | ')}] --data PATH
  --data  the folder with corpus/, gold/ and data/
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(files);
  if (values.data === undefined || names.some((name) => !Object.hasOwn(files, name))) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  for (const name of names) {
    const { target, fits } = files[name]!;
    const fitted: FittedWeights[] = [];
    for (const fitWeights of fits) fitted.push(...(await fitWeights(resolve(values.data))));
    const sections = fitted.map(({ name, comment, value }) => {
      const lines = comment.map((line) => ` * ${line}\n`).join('');
      return `/**\n${lines} */\nexport const ${name} = ${toSource(value)} as const;\n`;
    });
    const head = '// Written by `npm run fit`: every number here is fitted, none is set by hand.\n\n';
    writeFileSync(target, head + sections.join('\n'));
  }
}

/** As the formatter would print it. */
function toSource(value: unknown, indent = ''): string {
  if (typeof value === 'string') return value.includes("'") ? `"${value}"` : `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => toSource(item, `${indent}  `));
    const line = `[${items.join(', ')}]`;
    return line.length < 80 ? line : `[\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}]`;
  }
  const inner = `${indent}  `;
  const rows = Object.entries(value).map(([key, item]) => `${inner}${key}: ${toSource(item, inner)},\n`);
  return `{\n${rows.join('')}${indent}}`;
}

await main();
