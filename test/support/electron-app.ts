import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { type Connection, connect } from '../../src/connect.ts';
import type { LibraryEvent, MenuEvent } from '../../src/contract/events.ts';
import type { Result } from '../../src/contract/result.ts';
import { findProgram } from '../../src/program.ts';

/** What the preload gives the page. */
interface Bridge {
  request(name: string, input: unknown): Promise<Result<never>>;
  onEvent(listener: (event: LibraryEvent | MenuEvent) => void): () => void;
}

declare global {
  var claimbench: Bridge;
  /** What a test collects on the other side, in the page or in the main process. */
  var seen: unknown[];
}

export const root = resolve(import.meta.dirname, '../..');

/** Where the program can be shown. Null: not on this machine. */
export interface ElectronHost {
  readonly name: string;
  readonly executable: string | null;
}

export const standIn = join(import.meta.dirname, 'electron-stand-in/electron');

export const electronHosts: ElectronHost[] = [
  { name: 'the stand-in', executable: standIn },
  { name: 'the real Electron', executable: findRealElectron() },
];

export const whyNoRealElectron =
  'Electron is not installed here. Not shown: the system’s sandbox, the preload’s isolated world, fuses, native menus and dialogs, reading from asar, the updater.';

// Looked up by its files: importing the package from Node would start a download.
function findRealElectron(): string | null {
  const folder = join(root, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const executable = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? executable : null;
}

/**
 * Starts the built program with a user folder of its own.
 * @param program the project, or nothing for an executable that has its program inside
 */
export async function launch(
  executable: string,
  userFolder: string,
  { args = [], program = [root] }: { args?: string[]; program?: string[] } = {},
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch({
    executablePath: executable,
    args: [...program, `--user-data-dir=${userFolder}`, ...args],
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'claimbench' in window);
  return { app, page };
}

/** Opens a library in a core of the test's own; it must be closed before the program opens it. */
export function openLibrary(library: string, stateFolder: string, create = false): Promise<Connection> {
  const { startProcess } = findProgram(pathToFileURL(join(root, 'dist/main/cli.js')).href);
  return connect(startProcess, { library, create, stateFolder, editorName: 'Tess', isSample: false });
}
