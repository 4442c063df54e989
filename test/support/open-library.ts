import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ask, type Connection, connect, runJob } from '../../src/connect.ts';
import type { FileOutcome } from '../../src/contract/import.ts';
import type { Input } from '../../src/contract/operations.ts';
import type { ArticleView } from '../../src/contract/views.ts';
import { findProgram } from '../../src/program.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The built program, as people run it; a process of it starts in half the time that one of the sources takes. */
export const program = findProgram(new URL('../../dist/main/cli.js', import.meta.url).href);

/** A real core on a library file; closed after the test. The state folder lies beside the file. */
export async function openLibrary(file = join(temporaryFolder(), 'test.claimbench')): Promise<Connection> {
  const connection = await connect(program.startProcess, {
    library: file,
    create: true,
    stateFolder: `${file}.state`,
    editorName: 'Ada',
    isSample: false,
  });
  onTestFinished(() => connection.close());
  return connection;
}

/** Imports texts as files of these names, through a real parser. */
export async function importTexts(
  connection: Connection,
  texts: Record<string, string | Uint8Array>,
  given: Omit<Input<'article.import'>, 'uploads'> = {},
): Promise<FileOutcome[]> {
  const folder = temporaryFolder();
  const uploads = Object.entries(texts).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return connection.handIn(join(folder, name));
  });
  return (await runJob(connection, 'article.import', { uploads, ...given })).outcomes;
}

/** Imports texts as files of these names and reads the articles, in the same order; one parser serves them all. */
export async function importArticles(
  connection: Connection,
  texts: Record<string, string>,
): Promise<ArticleView[]> {
  const outcomes = await importTexts(connection, texts);
  return Promise.all(outcomes.map(({ articleId }) => ask(connection, 'article.read', { id: articleId! })));
}

/** Imports one text and reads the article. */
export async function importArticle(
  connection: Connection,
  name: string,
  text: string,
): Promise<ArticleView> {
  const [article] = await importArticles(connection, { [name]: text });
  return article!;
}

/** The first place of some words in an article. */
export function placeOf({ revision }: ArticleView, words: string) {
  const start = revision.text.indexOf(words);
  return { revisionId: revision.id, start, end: start + words.length };
}

/** Marks the first place of some words as a claim. */
export const markClaim = (
  connection: Connection,
  article: ArticleView,
  words: string,
  given: { tags?: string[] } = {},
) => ask(connection, 'claim.create', { ...placeOf(article, words), ...given });

/** Imports a claim set as a file. */
export function importClaimSet(connection: Connection, json: string) {
  const file = join(temporaryFolder(), 'set.json');
  writeFileSync(file, json);
  return runJob(connection, 'claimSet.import', { upload: connection.handIn(file) });
}
