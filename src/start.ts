import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openInDefaultBrowser from 'open';
import { findBrowser, isSnap } from './browser.ts';
import { type Connection, connect } from './connect.ts';
import { DomainError } from './contract/result.ts';
import { findProgram } from './program.ts';
import { openSample, sampleFile } from './sample.ts';
import { findEditorName, findUserFolder } from './user-folder.ts';
import { serveWorkbench, type WebHost } from './web.ts';

/** `npm start [-- FILE.claimbench]`: opens the workbench in the best window that this machine has. */

const program = findProgram(import.meta.url);
const userFolder = findUserFolder();
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
  if (!(error instanceof DomainError)) throw error;
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
  const { connection, file } = await openLibrary(argument);
  say(`Library: ${file}`);
  const browser = hasDisplay ? findBrowser() : null;
  const host = await serveWorkbench({ connection, pageFolder: program.pageFolder, tokenLifetime });
  const end = async () => {
    await host.close();
    await connection.close();
    process.exit();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (browser) {
    say(`Opening in ${basename(browser)}.`);
    await showAppWindow(browser, host);
    await end();
  } else if (hasDisplay) {
    say('No Chromium, Chrome or Edge was found. Opening in the default browser; Ctrl+C ends Claimbench.');
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
async function openLibrary(argument: string | undefined): Promise<{ connection: Connection; file: string }> {
  await mkdir(userFolder, { recursive: true, mode: 0o700 });
  const editorName = findEditorName();
  const { startProcess, sampleFolder } = program;
  const last = await readFile(lastLibraryFile, 'utf8')
    .then((json) => String(JSON.parse(json).file))
    .catch(() => null);
  const file = argument ? resolve(argument) : last && existsSync(last) ? last : sampleFile(userFolder);
  const isSample = file === sampleFile(userFolder);
  const connection = isSample
    ? await openSample({ startProcess, userFolder, sampleFolder, editorName })
    : await connect(startProcess, {
        library: file,
        create: true,
        stateFolder: userFolder,
        editorName,
        isSample,
      });
  await writeFile(`${lastLibraryFile}.new`, JSON.stringify({ file }));
  await rename(`${lastLibraryFile}.new`, lastLibraryFile);
  return { connection, file };
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

/** Ends with the window. The profile is new for each host: a second browser on the same profile gives up at once. */
async function showAppWindow(browser: string, host: WebHost): Promise<void> {
  const profiles = isSnap(browser) ? join(homedir(), 'snap', 'chromium', 'common') : userFolder;
  await mkdir(profiles, { recursive: true });
  const profile = await mkdtemp(join(profiles, 'window-'));
  try {
    const args = [
      `--app=${pathToFileURL(await writeForwardingPage(host, profile)).href}`,
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--window-size=1440,900',
      ...(isRootOnLinux ? ['--no-sandbox', '--test-type'] : []),
    ];
    const child = spawn(browser, args, { stdio: 'ignore' });
    await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * A page that only this user can read and that forwards to the workbench: given to a browser instead of the
 * address, it keeps the token out of the process list. Gone when it was used, or when the token is too old.
 */
async function writeForwardingPage(host: WebHost, folder: string): Promise<string> {
  const own = await mkdtemp(join(folder, 'claimbench-'));
  const page = join(own, 'open.html');
  const html = `<!doctype html><meta charset="utf-8"><title>Claimbench</title><meta http-equiv="refresh" content="0;url=${host.address}">`;
  await writeFile(page, html, { mode: 0o600 });
  const forget = () => rm(own, { recursive: true, force: true });
  void host.signedIn.then(forget);
  setTimeout(forget, tokenLifetime).unref();
  return page;
}
