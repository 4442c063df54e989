import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fitBlocks } from './fit-blocks.ts';
import { fitPairs } from './fit-pairs.ts';
import { fitRanking } from './fit-ranking.ts';
import { fitSuggestions } from './fit-suggestions.ts';

/** One constant of the weights file: what it is and gave, line by line, and its value. */
export interface FittedWeights {
  readonly name: string;
  readonly comment: readonly string[];
  readonly value: object;
}

/** The rooms with fitted numbers; each fits its constants to the development data: the same data gives the same bytes. */
const rooms: Readonly<
  Record<
    string,
    {
      readonly file: string;
      fitAll(data: string): readonly FittedWeights[] | Promise<readonly FittedWeights[]>;
    }
  >
> = {
  match: { file: 'match/weights.ts', fitAll: (data) => [fitRanking(data), ...fitPairs(data)] },
  ingest: { file: 'ingest/block-weights.ts', fitAll: (data) => [fitBlocks(data)] },
  annotate: { file: 'annotate/weights.ts', fitAll: (data) => fitSuggestions(join(data, '..')) },
};

const usage = `Usage: npm run -s fit -- --data PATH [ROOM ...]
  --data  the folder with corpus/, gold/ and data/
  ROOM    ${Object.keys(rooms).join(', ')}; all when none is named
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(rooms, name));
  if (values.data === undefined || unknown.length > 0) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const data = resolve(values.data, 'data');
  for (const name of positionals.length > 0 ? positionals : Object.keys(rooms)) {
    const { file, fitAll } = rooms[name]!;
    writeFileSync(new URL(`../../src/${file}`, import.meta.url), toModule(await fitAll(data)));
  }
}

function toModule(weights: readonly FittedWeights[]): string {
  const sections = weights.map(({ name, comment, value }) => {
    const lines = comment.map((line) => ` * ${line}\n`).join('');
    return `/**\n${lines} */\nexport const ${name} = ${toSource(value)} as const;\n`;
  });
  return `// Written by \`npm run fit\`: every number here is fitted, none is set by hand.\n\n${sections.join('\n')}`;
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
  const nameOf = (key: string) => (/^[\w$]+$/.test(key) ? key : `'${key}'`);
  const rows = Object.entries(value).map(
    ([key, item]) => `${inner}${nameOf(key)}: ${toSource(item, inner)},\n`,
  );
  return `{\n${rows.join('')}${indent}}`;
}

await main();
