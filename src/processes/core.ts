import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as newId } from 'uuid';
import type { CoreOptions, CoreToHost, HostToCore } from '../contract/messages.ts';
import { DomainError, type Result } from '../contract/result.ts';
import { createDispatch } from '../dispatch.ts';
import type { ParsedArticle } from '../ingest/index.ts';
import { createService } from '../service/index.ts';
import { openStore } from '../store/index.ts';
import { openLibraryState } from './library-state.ts';
import { openLink } from './link.ts';
import { openUserSettings } from './user-settings.ts';

/** The core: owns one library, answers requests one after the other, and ends with its host. */

const link = openLink<HostToCore, CoreToHost>();
const handedIn = new Map<string, { path: string; name: string }>();
const parsing = new Map<number, (result: Result<unknown>) => void>();
let lastParse = 0;
let core: { handle(name: unknown, input: unknown): Promise<Result<unknown>>; close(): void } | undefined;

link.onMessage((message) => {
  switch (message.type) {
    case 'open':
      open(message.options);
      break;
    case 'request':
      void core
        ?.handle(message.name, message.input)
        .then((result) => link.send({ type: 'reply', id: message.id, result }));
      break;
    case 'handIn':
      handedIn.set(message.upload, { path: message.path, name: message.name });
      break;
    case 'parsed':
      parsing.get(message.id)?.(message.result);
      parsing.delete(message.id);
      break;
    case 'close':
      close();
      break;
  }
});
link.onClose(close);
// Ctrl+C in a terminal reaches the whole group; the host decides when to end, and says so.
process.on('SIGINT', () => {});

function close(): void {
  core?.close();
  process.exit(0);
}

function open(options: CoreOptions): void {
  try {
    core = openCore(options);
    link.send({ type: 'opened' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const message = error.code === 'locked' ? `${error.message}${describeHolder(options)}` : error.message;
    link.send({ type: 'refused', error: { code: error.code, message } });
  }
}

function describeHolder({ stateFolder, library }: CoreOptions): string {
  const holder = openLibraryState(stateFolder, library).holder();
  return holder ? ` (Process ${holder.pid} on ${holder.machine} has it.)` : '';
}

function openCore(options: CoreOptions) {
  const name = basename(options.library).replace(/\.claimbench$/, '');
  const now = () => new Date().toISOString();
  const store = openStore(options.library, options.create ? { id: newId(), name, createdAt: now() } : null);
  const state = openLibraryState(options.stateFolder, options.library);
  const origin = state.take(store.library.id, store.acts.lastSequence);
  const service = createService({
    store,
    origin,
    editorName: options.editorName,
    fileName: basename(options.library),
    isSample: options.isSample,
    newId: () => newId(),
    now,
    readUpload,
    parse,
    stopParsing: () => link.send({ type: 'parsingDone' }),
    settings: openUserSettings(options.stateFolder),
  });
  const dispatch = createDispatch(service, {
    explainError: store.explainError,
    emit: (event) => link.send({ type: 'event', event }),
    log: (text) => process.stderr.write(`${text}\n`),
  });
  return {
    handle: dispatch,
    close() {
      state.release(store.library.id, origin, store.acts.lastSequence(origin));
      store.close();
    },
  };
}

/** @throws DomainError when the host never handed the file in, or it cannot be read any more */
async function readUpload(upload: string): Promise<{ name: string; bytes: Uint8Array }> {
  const file = handedIn.get(upload);
  if (!file) throw new DomainError('not-found', 'This file is not at hand any more. Add it again.');
  handedIn.delete(upload);
  try {
    return { name: file.name, bytes: await readFile(file.path) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError('unreadable', `“${file.name}” could not be read: ${reason}.`);
  } finally {
    link.send({ type: 'release', upload });
  }
}

/** @throws DomainError with the parser's reason */
async function parse(name: string, bytes: Uint8Array): Promise<ParsedArticle> {
  const id = ++lastParse;
  const result = await new Promise<Result<unknown>>((resolve) => {
    parsing.set(id, resolve);
    link.send({ type: 'parse', id, name, bytes });
  });
  if (!result.ok) throw new DomainError(result.error.code, result.error.message);
  return result.value as ParsedArticle;
}
