import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a second start tells the first. */
export interface HandOver {
  readonly argv: string[];
  readonly folder: string;
  readonly data: unknown;
}

/**
 * One running program for each user folder. The lock is a symbolic link to a process id, made in one step as
 * Chromium does it; whoever comes second leaves a note in the first one's inbox.
 */
export function takeInstanceLock(
  userFolder: string,
  note: HandOver,
  onSecond: (note: HandOver) => void,
): boolean {
  const lock = join(userFolder, 'StandInLock');
  const inbox = join(userFolder, 'StandInInbox');
  mkdirSync(inbox, { recursive: true });
  if (!isTaken(lock)) {
    const read = () => {
      for (const name of readdirSync(inbox).filter((entry) => entry.endsWith('.json'))) {
        const text = readFileSync(join(inbox, name), 'utf8');
        rmSync(join(inbox, name));
        onSecond(JSON.parse(text));
      }
    };
    watch(inbox, { persistent: false }, read);
    process.on('exit', () => rmSync(lock, { force: true }));
    return true;
  }
  const unfinished = join(inbox, `${process.pid}.new`);
  writeFileSync(unfinished, JSON.stringify(note));
  renameSync(unfinished, join(inbox, `${process.pid}.json`));
  return false;
}

function isTaken(lock: string): boolean {
  try {
    symlinkSync(String(process.pid), lock);
    return false;
  } catch {
    if (isRunning(Number(readlinkSync(lock)))) return true;
    rmSync(lock);
    return isTaken(lock);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
