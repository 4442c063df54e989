import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openAppWindow, writeForwardingPage } from './app-window.ts';
import { findBrowser } from './browser.ts';
import { type Connection, connect } from './connect.ts';
import { RequestError } from './contract/result.ts';
import { findPlaceFile } from './host-place.ts';
import { findKeptFrame } from './kept-frame.ts';
import { findProgram } from './program.ts';
import { openSample, sampleFile } from './sample.ts';
import { findEditorName, findUserFolder } from './user-folder.ts';
import { serveWorkbench } from './web.ts';

/** `npm start [-- FILE.claimbench]`: opens the workbench in the best window that this machine has. */

const program = findProgram(import.meta.url);
const userFolder = findUserFolder();
// What was compiled once is not compiled at the next start.
enableCompileCache(join(userFolder, 'compiled'));
const lastLibraryFile = join(userFolder, 'last-library.json');
const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
// A printed address is copied by hand; one that the browser is given is used at once.
const tokenLifetime = hasDisplay ? 60_000 : 600_000;
/** For a browser to show the first frame before the library is opened all the same, in milliseconds. */
const longestWait = 1000;
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  await start(process.argv[2]);
} catch (error) {
  if (!(error instanceof RequestError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function start(argument: string | undefined): Promise<void> {
  const electron = hasDisplay ? findElectron() : null;
  if (electron && !isRootOnLinux) {
    say('Opening in Electron.');
    const app = resolve(program.pageFolder, '..', '..');
    const child = spawn(electron, [app, ...(argument ? [resolve(argument)] : [])], { stdio: 'inherit' });
    child.on('exit', (code) => process.exit(code ?? 1));
    return;
  }
  if (hasDisplay) {
    say(
      electron
        ? 'Electron does not run as root without giving up its sandbox. Opening in a browser instead.'
        : 'Electron is not installed; `npx install-electron` fetches it. Opening in a browser instead.',
    );
  }
  const file = await findLibrary(argument);
  say(`Library: ${file}`);
  await mkdir(userFolder, { recursive: true, mode: 0o700 });
  const keptFrame = findKeptFrame(userFolder, file, program.pageFolder);
  const beginning = keptFrame.read();
  const opened = Promise.withResolvers<Connection>();
  const opening = opened.promise;
  // Waited for below, when the rest is under way.
  opening.catch(() => {});
  const host = await serveWorkbench({
    connection: opening,
    program,
    tokenLifetime,
    placeFile: findPlaceFile(userFolder, file),
    keptFrame: beginning,
  });
  // The browser takes longest, so it is started first; the library opens meanwhile.
  const browser = hasDisplay ? findBrowser() : null;
  const window = browser
    ? await openAppWindow({ browser, host, userFolder, tokenLifetime, hasSandbox: !isRootOnLinux })
    : null;
  const end = async () => {
    await window?.close();
    const frame = await host.drawFirstFrame();
    await host.close();
    await opening.then((connection) => connection.close()).catch(() => {});
    await keptFrame.write(frame).catch(() => {});
  };
  const endAndExit = () => void end().then(() => process.exit());
  process.once('SIGINT', endAndExit);
  process.once('SIGTERM', endAndExit);
  // It needs the processor that the browser needs to show the first frame.
  if (window && (await beginning)) await Promise.race([host.asked, window.closed, wait(longestWait)]);
  openLibrary(file).then(opened.resolve, opened.reject);
  await opening.catch(async (error) => {
    await end();
    throw error;
  });
  if (window) {
    say(`Opened in ${basename(browser!)}.`);
    void window.closed.then(endAndExit);
  } else if (hasDisplay) {
    say('No Chromium, Chrome or Edge was found. Opening in the default browser; Ctrl+C ends Claimbench.');
    const { default: openInDefaultBrowser } = await import('open');
    await openInDefaultBrowser(await writeForwardingPage(host, tmpdir(), tokenLifetime));
  } else {
    say(
      'This machine has no display. Open this address in a browser on it within 10 minutes; it works once:',
    );
    say(host.address);
    say('Ctrl+C ends Claimbench.');
  }
}

/** The one named, else the one that was open last, else the sample. */
async function findLibrary(argument: string | undefined): Promise<string> {
  if (argument) return resolve(argument);
  const last = await readFile(lastLibraryFile, 'utf8')
    .then((json) => String(JSON.parse(json).file))
    .catch(() => null);
  return last && existsSync(last) ? last : sampleFile(userFolder);
}

/** Remembered as the last that was open, once it is. */
async function openLibrary(file: string): Promise<Connection> {
  const editorName = findEditorName();
  const { startProcess, sampleFolder } = program;
  const connection =
    file === sampleFile(userFolder)
      ? await openSample({ startProcess, userFolder, sampleFolder, editorName })
      : await connect(startProcess, {
          library: file,
          create: true,
          stateFolder: userFolder,
          editorName,
          isSample: false,
        });
  await writeFile(`${lastLibraryFile}.new`, JSON.stringify({ file }));
  await rename(`${lastLibraryFile}.new`, lastLibraryFile);
  return connection;
}

/** Electron's executable where its binary was fetched; importing the package instead would start a download. */
function findElectron(): string | null {
  const folder = resolve(program.pageFolder, '..', '..', 'node_modules', 'electron');
  try {
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}
