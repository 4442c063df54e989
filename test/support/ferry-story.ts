import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from './electron-app.ts';
import { makeOnce } from './make-once.ts';
import { importTexts, markClaim } from './open-library.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { openInBrowser, type Workbench } from './workbench.ts';

const texts = {
  'post.txt':
    'Ferry runs aground off Stell\n\nAbout 300 passengers were taken off the ferry on Tuesday evening, the coastguard said.\n\nThe engine failed at 17:40 near the harbour wall. Two passengers were treated for bruises in the harbour office.\n\nThe line paid 4,000 crowns for a pilot in March, the harbour master said.\n\nShare this article',
  'daily.md':
    '# Stell ferry: what we know\n\nNearly 200 passengers were taken off the ferry on Tuesday evening, the shipping line said.\n\nDivers looked at the hull on Wednesday morning and found a long dent. The engine failed at 17:40, its log shows.\n\nTwo passengers were treated for bruises, a nurse told this paper. Crews from the villages brought blankets and tea to the quay, and the bakery stayed open for everybody who could not travel on.',
};
const quotes: Readonly<Record<keyof typeof texts, readonly string[]>> = {
  'post.txt': [
    'About 300 passengers were taken off the ferry on Tuesday evening',
    'The engine failed at 17:40',
    'Two passengers were treated for bruises',
  ],
  'daily.md': [
    'Nearly 200 passengers were taken off the ferry on Tuesday evening',
    'The engine failed at 17:40',
    'Two passengers were treated for bruises',
  ],
};

const libraryName = 'Ferry.claimbench';

export interface FerryStory {
  readonly workbench: Workbench;
  readonly library: string;
  readonly folder: string;
  /** By the file's name. */
  readonly articleIds: Readonly<Record<keyof typeof texts, string>>;
  /** Shows another view. */
  show(hash: string): Promise<void>;
}

const fillFolder = makeOnce(
  async (folder: string, { marksClaims, collection }: { marksClaims: boolean; collection: string }) => {
    const connection = await openLibrary(join(folder, libraryName), folder, true);
    const articleIds: Partial<Record<keyof typeof texts, string>> = {};
    for (const { name, articleId } of await importTexts(connection, texts)) {
      const file = name as keyof typeof texts;
      articleIds[file] = articleId!;
      const [publisher, publishedAt] = file === 'post.txt' ? ['Post', '2026-05-05'] : ['Daily', '2026-05-06'];
      await ask(connection, 'article.update', { id: articleId!, publisher, publishedAt });
      const view = await ask(connection, 'article.read', { id: articleId! });
      for (const quote of marksClaims ? quotes[file] : [])
        await markClaim(connection, view, quote, { tags: ['ferry'] });
    }
    if (collection) {
      const { id } = await ask(connection, 'collection.create', { name: collection });
      await ask(connection, 'collection.addArticles', { id, articleIds: [articleIds['post.txt']!] });
    }
    await connection.close();
    return articleIds as Record<keyof typeof texts, string>;
  },
);

/**
 * The workbench in a browser on a library with two articles about one event: their first claims differ in a number,
 * two more say the same in the same words. The first one can be put into a collection. Closed after the test.
 */
export async function openFerryStory({ marksClaims = true, collection = '' } = {}): Promise<FerryStory> {
  const folder = temporaryFolder();
  const articleIds = await fillFolder(folder, { marksClaims, collection });
  const library = join(folder, libraryName);
  const workbench = await openInBrowser(library, folder);
  onTestFinished(workbench.close);
  await workbench.page.getByRole('grid', { name: 'Articles' }).waitFor();
  return {
    workbench,
    library,
    folder,
    articleIds,
    show: (hash) => workbench.page.evaluate((to) => location.assign(to), hash).then(() => {}),
  };
}
