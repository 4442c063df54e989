#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ask, type Connection, connect, runJob } from './connect.ts';
import { QuotedClaim } from './contract/operations.ts';
import { DomainError } from './contract/result.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { findProgram } from './program.ts';
import { findEditorName, findUserFolder } from './user-folder.ts';
import { serveWorkbench } from './web.ts';

const usage = `Usage: claimbench COMMAND [options]

  import FILES... --library FILE [--publisher NAME] [--published TIME] [--json]
      Adds text, Markdown and HTML files; makes the library when there is none.
  import-set FILE --library FILE [--json]
      Takes an exported claim set (JSON) into a library that holds nothing yet.
  list articles|claims|links|tags|points --library FILE [--json]
  claim add --library FILE --article ID --quote TEXT [--prefix TEXT] [--suffix TEXT]
      [--type TYPE] [--speaker NAME] [--tag NAME]... [--json]
  claim add --library FILE --from FILE.jsonl [--json]
      One claim a line: {file or article, quote, start?, prefix?, suffix?, id?, type?, tags?, speaker?, note?}
  crossref --library FILE [--json]
      Compares all claims anew; decisions stay.
  export --library FILE --format json|csv [--out FILE]
  verify --library FILE [--json]
  why "A" "B" [--published-a TIME] [--published-b TIME] [--library FILE] [--json]
      Explains how two passages relate.
  serve --library FILE
      Serves the workbench on this machine and prints its one-time address.

TIME is YYYY-MM-DD or an ISO 8601 time in UTC. Options may stand anywhere; -- ends them.
Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 something was refused, 4 library in use,
5 disk full or not writable, 6 not a sound Claimbench library.
`;

class UsageError extends Error {}

const program = findProgram(import.meta.url);

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
    if (error instanceof DomainError) return exitCodeOf(error.code);
    return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? exitCodes.disk : exitCodes.internal;
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const optionTypes = {
  library: text,
  json: flag,
  help: flag,
  publisher: text,
  published: text,
  article: text,
  quote: text,
  prefix: text,
  suffix: text,
  type: text,
  speaker: text,
  tag: { type: 'string', multiple: true },
  from: text,
  format: text,
  out: text,
  'published-a': text,
  'published-b': text,
} as const;

function readArguments(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: optionTypes, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
type Options = ReturnType<typeof readArguments>['values'];

async function run(argv: string[]): Promise<number> {
  const { values: options, positionals } = readArguments(argv);
  const [command, ...rest] = positionals;
  if (options.help || command === undefined || command === 'help') {
    writeOut(usage);
    return command === undefined && !options.help ? exitCodes.usage : exitCodes.ok;
  }
  switch (command) {
    case 'import':
      return withLibrary(options, true, (connection) => importFiles(connection, rest, options));
    case 'import-set':
      return withLibrary(options, true, (connection) => importSet(connection, rest, options));
    case 'list':
      return withLibrary(options, false, (connection) => list(connection, rest, options));
    case 'claim':
      if (rest[0] !== 'add') throw new UsageError('After “claim” comes “add”.');
      return withLibrary(options, false, (connection) => addClaims(connection, options));
    case 'crossref':
      return withLibrary(options, false, (connection) => crossReference(connection, options));
    case 'export':
      return withLibrary(options, false, (connection) => exportSet(connection, options));
    case 'verify':
      return withLibrary(options, false, (connection) => verify(connection, options));
    case 'why':
      return explain(rest, options);
    case 'serve':
      return withLibrary(options, true, serve);
    default:
      throw new UsageError(`There is no command “${command}”.`);
  }
}

async function withLibrary(
  options: Options,
  create: boolean,
  work: (connection: Connection) => Promise<number>,
): Promise<number> {
  if (!options.library) throw new UsageError('Say which library: --library FILE.');
  const connection = await openLibrary(resolve(options.library), create);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

function openLibrary(library: string, create: boolean): Promise<Connection> {
  const stateFolder = findUserFolder();
  const editorName = findEditorName();
  return connect(program.startProcess, { library, create, stateFolder, editorName, isSample: false });
}

async function importFiles(connection: Connection, files: string[], options: Options): Promise<number> {
  if (!files.length) throw new UsageError('Name the files to import.');
  const { outcomes } = await runJob(connection, 'article.import', {
    uploads: files.map((file) => connection.handIn(resolve(file))),
    ...(options.publisher === undefined ? {} : { publisher: options.publisher }),
    ...(options.published === undefined ? {} : { publishedAt: options.published }),
  });
  reportList(
    options,
    outcomes,
    ({ name, outcome, title, reason }) => `${outcome}\t${name}\t${reason ?? title}`,
  );
  return outcomes.some(({ outcome }) => outcome === 'refused') ? exitCodes.refused : exitCodes.ok;
}

async function importSet(connection: Connection, files: string[], options: Options): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new UsageError('Name one claim set to import.');
  const counts = await runJob(connection, 'claimSet.import', { upload: connection.handIn(resolve(file)) });
  report(options, counts, ({ articles, claims }) => `${articles} articles, ${claims} claims`);
  return exitCodes.ok;
}

async function list(connection: Connection, [what, ...more]: string[], options: Options): Promise<number> {
  if (more.length) throw new UsageError(`“${more[0]}” is one word too many.`);
  switch (what) {
    case 'articles':
      reportList(options, await ask(connection, 'article.list', {}), ({ id, title }) => `${id}\t${title}`);
      break;
    case 'claims':
      reportList(options, await ask(connection, 'claim.list', {}), ({ id, wording }) => `${id}\t${wording}`);
      break;
    case 'links': {
      const links = await ask(connection, 'link.list', {});
      const rows = links.map(({ sideA, sideB, suggested, ...link }) => ({
        ...link,
        externalA: sideA.externalId,
        externalB: sideB.externalId,
      }));
      reportList(
        options,
        rows,
        ({ a, b, relation, confidence }) => `${a}\t${b}\t${relation}\t${confidence ?? 'decided'}`,
      );
      break;
    }
    case 'tags':
      reportList(options, await ask(connection, 'tag.list', {}), ({ name, claims }) => `${name}\t${claims}`);
      break;
    case 'points':
      reportList(
        options,
        await ask(connection, 'point.list', {}),
        ({ title, claimIds }) => `${claimIds.length}\t${title}`,
      );
      break;
    default:
      throw new UsageError('Say what to list: articles, claims, links, tags or points.');
  }
  return exitCodes.ok;
}

async function addClaims(connection: Connection, options: Options): Promise<number> {
  const claims = options.from === undefined ? [toQuotedClaim(options)] : readClaimLines(options.from);
  const outcomes = await ask(connection, 'claim.createQuoted', { claims });
  reportList(
    options,
    outcomes,
    ({ externalId, claimId, reason }) => `${externalId ?? '-'}\t${claimId ?? 'refused'}\t${reason ?? ''}`,
  );
  return outcomes.some(({ reason }) => reason !== null) ? exitCodes.refused : exitCodes.ok;
}

function toQuotedClaim({ article, quote, prefix, suffix, type, speaker, tag }: Options): QuotedClaim {
  if (article === undefined || quote === undefined)
    throw new UsageError('Give --article and --quote, or --from.');
  const given = { article, quote, prefix, suffix, type, speaker, tags: tag };
  return parseClaim(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    'The claim',
  );
}

function readClaimLines(file: string): QuotedClaim[] {
  if (!existsSync(file)) throw new DomainError('not-found', `There is no file “${file}”.`);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (!line.trim()) return [];
    const where = `${file}, line ${index + 1}`;
    try {
      return [parseClaim(JSON.parse(line), where)];
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new DomainError('unreadable', `${where}: not JSON (${error.message}). No claim was added.`);
      throw error;
    }
  });
}

function parseClaim(value: unknown, where: string): QuotedClaim {
  const parsed = QuotedClaim.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DomainError(
    'invalid-request',
    `${where}: ${issue?.path.join('.')}: ${issue?.message}. No claim was added.`,
  );
}

async function crossReference(connection: Connection, options: Options): Promise<number> {
  const counts = await runJob(connection, 'link.crossReference', {});
  report(options, counts, ({ claims, links }) => `${claims} claims compared, ${links} links suggested`);
  return exitCodes.ok;
}

async function exportSet(connection: Connection, { format, out }: Options): Promise<number> {
  if (format !== 'json' && format !== 'csv') throw new UsageError('Give --format json or --format csv.');
  const { content } = await ask(connection, 'claimSet.export', { format });
  if (out === undefined) writeOut(content);
  else replaceFile(out, content);
  return exitCodes.ok;
}

async function verify(connection: Connection, options: Options): Promise<number> {
  const verdict = await ask(connection, 'library.verify', {});
  report(options, verdict, ({ isSound, checked, problems }) =>
    [...checked.map((line) => `looked at ${line}`), ...problems, isSound ? 'sound' : 'NOT SOUND'].join('\n'),
  );
  return verdict.isSound ? exitCodes.ok : exitCodes.unsound;
}

/** Without a library, one that is thrown away gives the program a place to think. */
async function explain(passages: string[], options: Options): Promise<number> {
  const [a, b] = passages;
  if (a === undefined || b === undefined || passages.length > 2) throw new UsageError('Give two passages.');
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-'));
  const connection = options.library
    ? await openLibrary(resolve(options.library), false)
    : await openLibrary(join(folder, 'why.claimbench'), true);
  try {
    const explanation = await ask(connection, 'link.explain', {
      a,
      b,
      publishedA: options['published-a'] ?? null,
      publishedB: options['published-b'] ?? null,
    });
    report(options, explanation, ({ relation, confidence, rule, ledger }) => {
      const rows = ledger.rows.map(
        (row) => `  ${row.dimension}\t${row.a?.text ?? '-'}\t${row.b?.text ?? '-'}\t${row.outcome}`,
      );
      return [`${relation ?? 'nothing to say'} (${confidence.toFixed(2)})`, rule, ...rows].join('\n');
    });
    return exitCodes.ok;
  } finally {
    await connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function serve(connection: Connection): Promise<number> {
  const host = await serveWorkbench({ connection, pageFolder: program.pageFolder, tokenLifetime: 600_000 });
  writeOut(`${host.address}\n`);
  process.stderr.write(
    'Open this address in a browser on this machine within 10 minutes; it works once. Ctrl+C ends.\n',
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await host.close();
  return exitCodes.ok;
}

/** A list, as one JSON array or as lines. */
function reportList<T>({ json }: Options, rows: readonly T[], toLine: (row: T) => string): void {
  writeOut(json ? `${JSON.stringify(rows, null, 2)}\n` : rows.map((row) => `${toLine(row)}\n`).join(''));
}

/** One thing, as one JSON object or as text. */
function report<T>({ json }: Options, value: T, toText: (value: T) => string): void {
  writeOut(`${json ? JSON.stringify(value, null, 2) : toText(value)}\n`);
}

/** Writes all of it or throws: console.log says nothing when the disk is full. */
function writeOut(content: string): void {
  const bytes = Buffer.from(content);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      // A pipe whose reader is slow; there is no other way to wait for it synchronously.
      if ((error as { code?: string }).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** The old file stays whole until the new one is; what is no file (a pipe, a device) is written to as it is. */
function replaceFile(file: string, content: string): void {
  const target = resolve(file);
  if (existsSync(target) && !statSync(target).isFile()) {
    writeFileSync(target, content);
    return;
  }
  const building = join(dirname(target), `.${process.pid}.claimbench-export`);
  try {
    const descriptor = openSync(building, 'w', 0o666);
    try {
      const bytes = Buffer.from(content);
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(building, target);
  } catch (error) {
    rmSync(building, { force: true });
    throw error;
  }
}

restartOnPinnedNode();
process.exitCode = await main(process.argv.slice(2));
