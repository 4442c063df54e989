import { resolve } from 'node:path';
import { ask, type Connection, runJob } from '../connect.ts';
import type { Cue } from '../contract/views.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Call, type Command, onlyGiven, takeSome, takeWords, UsageError } from './command.ts';
import { findCollection } from './names.ts';
import { report, reportList } from './output.ts';

async function importSet(call: Call, connection: Connection): Promise<number> {
  const [file] = takeWords(call, 'The claim set');
  const counts = await runJob(connection, 'claimSet.import', { upload: connection.handIn(resolve(file)) });
  report(call.options, counts, ({ articles, claims }) => `${articles} articles, ${claims} claims`);
  return exitCodes.ok;
}

async function setArticle(call: Call, connection: Connection): Promise<number> {
  const [id] = takeWords(call, 'The article’s id');
  const { title, publisher, author, published, updated, language, address, canonical } = call.options;
  const patch = onlyGiven({
    title,
    publisher,
    author,
    publishedAt: published,
    updatedAt: updated,
    language,
    address,
    canonicalAddress: canonical,
  });
  const article = await ask(connection, 'article.update', { id, ...patch });
  report(call.options, article, () => `${article.id}\t${article.title}`);
  return exitCodes.ok;
}

/** "number “214”, “nine”; date “Thursday”" */
function describeCues(cues: readonly Cue[]): string {
  return [...Map.groupBy(cues, ({ kind }) => kind)]
    .map(([kind, own]) => `${kind} ${own.map(({ printed }) => `“${printed}”`).join(', ')}`)
    .join('; ');
}

/** What the program finds worth checking, and no claim covers yet. */
async function suggest(call: Call, connection: Connection): Promise<number> {
  const [id] = takeWords(call, 'The article’s id');
  const { revision, suggestedClaims } = await ask(connection, 'article.read', { id });
  const words = ({ start, end }: { start: number; end: number }) => revision.text.slice(start, end);
  reportList(
    call.options,
    suggestedClaims.map((suggested) => ({ ...suggested, text: words(suggested) })),
    ({ score, cues, text }) => `${score.toFixed(2)}\t${describeCues(cues)}\t${text}`,
  );
  if (call.options.accept && suggestedClaims.length) {
    await ask(connection, 'claim.createMany', {
      places: suggestedClaims.map(({ start, end }) => ({ revisionId: revision.id, start, end })),
      ...onlyGiven({ tags: call.options.tag }),
    });
  }
  return exitCodes.ok;
}

async function moveArticles(
  call: Call,
  connection: Connection,
  operation: 'collection.addArticles' | 'collection.removeArticles',
): Promise<number> {
  const [name, ...articleIds] = takeSome(call, 'The collection');
  if (!articleIds.length) throw new UsageError('Name the articles by their ids.');
  const { id } = await findCollection(connection, name);
  const collection = await ask(connection, operation, { id, articleIds });
  report(call.options, collection, () => `${collection.name}\t${collection.articles} articles`);
  return exitCodes.ok;
}

/** Articles’ details, their suggestions, and the collections they stand in. */
export const articleCommands: readonly Command[] = [
  {
    name: 'import-set',
    usage: 'FILE',
    help: 'Takes an exported claim set (JSON) into a library that holds nothing yet.',
    options: [],
    library: 'create',
    run: importSet,
  },
  {
    name: 'article set',
    usage:
      'ID [--title TEXT] [--publisher NAME] [--author NAME] [--published TIME] [--updated TIME]\n      [--language TAG] [--address URL] [--canonical URL]',
    help: 'Corrects what is known of an article.',
    options: ['title', 'publisher', 'author', 'published', 'updated', 'language', 'address', 'canonical'],
    library: 'open',
    run: setArticle,
  },
  {
    name: 'suggest',
    usage: 'ARTICLE-ID [--accept] [--tag NAME]...',
    help: 'Sentences that are worth checking and are no claims yet; --accept makes claims of them.',
    options: ['accept', 'tag'],
    library: 'open',
    run: suggest,
  },
  {
    name: 'collection add',
    usage: 'NAME [--note TEXT]',
    help: 'A named set of articles, to which most commands can be limited by --collection.',
    options: ['note'],
    library: 'create',
    run: async (call, connection) => {
      const [name] = takeWords(call, 'The name');
      const { note } = call.options;
      const collection = await ask(connection, 'collection.create', { name, ...onlyGiven({ note }) });
      report(call.options, collection, ({ id }) => `${id}\t${name}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'collection rename',
    usage: 'NAME NEW-NAME',
    help: 'Gives a collection another name.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [name, newName] = takeWords(call, 'The collection', 'The new name');
      const { id } = await findCollection(connection, name);
      const collection = await ask(connection, 'collection.update', { id, name: newName });
      report(call.options, collection, () => `${id}\t${newName}`);
      return exitCodes.ok;
    },
  },
  {
    name: 'collection put',
    usage: 'NAME ARTICLE-ID...',
    help: 'Puts articles into a collection.',
    options: [],
    library: 'open',
    run: (call, connection) => moveArticles(call, connection, 'collection.addArticles'),
  },
  {
    name: 'collection take',
    usage: 'NAME ARTICLE-ID...',
    help: 'Takes articles out of a collection; they stay in the library.',
    options: [],
    library: 'open',
    run: (call, connection) => moveArticles(call, connection, 'collection.removeArticles'),
  },
];
