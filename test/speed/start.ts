import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { openSample } from '../../src/sample.ts';
import { putBrowserOnPath } from '../support/started-browser.ts';
import { medianOf, program } from './library-window.ts';
import type { Measure } from './speed.ts';

const rounds = 15;
const start = resolve(import.meta.dirname, '../../dist/main/start.js');
const emptyPage = '<!doctype html><title>Empty</title><p id="empty">Empty';

const moments = {
  painted: '[role=grid] tbody a, #empty',
  /** The page's own program has taken over from what the host drew. */
  usable: '#root:not([inert]) [role=grid] tbody a, #empty',
};
type Moment = keyof typeof moments;

/** Runs in every page before its own scripts: tells of each moment when its second frame came. */
const watch = (
  address: string,
) => `for (const [moment, selector] of Object.entries(${JSON.stringify(moments)})) {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      fetch('${address}' + moment, { method: 'POST', mode: 'no-cors', body: String(Date.now()) });
    }));
  };
  requestAnimationFrame(look);
}`;

/** The watch as an extension: to attach to a window that is opening would slow it down. */
function makeExtension(folder: string, address: string): string {
  const extension = join(folder, 'watch');
  mkdirSync(extension);
  const scripts = [{ matches: ['http://127.0.0.1/*'], js: ['watch.js'], run_at: 'document_start' }];
  const manifest = { manifest_version: 3, name: 'Watch', version: '1', content_scripts: scripts };
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(extension, 'watch.js'), watch(address));
  return extension;
}

/** Has the empty page, and hears from the watch. */
async function serveEmptyPage() {
  let hear: (moment: string, at: number) => void = () => {};
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') hear(request.url!.slice(1), Number(await text(request)));
    response.writeHead(200, { 'content-type': 'text/html' }).end(emptyPage);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** When each of the moments came. */
    nextMoments: () =>
      new Promise<Record<Moment, number>>((resolve) => {
        const heard: Record<string, number> = {};
        hear = (moment, at) => {
          heard[moment] = at;
          const { painted, usable } = heard;
          if (painted && usable) resolve({ painted, usable });
        };
      }),
    close: () => server.close(),
  };
}

/**
 * From the start of the program to the second frame in which the first article's title stands, beside an app window
 * of the same browser that shows an empty page: in a new profile, and in one that was used before, as the program's is
 * from its second start on.
 */
export const measureStart: Measure = async (folder) => {
  const { startProcess, sampleFolder } = program;
  const userFolder = join(folder, 'claimbench');
  const connection = await openSample({ startProcess, userFolder, sampleFolder, editorName: 'Ada' });
  await connection.close();
  const page = await serveEmptyPage();
  const { browser, env } = putBrowserOnPath(
    folder,
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
    `--load-extension=${makeExtension(folder, page.address)}`,
  );
  const time = async (command: string, ...args: string[]) => {
    const before = Date.now();
    const moments = page.nextMoments();
    const child = spawn(command, args, { env, stdio: 'ignore' });
    const exited = once(child, 'exit');
    const { painted, usable } = await moments;
    child.kill();
    await exited;
    return { painted: painted - before, usable: usable - before };
  };
  const timeEmpty = (profile: string) =>
    time(browser, `--app=${page.address}`, `--user-data-dir=${join(folder, profile)}`);
  const ours: Record<Moment, number>[] = [];
  const empty: number[] = [];
  const emptyAgain: number[] = [];
  // The first of each makes what later ones find.
  for (let round = 0; round <= rounds; round++) {
    const one = await time(process.execPath, start);
    const { painted: inNew } = await timeEmpty(`profile-${round}`);
    const { painted: inUsed } = await timeEmpty('profile');
    if (round === 0) continue;
    ours.push(one);
    empty.push(inNew);
    emptyAgain.push(inUsed);
  }
  page.close();
  const figures = {
    ours: medianOf(ours.map(({ painted }) => painted)),
    usable: medianOf(ours.map(({ usable }) => usable)),
    empty: medianOf(empty),
    emptyAgain: medianOf(emptyAgain),
  };
  const ratio = figures.ours / figures.empty;
  const ratioAgain = figures.ours / figures.emptyAgain;
  return {
    report: [
      `start to the first article’s title: ${figures.ours} ms, to where it can be used: ${figures.usable} ms; medians of ${rounds}`,
      `an empty app window: ${figures.empty} ms, ratio ${ratio.toFixed(2)} (aim 1.5); in a profile used before: ${figures.emptyAgain} ms, ratio ${ratioAgain.toFixed(2)}`,
    ].join('\n'),
    figures: { ...figures, ratio, ratioAgain },
    isReached: ratio <= 1.5,
  };
};
