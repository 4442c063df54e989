import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from '../../src/browser.ts';
import { ask, type Connection, connect } from '../../src/connect.ts';
import { findProgram } from '../../src/program.ts';
import { serveWorkbench } from '../../src/web.ts';
import { browserArguments } from '../support/browser-arguments.ts';
import { enter } from '../support/workbench.ts';

export const program = findProgram(new URL('../../dist/main/cli.js', import.meta.url).href);

export const medianOf = (values: readonly number[]): number =>
  values.toSorted((x, y) => x - y)[values.length >> 1]!;
/** Of values, the one that 95 in a hundred do not exceed. */
export const percentile95 = (values: readonly number[]): number =>
  values.toSorted((x, y) => x - y)[Math.min(values.length - 1, Math.floor(values.length * 0.95))]!;

export function openLibrary(file: string, folder: string): Promise<Connection> {
  return connect(program.startProcess, {
    library: file,
    create: true,
    stateFolder: folder,
    editorName: 'Ada',
    isSample: false,
  });
}

/** The workbench on an open library, in a Chromium of its own. */
export async function openWindow(connection: Connection) {
  const host = await serveWorkbench({
    connection,
    program,
    tokenLifetime: 60_000,
    placeFile: null,
  });
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: browserArguments });
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await enter(page, host.address);
  return {
    page,
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}

/** The newest revision's text of an article, and its id. */
export async function readRevision(connection: Connection, articleId: string) {
  const { revision } = await ask(connection, 'article.read', { id: articleId });
  return revision;
}
