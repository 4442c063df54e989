import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findTargets, pack, writeStandInElectron } from './pack.ts';

/** `npm run dist`: the program for people, as a folder and as what this machine has tools for. */

const root = resolve(import.meta.dirname, '../..');
const electronFolder = join(root, 'node_modules/electron/dist');
const isStandIn = process.argv.includes('--stand-in');
const say = (line: string) => process.stdout.write(`${line}\n`);

if (isStandIn) {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-electron-'));
  try {
    writeStandInElectron(folder);
    await dist(folder, join(root, 'release/stand-in'));
    say('Packed around the stand-in: for tests, not for people.');
  } finally {
    rmSync(folder, { recursive: true });
  }
} else if (existsSync(electronFolder)) {
  await dist(electronFolder, join(root, 'release'));
} else {
  process.stderr.write(
    'Electron is not installed, so there is nothing to pack the program with: `npx install-electron` fetches it, or `npm run dist -- --stand-in` tries the packing without it.\n',
  );
  process.exitCode = 1;
}

async function dist(electron: string, output: string): Promise<void> {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The build failed.');
  const { targets, missing } = findTargets();
  for (const reason of missing) say(reason);
  await pack(targets, electron, output);
}
