import { resolve } from 'node:path';
import { type Connection, connect } from '../connect.ts';
import type { Program } from '../program.ts';
import { findEditorName, findUserFolder } from '../user-folder.ts';

/** @param create a library that is not there is made; @throws DomainError when it cannot be opened */
export function openLibrary(program: Program, file: string, create: boolean): Promise<Connection> {
  return connect(program.startProcess, {
    library: resolve(file),
    create,
    stateFolder: findUserFolder(),
    editorName: findEditorName(),
    isSample: false,
  });
}
