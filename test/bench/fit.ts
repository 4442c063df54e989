import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fitPairs } from './fit-pairs.ts';
import { fitRanking } from './fit-ranking.ts';

/** One constant of the weights file: what it is and gave, line by line, and its value. */
export interface FittedWeights {
  readonly name: string;
  readonly comment: readonly string[];
  readonly value: object;
}

/** Each fits its constants to the development data; the same data gives the same bytes. */
const fits: readonly ((data: string) => readonly FittedWeights[])[] = [
  (data) => [fitRanking(data)],
  fitPairs,
];

const target = new URL('../../src/match/weights.ts', import.meta.url);

function main(): void {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  if (values.data === undefined) {
    process.stderr.write('Usage: npm run -s fit -- --data PATH   (the folder with data/matching)\n');
    process.exitCode = 2;
    return;
  }
  const data = resolve(values.data, 'data');
  const sections = fits
    .flatMap((fitWeights) => fitWeights(data))
    .map(({ name, comment, value }) => {
      const lines = comment.map((line) => ` * ${line}\n`).join('');
      return `/**\n${lines} */\nexport const ${name} = ${toSource(value)} as const;\n`;
    });
  const head = '// Written by `npm run fit`: every number here is fitted, none is set by hand.\n\n';
  writeFileSync(target, head + sections.join('\n'));
}

/** As the formatter would print it. */
function toSource(value: unknown, indent = ''): string {
  if (typeof value === 'string') return `'${value}'`;
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

main();
