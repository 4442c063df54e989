import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Connection, connect } from '../connect.ts';
import type { Program } from '../program.ts';
import { findEditorName, findUserFolder } from '../user-folder.ts';
import type { Call } from './command.ts';

/**
 * @param create a library that is not there is made
 * @param inEnglish as all that the command line prints, which scripts read; not what is served to a window
 * @throws RequestError when it cannot be opened
 */
export function openLibrary(
  program: Program,
  file: string,
  create: boolean,
  inEnglish: boolean,
): Promise<Connection> {
  return connect(program.startProcess, {
    library: resolve(file),
    create,
    stateFolder: findUserFolder(),
    editorName: findEditorName(),
    isSample: false,
    inEnglish,
  });
}

/** Without a library, one that is thrown away gives the program a place to think. */
export async function withLibrary<T>(call: Call, work: (connection: Connection) => Promise<T>): Promise<T> {
  const { library } = call.options;
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-'));
  try {
    const connection =
      library === undefined
        ? await openLibrary(call.program, join(folder, 'thrown-away.claimbench'), true, true)
        : await openLibrary(call.program, library, false, true);
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
