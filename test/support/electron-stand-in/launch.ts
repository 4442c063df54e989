import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import inspector from 'node:inspector';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAll } from '@electron/asar';

/**
 * Starts a program as Electron would: `electron FOLDER ...`, or `electron --packed=ARCHIVE ...` for an
 * executable inside a packed folder. Understands the switches that Playwright's Electron driver gives.
 */

const parts = process.argv.slice(2);
const readSwitch = (name: string) =>
  parts.find((part) => part.startsWith(`--${name}=`))?.slice(name.length + 3);

const archive = readSwitch('packed');
const folder = archive ? unpack(archive) : resolve(parts.find((part) => !part.startsWith('-')) ?? '.');
const { main, version, productName } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** What the stand-in's modules need to know of this start. */
export const launched = {
  folder,
  name: productName as string,
  version: version as string,
  isPackaged: archive !== undefined,
  userFolder: resolve(readSwitch('user-data-dir') ?? mkdtempSync(join(tmpdir(), 'electron-stand-in-'))),
};

function unpack(file: string): string {
  const target = mkdtempSync(join(tmpdir(), 'electron-stand-in-'));
  process.on('exit', () => rmSync(target, { recursive: true, force: true }));
  extractAll(file, target);
  Object.assign(process, { resourcesPath: dirname(file) });
  return target;
}

const electron = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: electron, shortCircuit: true } : next(name, context),
});

process.argv = [join(import.meta.dirname, 'electron'), ...parts];
// Says where it listens on stderr; Playwright waits for that line.
if (parts.includes('--inspect=0')) inspector.open(0, '127.0.0.1');
import(pathToFileURL(join(folder, main)).href).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
