#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { articleCommands } from './cli/articles.ts';
import { checkCommands } from './cli/checks.ts';
import { claimCommands } from './cli/claims.ts';
import { type Command, type Options, optionTypes, UsageError } from './cli/command.ts';
import { importCommands } from './cli/imports.ts';
import { libraryCommands } from './cli/library.ts';
import { linkCommands } from './cli/links.ts';
import { openLibrary } from './cli/open-library.ts';
import { writeOut } from './cli/output.ts';
import { sourceCommands } from './cli/sources.ts';
import { tagCommands } from './cli/tags.ts';
import { whyCommands } from './cli/why.ts';
import { RequestError } from './contract/result.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { findProgram } from './program.ts';

const program = findProgram(import.meta.url);

const commands: readonly Command[] = [
  ...importCommands,
  ...articleCommands,
  ...claimCommands,
  ...tagCommands,
  ...linkCommands,
  ...whyCommands,
  ...sourceCommands,
  ...checkCommands,
  ...libraryCommands,
];

const indent = (text: string) => text.replace(/^/gm, '      ');

function describe({ name, usage, help }: Command): string {
  const synopsis = `  ${name} ${usage.replace(/\n\s*/g, '\n      ')}`.trimEnd();
  return `${synopsis}\n${indent(help)}\n`;
}

/** @param word the first word of the commands to describe; without it, all */
function usageOf(word?: string): string {
  const asked = commands.filter(({ name }) => word === undefined || name.split(' ')[0] === word);
  return `Usage: claimbench COMMAND --library FILE [options]

${(asked.length ? asked : commands).map(describe).join('')}
--json prints JSON. TIME is YYYY-MM-DD or an ISO 8601 time in UTC. Options may stand anywhere; -- ends them.
Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 something was refused, 4 library in use,
5 disk full or not writable, 6 not a sound Claimbench library.
`;
}

/** The core needs Node 22 or newer; started by an older one, this file runs again on the Node that came with it. */
function restartOnPinnedNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= 22) return;
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const node = join(folder, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
    if (!existsSync(node)) continue;
    const { status } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    process.exit(status ?? 1);
  }
  process.stderr.write(
    `Claimbench needs Node 22.13 or newer, and this is ${process.version}. Run npm ci, or update Node.\n`,
  );
  process.exit(exitCodes.usage);
}

async function main(argv: string[]): Promise<number> {
  try {
    return await run(argv);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\nclaimbench --help tells what can be asked.\n`);
      return exitCodes.usage;
    }
    const { code, message } = error as { code?: unknown; message?: string };
    if (code === 'EPIPE') return exitCodes.ok;
    process.stderr.write(`${message}\n`);
    if (error instanceof RequestError) return exitCodeOf(error.code);
    return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? exitCodes.disk : exitCodes.internal;
  }
}

function readArguments(argv: string[]): { values: Options; positionals: string[] } {
  try {
    return parseArgs({ args: argv, options: optionTypes, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Names of two words come before those of one. @throws UsageError */
function findCommand(words: readonly string[]): Command {
  for (const length of [2, 1]) {
    const found = commands.find(({ name }) => name === words.slice(0, length).join(' '));
    if (found) return found;
  }
  const [first] = words;
  const longer = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  throw new UsageError(
    longer.length
      ? `After “${first}” comes more: ${longer.join(', ')}.`
      : `There is no command “${words[0]}”.`,
  );
}

async function run(argv: string[]): Promise<number> {
  const { values: options, positionals } = readArguments(argv);
  if (options.help || !positionals.length || positionals[0] === 'help') {
    writeOut(usageOf(positionals.find((word) => word !== 'help')));
    return positionals.length || options.help ? exitCodes.ok : exitCodes.usage;
  }
  const command = findCommand(positionals);
  const known = ['json', ...(command.library === 'none' ? [] : ['library']), ...command.options];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown) throw new UsageError(`“${command.name}” takes no --${unknown}.`);
  const call = { words: positionals.slice(command.name.split(' ').length), options, program };
  if (command.library === 'none') return command.run(call);
  if (!options.library) throw new UsageError('Say which library: --library FILE.');
  const connection = await openLibrary(
    program,
    options.library,
    command.library !== 'open',
    command.library !== 'serve',
  );
  try {
    return await command.run(call, connection);
  } finally {
    await connection.close();
  }
}

restartOnPinnedNode();
process.exitCode = await main(process.argv.slice(2));
