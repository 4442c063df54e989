import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Options } from './command.ts';

/** A list, as one JSON array or as lines. */
export function reportList<T>({ json }: Options, rows: readonly T[], toLine: (row: T) => string): void {
  writeOut(json ? `${JSON.stringify(rows, null, 2)}\n` : rows.map((row) => `${toLine(row)}\n`).join(''));
}

/** One thing, as one JSON object or as text. */
export function report<T>({ json }: Options, value: T, toText: (value: T) => string): void {
  writeOut(`${json ? JSON.stringify(value, null, 2) : toText(value)}\n`);
}

/** Writes all of it or throws: console.log says nothing when the disk is full. */
export function writeOut(content: string): void {
  const bytes = Buffer.from(content);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      // A pipe whose reader is slow; there is no other way to wait for it synchronously.
      if ((error as { code?: string }).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** The old file stays whole until the new one is; what is no file (a pipe, a device) is written to as it is. */
export function replaceFile(file: string, content: string): void {
  const target = resolve(file);
  if (existsSync(target) && !statSync(target).isFile()) {
    writeFileSync(target, content);
    return;
  }
  const building = join(dirname(target), `.${process.pid}.claimbench-export`);
  try {
    const descriptor = openSync(building, 'w', 0o666);
    try {
      const bytes = Buffer.from(content);
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(building, target);
  } catch (error) {
    rmSync(building, { force: true });
    throw error;
  }
}
