import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isWindowState, type WindowState } from './window-state.ts';

/** What this installation remembers between starts. */
export interface Settings {
  /** Libraries by their absolute paths, the last opened first. */
  readonly recent: readonly string[];
  /** Null: never seen. */
  readonly window: WindowState | null;
}

const recentLimit = 10;

/** What was remembered; a missing or broken file is an empty memory, never an error. */
export function readSettings(file: string): Settings {
  try {
    const { recent, window } = JSON.parse(readFileSync(file, 'utf8'));
    return {
      recent: Array.isArray(recent) ? recent.filter((path) => typeof path === 'string') : [],
      window: isWindowState(window) ? window : null,
    };
  } catch {
    return { recent: [], window: null };
  }
}

/** Replaces the file as a whole, so that a kill leaves the old or the new one. */
export function writeSettings(file: string, settings: Settings): void {
  const unfinished = `${file}.${process.pid}.new`;
  writeFileSync(unfinished, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}

/** The list with this library at its front, once, and no longer than a menu can show. */
export function addRecent(recent: readonly string[], path: string): string[] {
  return [path, ...removeRecent(recent, path)].slice(0, recentLimit);
}

/** The list without this library. */
export function removeRecent(recent: readonly string[], path: string): string[] {
  return recent.filter((other) => other !== path);
}
