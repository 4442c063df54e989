import { accessSync, chmodSync, constants, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { build, Platform } from 'electron-builder';

const root = resolve(import.meta.dirname, '../..');

/**
 * Packs the built program with electron-builder, as electron-builder.yml says; `dist/` must be there.
 * @param targets of this machine's own system: dir, zip, deb, ...
 * @param electronFolder Electron unpacked, as it is beside its package
 * @param output the folder that takes the results
 */
export async function pack(targets: string[], electronFolder: string, output: string): Promise<void> {
  // electron-builder starts our adapters by their first line, which asks for `node`: it is to be this one.
  process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  await build({
    projectDir: root,
    targets: Platform.current().createTarget(targets),
    publish: 'never',
    config: { electronDist: electronFolder, directories: { output } },
  });
}

/**
 * Makes a folder look like Electron's, with an executable that starts what is packed on the tests' stand-in.
 * It carries the mark behind which Electron keeps its fuses, so that setting them can be tried too.
 */
export function writeStandInElectron(folder: string): void {
  const standIn = join(root, 'test/support/electron-stand-in/electron');
  const executable = join(folder, 'electron');
  const fuses = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x0810110001`;
  writeFileSync(
    executable,
    `#!/bin/sh\nexec '${standIn}' "--packed=$(dirname "$0")/resources/app.asar" "$@"\n# ${fuses}\n`,
  );
  chmodSync(executable, 0o755);
}

/**
 * What can be made on this machine, and a sentence for each thing that can't. electron-builder would fetch
 * a missing tool from the network; it is told to use what is here instead.
 */
export function findTargets(): { targets: string[]; missing: string[] } {
  if (process.platform === 'win32') return { targets: ['nsis'], missing: [] };
  if (process.platform === 'darwin') return { targets: ['dmg'], missing: [] };
  const targets = ['dir'];
  const missing: string[] = [];
  const sevenZip = ['7zz', '7z', '7za'].map(findTool).find(Boolean);
  if (sevenZip || findTool('zip')) {
    process.env.ELECTRON_BUILDER_7ZIP_PATH = sevenZip ?? join(import.meta.dirname, 'seven-zip-by-zip.ts');
    targets.push('zip');
  } else {
    missing.push('No zip: neither 7z nor zip is installed.');
  }
  if (findTool('dpkg-deb')) {
    process.env.CUSTOM_FPM_PATH = join(import.meta.dirname, 'fpm-by-dpkg.ts');
    targets.push('deb');
  } else {
    missing.push('No deb: dpkg-deb is not installed.');
  }
  return { targets, missing };
}

function findTool(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
