import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask, type Connection } from '../connect.ts';
import type { Input } from '../contract/operations.ts';
import { BinNoun } from '../contract/views.ts';
import { exitCodes } from '../exit-codes.ts';
import { serveWorkbench } from '../web.ts';
import { type Call, type Command, onlyGiven, takeSome, takeWords, toNumber, UsageError } from './command.ts';
import { toScope } from './names.ts';
import { replaceFile, report, reportList, writeOut } from './output.ts';

type Lister = (connection: Connection, call: Call) => Promise<void>;

const listers: Readonly<Record<string, Lister>> = {
  articles: async (connection, { options }) =>
    reportList(
      options,
      await ask(connection, 'article.list', await toScope(connection, options)),
      ({ id, title }) => `${id}\t${title}`,
    ),
  claims: async (connection, { options }) =>
    reportList(
      options,
      await ask(connection, 'claim.list', await toScope(connection, options)),
      ({ id, wording }) => `${id}\t${wording}`,
    ),
  links: async (connection, { options }) => {
    const rows = (await ask(connection, 'link.list', {})).map(({ sideA, sideB, suggested, ...link }) => ({
      ...link,
      externalA: sideA.externalId,
      externalB: sideB.externalId,
    }));
    reportList(
      options,
      rows,
      ({ a, b, relation, confidence }) => `${a}\t${b}\t${relation}\t${confidence ?? 'decided'}`,
    );
  },
  tags: async (connection, { options }) =>
    reportList(options, await ask(connection, 'tag.list', {}), ({ name, claims }) => `${name}\t${claims}`),
  points: async (connection, { options }) =>
    reportList(
      options,
      await ask(connection, 'point.list', await toScope(connection, options)),
      ({ title, claimIds }) => `${claimIds.length}\t${title}`,
    ),
  collections: async (connection, { options }) =>
    reportList(
      options,
      await ask(connection, 'collection.list', {}),
      ({ id, name, articles }) => `${id}\t${name}\t${articles}`,
    ),
  verdicts: async (connection, { options }) =>
    reportList(
      options,
      await ask(connection, 'rating.list', {}),
      ({ label, meaning }) => `${label}\t${meaning}`,
    ),
  aliases: async (connection, { options }) =>
    reportList(
      options,
      await ask(connection, 'alias.list', {}),
      ({ id, name, standsFor }) => `${id}\t${name}\t${standsFor}`,
    ),
  checks: async (connection, { options }) =>
    reportList(
      options,
      (await ask(connection, 'check.list', { limit: 10_000 })).checks,
      ({ id, rating, publisher, text }) => `${id}\t${rating}\t${publisher ?? '-'}\t${text}`,
    ),
  bin: async (connection, { options }) =>
    reportList(
      options,
      await ask(connection, 'bin.list', {}),
      ({ noun, id, title }) => `${noun}\t${id}\t${title}`,
    ),
};

async function search(call: Call, connection: Connection): Promise<number> {
  const { options } = call;
  const limit = toNumber('limit', options.limit);
  const result = await ask(connection, 'search.find', {
    query: takeSome(call, 'What to look for').join(' '),
    ...onlyGiven({ limit }),
    ...(await toScope(connection, options)),
  });
  report(options, result, ({ notes, claims, articles, sentences }) =>
    [
      ...notes.map((note) => `note: ${note}`),
      ...claims.map(({ id, wording }) => `claim\t${id}\t${wording}`),
      ...articles.map(({ article }) => `article\t${article.id}\t${article.title}`),
      ...sentences.map(({ articleId, snippet }) => `sentence\t${articleId}\t${snippet.text}`),
    ].join('\n'),
  );
  return exitCodes.ok;
}

async function exportSet(call: Call, connection: Connection): Promise<number> {
  takeWords(call);
  const { format, out } = call.options;
  if (format !== 'json' && format !== 'csv' && format !== 'markdown')
    throw new UsageError('Give --format json, csv or markdown.');
  const scope = await toScope(connection, call.options);
  const { content } = await ask(connection, 'claimSet.export', { format, ...scope });
  if (out === undefined) writeOut(content);
  else replaceFile(out, content);
  return exitCodes.ok;
}

async function verify(call: Call, connection: Connection): Promise<number> {
  takeWords(call);
  const verdict = await ask(connection, 'library.verify', {});
  report(call.options, verdict, ({ isSound, checked, problems }) =>
    [...checked.map((line) => `looked at ${line}`), ...problems, isSound ? 'sound' : 'NOT SOUND'].join('\n'),
  );
  return verdict.isSound ? exitCodes.ok : exitCodes.unsound;
}

async function copyLibrary(call: Call, connection: Connection): Promise<number> {
  const [file] = takeWords(call, 'The new file');
  if (existsSync(file)) throw new UsageError(`“${file}” is there already. Name a file that is not.`);
  await ask(connection, 'library.saveCopy', { target: connection.handOut(resolve(file)) });
  report(call.options, { file: resolve(file) }, () => `copied to ${file}`);
  return exitCodes.ok;
}

async function moveToBin(
  call: Call,
  connection: Connection,
  operation: 'bin.put' | 'bin.restore',
): Promise<number> {
  const [word, ...ids] = takeSome(call, 'What it is');
  const noun = BinNoun.safeParse(word === 'verdict' ? 'rating' : word === 'check' ? 'earlierCheck' : word);
  if (!noun.success)
    throw new UsageError(
      'Say what it is: article, claim, collection, tag, verdict, evidence, alias or check.',
    );
  if (!ids.length) throw new UsageError('Name what to move by its ids.');
  report(call.options, await ask(connection, operation, { noun: noun.data, ids }), ({ label }) => label);
  return exitCodes.ok;
}

async function serve({ program }: Call, connection: Connection): Promise<number> {
  const host = await serveWorkbench({
    connection,
    program,
    tokenLifetime: 600_000,
    placeFile: null,
  });
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

/** The library as a whole: what is in it, out of it, done in it. */
export const libraryCommands: readonly Command[] = [
  {
    name: 'list',
    usage: `${Object.keys(listers).join('|')} [--collection NAME]`,
    help: 'Articles, claims and points can be limited to a collection.',
    options: ['collection'],
    library: 'open',
    run: async (call, connection) => {
      const [what] = takeWords(call, 'What to list');
      const lister = Object.hasOwn(listers, what) ? listers[what] : undefined;
      if (!lister) throw new UsageError(`Say what to list: ${Object.keys(listers).join(', ')}.`);
      await lister(connection, call);
      return exitCodes.ok;
    },
  },
  {
    name: 'search',
    usage: 'WORDS... [--collection NAME] [--limit NUMBER]',
    help: 'Claims, articles and sentences. "a phrase", evacuat*, word~1, -without, tag:, publisher:, speaker:,\ntype:, status:, verdict:, before:2026-03-14, after:. After -- words may begin with -.',
    options: ['collection', 'limit'],
    library: 'open',
    run: search,
  },
  {
    name: 'export',
    usage: '--format json|csv|markdown [--collection NAME] [--out FILE]',
    help: 'The tagged claim set; as Markdown, a report to read.',
    options: ['format', 'collection', 'out'],
    library: 'open',
    run: exportSet,
  },
  {
    name: 'delete',
    usage: 'article|claim|collection|tag|verdict|evidence|alias|check ID...',
    help: 'Into the bin, in one step of undo.',
    options: [],
    library: 'open',
    run: (call, connection) => moveToBin(call, connection, 'bin.put'),
  },
  {
    name: 'restore',
    usage: 'article|claim|collection|tag|verdict|evidence|alias|check ID...',
    help: 'Back out of the bin.',
    options: [],
    library: 'open',
    run: (call, connection) => moveToBin(call, connection, 'bin.restore'),
  },
  {
    name: 'history',
    usage: '[--limit NUMBER]',
    help: 'What was done in the library, newest first.',
    options: ['limit'],
    library: 'open',
    run: async (call, connection) => {
      takeWords(call);
      const acts = await ask(connection, 'act.list', { limit: toNumber('limit', call.options.limit) ?? 50 });
      reportList(
        call.options,
        acts,
        ({ id, at, by, kind, label, isUndone }) =>
          `${id}\t${at}\t${by}\t${kind === 'do' ? '' : `${kind}: `}${label}${isUndone ? ' (undone)' : ''}`,
      );
      return exitCodes.ok;
    },
  },
  {
    name: 'undo',
    usage: '[--through ACT-ID]',
    help: 'Takes back the last step; or all steps back to this one, and it too.',
    options: ['through'],
    library: 'open',
    run: async (call, connection) => {
      takeWords(call);
      const throughId = call.options.through;
      report(
        call.options,
        await ask(connection, 'act.undo', onlyGiven({ throughId })),
        ({ label }) => `undone: ${label}`,
      );
      return exitCodes.ok;
    },
  },
  {
    name: 'redo',
    usage: '',
    help: 'Does the last undone step again.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      takeWords(call);
      report(call.options, await ask(connection, 'act.redo', {}), ({ label }) => `done again: ${label}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'settings',
    usage: '[--theme system|light|dark] [--text-size PERCENT] [--reading-width narrow|normal|wide]',
    help: 'How you like the workbench; kept for all libraries.',
    options: ['theme', 'text-size', 'reading-width'],
    library: 'open',
    run: async (call, connection) => {
      takeWords(call);
      const textSize = toNumber('text-size', call.options['text-size']);
      const given = { theme: call.options.theme, textSize, readingWidth: call.options['reading-width'] };
      const patch = onlyGiven(given) as Input<'settings.update'>;
      report(call.options, await ask(connection, 'settings.update', patch), (settings) =>
        Object.entries(settings)
          .map(([name, value]) => `${name}\t${JSON.stringify(value)}`)
          .join('\n'),
      );
      return exitCodes.ok;
    },
  },
  {
    name: 'copy',
    usage: 'FILE',
    help: 'Writes all of the library into a new file. Copying the file itself can miss what was saved last.',
    options: [],
    library: 'open',
    run: copyLibrary,
  },
  {
    name: 'verify',
    usage: '',
    help: 'Whether the library is sound.',
    options: [],
    library: 'open',
    run: verify,
  },
  {
    name: 'serve',
    usage: '',
    help: 'Serves the workbench on this machine and prints its one-time address.',
    options: [],
    library: 'serve',
    run: serve,
  },
];
