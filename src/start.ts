import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, isSnap } from './browser.ts';
import { type Connection, connect } from './connect.ts';
import { RequestError } from './contract/result.ts';
import { findPlaceFile } from './host-place.ts';
import { findProgram } from './program.ts';
import { openSample, sampleFile } from './sample.ts';
import { findEditorName, findUserFolder } from './user-folder.ts';
import { serveWorkbench, type WebHost } from './web.ts';

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
  const opened = Promise.withResolvers<Connection>();
  const opening = opened.promise;
  // Waited for below, when the rest is under way.
  opening.catch(() => {});
  const host = await serveWorkbench({
    connection: opening,
    program,
    tokenLifetime,
    placeFile: findPlaceFile(userFolder, file),
  });
  // The browser takes longest, so it is started first; the library opens meanwhile.
  const browser = hasDisplay ? findBrowser() : null;
  const window = browser ? await openAppWindow(browser, host) : null;
  openLibrary(file).then(opened.resolve, opened.reject);
  const end = async () => {
    await window?.close();
    await host.close();
    await opening.then((connection) => connection.close()).catch(() => {});
  };
  const endAndExit = () => void end().then(() => process.exit());
  process.once('SIGINT', endAndExit);
  process.once('SIGTERM', endAndExit);
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
    await openInDefaultBrowser(await writeForwardingPage(host, tmpdir()));
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

interface AppWindow {
  /** Resolves when the window is closed and its profile gone. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** The profile is new for each host: a second browser on the same profile gives up at once. */
async function openAppWindow(browser: string, host: WebHost): Promise<AppWindow> {
  const profiles = isSnap(browser) ? join(homedir(), 'snap', 'chromium', 'common') : userFolder;
  await mkdir(profiles, { recursive: true });
  const profile = await mkdtemp(join(profiles, 'window-'));
  const isGrouped = process.platform !== 'win32';
  const args = [
    `--app=${pathToFileURL(await writeForwardingPage(host, profile)).href}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1440,900',
    ...(isRootOnLinux ? ['--no-sandbox', '--test-type'] : []),
  ];
  const child = spawn(browser, args, { stdio: 'ignore', detached: isGrouped });
  const exited = new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  const closed = exited
    .finally(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }))
    .then(() => undefined);
  return {
    closed,
    async close() {
      // All its processes at once: one that is left would write into the profile again.
      const isRunning = child.exitCode === null && child.signalCode === null;
      if (isRunning && isGrouped && child.pid) process.kill(-child.pid, 'SIGKILL');
      else child.kill();
      await closed;
    },
  };
}

/**
 * A page that only this user can read and that forwards to the workbench: given to a browser instead of the
 * address, it keeps the token out of the process list. Gone when it was used, or when the token is too old.
 */
async function writeForwardingPage(host: WebHost, folder: string): Promise<string> {
  const own = await mkdtemp(join(folder, 'claimbench-'));
  const page = join(own, 'open.html');
  const { origin, hash } = new URL(host.address);
  const form = `<form method="post" action="${origin}/login"><input type="hidden" name="token" value="${hash.slice(1)}"></form>`;
  const html = `<!doctype html><meta charset="utf-8"><title>Claimbench</title>${form}<script>document.forms[0].submit()</script>`;
  await writeFile(page, html, { mode: 0o600 });
  const forget = () => rm(own, { recursive: true, force: true });
  void host.signedIn.then(forget);
  setTimeout(forget, tokenLifetime).unref();
  return page;
}
