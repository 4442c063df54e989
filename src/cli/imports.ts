import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ask, type Connection, runJob } from '../connect.ts';
import type { FileOutcome, ImportReport, TableColumns, TablePreview } from '../contract/import.ts';
import { RequestError } from '../contract/result.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Call, type Command, type Options, onlyGiven, takeWords, UsageError } from './command.ts';
import { toScope } from './names.ts';
import { withLibrary } from './open-library.ts';
import { report, reportList } from './output.ts';

async function importFiles({ words, options }: Call, connection: Connection): Promise<number> {
  if (!words.length) throw new UsageError('Name the files to import.');
  const files = words.flatMap((word) => listFiles(resolve(word)));
  if (!files.length) throw new UsageError('There are no files in what was named.');
  const uploads = files.map((file) => connection.handIn(file));
  const columns =
    options.columns === undefined
      ? undefined
      : toColumns(options, await preview(connection, uploads[0]!, options));
  const done = await runJob(connection, 'article.import', {
    uploads,
    ...onlyGiven({
      title: options.title,
      address: options.address,
      publisher: options.publisher,
      publishedAt: options.published,
      revisionOf: options['revision-of'],
      columns,
    }),
    ...(await toScope(connection, options)),
  });
  return tell(options, files.length, done);
}

async function fetchPage(call: Call, connection: Connection): Promise<number> {
  const [address] = takeWords(call, 'The address');
  const { options } = call;
  const done = await runJob(connection, 'article.fetch', {
    address,
    ...onlyGiven({ revisionOf: options['revision-of'] }),
    ...(await toScope(connection, options)),
  });
  return tell(options, 1, done);
}

/** @param files how many were handed in: one can hold many articles */
function tell(options: Options, files: number, { outcomes, counts, isCut }: ImportReport): number {
  reportList(options, outcomes, describeOutcome);
  const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  const handedIn = `${files} ${files === 1 ? 'file' : 'files'}`;
  if (isCut)
    process.stderr.write(
      `Only the first of so many are listed. In all, articles out of ${handedIn}: ${told.join(', ')}.\n`,
    );
  return counts.refused > 0 ? exitCodes.refused : exitCodes.ok;
}

function describeOutcome(file: FileOutcome): string {
  const { name, part, outcome, title, reason, likeness, carried, unreadDates } = file;
  const notes = [
    likeness?.kind === 'near-copy' && `${Math.round(likeness.share * 100)} % of it is in “${likeness.title}”`,
    likeness?.kind === 'same-address' && `gives itself the address of “${likeness.title}”`,
    unreadDates.length > 0 && `not read as a date: ${unreadDates.map((date) => `“${date}”`).join(', ')}`,
    outcome === 'revised' && (carried ? describeCarried(carried) : 'an earlier text, below the newest'),
  ].filter(Boolean);
  return [
    outcome,
    [name, part].filter(Boolean).join(' › '),
    [reason ?? title, ...notes].filter(Boolean).join('; '),
  ].join('\t');
}

function describeCarried(carried: NonNullable<FileOutcome['carried']>): string {
  const states = Object.entries(carried).filter(([, count]) => count > 0);
  return states.length ? `claims: ${states.map(([state, count]) => `${count} ${state}`).join(', ')}` : '';
}

/** A file as it is, of a folder all that are in it; what begins with a dot is the system's. */
function listFiles(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[/\\]\./.test(file.slice(path.length)))
    .toSorted();
}

function preview(connection: Connection, upload: string, options: Options): Promise<TablePreview> {
  return runJob(connection, 'table.preview', { upload, ...onlyGiven({ sheet: options.sheet }) });
}

type Detail = Exclude<keyof TableColumns, 'hasHeader' | 'dayOrder' | 'sheet' | 'delimiter' | 'encoding'>;

/** What a column can hold, by the name of the option for it. */
const details: Readonly<Record<string, Detail>> = {
  text: 'text',
  title: 'title',
  author: 'author',
  publisher: 'publisher',
  published: 'publishedAt',
  updated: 'updatedAt',
  language: 'language',
  address: 'address',
};
/** Also by the name that it has in the library. */
const toDetail = (name: string) =>
  Object.hasOwn(details, name) ? details[name] : Object.values(details).find((detail) => detail === name);

/**
 * "text=Body,title=2": what names columns by their head or by their number from 1, as spreadsheets count. "guess"
 * takes what the program makes of the table.
 * @throws UsageError which says what there is
 */
function toColumns(
  { columns: asked = 'guess', sheet }: Options,
  { guess, rows, encoding, delimiter }: TablePreview,
): TableColumns {
  const head = rows[0] ?? [];
  const width = Math.max(...rows.map((row) => row.length));
  const known = `There are: ${head.join(', ')}.`;
  if (asked === 'guess') {
    if (!guess) throw new UsageError(`No column of the table looks like text: name it. ${known}`);
    return guess;
  }
  const chosen: Record<string, number> = {};
  let isNamed = false;
  for (const part of asked.split(',')) {
    const [name = '', column = ''] = part.split('=').map((word) => word.trim());
    const detail = toDetail(name);
    if (detail === undefined)
      throw new UsageError(
        `--columns takes ${Object.keys(details).join(', ')}, each with = and a column; not “${part}”.`,
      );
    const named = head.findIndex((name) => name.trim().toLowerCase() === column.toLowerCase());
    const at = named >= 0 ? named : /^\d+$/.test(column) ? Number(column) - 1 : -1;
    if (at < 0 || at >= width) throw new UsageError(`The table has no column “${column}”. ${known}`);
    isNamed ||= named >= 0;
    chosen[detail] = at;
  }
  if (chosen.text === undefined) throw new UsageError(`--columns has to say which one is the text. ${known}`);
  return {
    ...chosen,
    text: chosen.text,
    hasHeader: isNamed || (guess?.hasHeader ?? false),
    ...onlyGiven({
      dayOrder: guess?.dayOrder,
      sheet: sheet ?? guess?.sheet,
      delimiter: delimiter ?? undefined,
      encoding: encoding ?? undefined,
    }),
  };
}

async function showTable(call: Call): Promise<number> {
  const [file] = takeWords(call, 'The table');
  const table = await withLibrary(call, (connection) =>
    preview(connection, connection.handIn(resolve(file)), call.options),
  );
  report(call.options, table, ({ sheets, guess, rows }) =>
    [
      ...(sheets.length > 1 ? [`sheets: ${sheets.join(', ')}`] : []),
      `columns: ${guess ? describeGuess(guess) : 'no column looks like text'}`,
      ...rows.slice(0, 10).map((row) => row.join('\t')),
    ].join('\n'),
  );
  return exitCodes.ok;
}

function describeGuess(guess: TableColumns): string {
  return Object.entries(details)
    .flatMap(([name, detail]) => {
      const column = guess[detail];
      return column === undefined ? [] : [`${name}=${column + 1}`];
    })
    .join(',');
}

async function listRevised(call: Call, connection: Connection): Promise<number> {
  takeWords(call);
  const places = await ask(connection, 'claim.revised', await toScope(connection, call.options));
  reportList(
    call.options,
    places,
    ({ claimId, articleTitle, state, before, after }) =>
      `${state}\t${claimId}\t${articleTitle}\t${before} → ${after ?? '-'}`,
  );
  return exitCodes.ok;
}

async function confirmPlaces(call: Call, connection: Connection): Promise<number> {
  const [claimId] = takeWords(call, 'The claim’s id');
  const places = await ask(connection, 'claim.revised', { claimId });
  if (!places.length) throw new RequestError('not-found', 'No revision has changed a place of this claim.');
  const anchorIds = places.map(({ anchorId }) => anchorId);
  report(call.options, await ask(connection, 'claim.confirmPlaces', { anchorIds }), ({ label }) => label);
  return exitCodes.ok;
}

/** Puts the place that a revision changed or lost where these words stand now. */
async function placeClaim(call: Call, connection: Connection): Promise<number> {
  const [id] = takeWords(call, 'The claim’s id');
  const { quote, article } = call.options;
  if (quote === undefined) throw new UsageError('Give the words by --quote.');
  const places = await ask(connection, 'claim.revised', { claimId: id });
  const [place, another] = places.filter(({ articleId }) => article === undefined || articleId === article);
  if (!place) throw new RequestError('not-found', 'No revision has changed a place of this claim.');
  if (another) throw new UsageError('Several places of this claim were changed: say by --article which one.');
  const { revision } = await ask(connection, 'article.read', { id: place.articleId });
  const start = revision.text.indexOf(quote);
  if (start < 0) throw new RequestError('not-found', `“${quote}” does not stand in “${place.articleTitle}”.`);
  if (revision.text.indexOf(quote, start + 1) >= 0)
    throw new RequestError('conflict', `“${quote}” stands there several times. Give more of the sentence.`);
  const end = start + quote.length;
  const moved = { id, anchorId: place.anchorId, revisionId: revision.id, start, end };
  report(call.options, await ask(connection, 'claim.moveAnchor', moved), ({ wording }) => wording);
  return exitCodes.ok;
}

async function listCopies(call: Call, connection: Connection): Promise<number> {
  const [id] = takeWords(call, 'The article’s id');
  const view = await ask(connection, 'article.copies', { id });
  report(call.options, view, ({ credit, copies }) =>
    [
      ...(credit ? [`credit\t${credit}`] : []),
      ...copies.map(
        ({ articleId, shareOfOwn, publisher, title, isOne }) =>
          `${Math.round(shareOfOwn * 100)} %\t${articleId}\t${isOne ? 'one source' : 'apart'}\t${[title, publisher].filter(Boolean).join(', ')}`,
      ),
    ].join('\n'),
  );
  return exitCodes.ok;
}

/** How articles come in, and what revisions and copies did. */
export const importCommands: readonly Command[] = [
  {
    name: 'import',
    usage:
      'FILES|FOLDERS... [--title TEXT] [--publisher NAME] [--published TIME] [--address URL]\n      [--columns guess|text=COLUMN,title=COLUMN,... [--sheet NAME]] [--collection NAME] [--revision-of ID]',
    help: 'Adds saved pages, PDF, Word, e-mail, text, Markdown, feeds, tables and ZIP archives of these; makes the\nlibrary when there is none. Tables need --columns: names from their first row, or numbers from 1.\nWith --revision-of, one file as a later text of that article.',
    options: ['title', 'publisher', 'published', 'address', 'columns', 'sheet', 'collection', 'revision-of'],
    library: 'create',
    run: importFiles,
  },
  {
    name: 'fetch',
    usage: 'ADDRESS [--collection NAME] [--revision-of ID]',
    help: 'Adds one page from the web: the only command that uses the network.',
    options: ['collection', 'revision-of'],
    library: 'create',
    run: fetchPage,
  },
  {
    name: 'table',
    usage: 'FILE [--sheet NAME]',
    help: 'The first rows of a table, and which column the program takes for what. It needs no library.',
    options: ['sheet', 'library'],
    library: 'none',
    run: showTable,
  },
  {
    name: 'revised',
    usage: '[--collection NAME]',
    help: 'Places of claims that revisions changed and nobody has looked at; values that changed first.',
    options: ['collection'],
    library: 'open',
    run: listRevised,
  },
  {
    name: 'revised confirm',
    usage: 'CLAIM-ID',
    help: 'You have looked at what revisions did to this claim.',
    options: [],
    library: 'open',
    run: confirmPlaces,
  },
  {
    name: 'revised place',
    usage: 'CLAIM-ID --quote TEXT [--article ID]',
    help: 'Puts a place that a revision changed or lost on these words of the newest text.',
    options: ['quote', 'article'],
    library: 'open',
    run: placeClaim,
  },
  {
    name: 'copies',
    usage: 'ARTICLE-ID',
    help: 'Articles that carry text of this one, how much, and the agency that it credits.',
    options: [],
    library: 'open',
    run: listCopies,
  },
];
