import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Connection, connect, type ProcessKind, type StartedProcess } from './connect.ts';

interface SampleOptions {
  readonly startProcess: (kind: ProcessKind) => StartedProcess;
  readonly userFolder: string;
  /** Holds the sample's texts and `index.json`. */
  readonly sampleFolder: string;
  readonly editorName: string;
}

/** The sample library in the user's folder. */
export function sampleFile(userFolder: string): string {
  return join(userFolder, 'sample.claimbench');
}

/**
 * Opens the user's sample library; the first time it is built.
 * @throws RequestError when the library cannot be built or opened
 */
export async function openSample(options: SampleOptions): Promise<Connection> {
  const file = sampleFile(options.userFolder);
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (!isThere) await buildSample(options, file);
  return connectTo(options, file);
}

function connectTo(
  { startProcess, userFolder, editorName }: SampleOptions,
  library: string,
): Promise<Connection> {
  return connect(startProcess, {
    library,
    create: true,
    stateFolder: userFolder,
    editorName,
    isSample: true,
  });
}

/** In another place first, so that a start that is cut short leaves no half sample. */
async function buildSample(options: SampleOptions, file: string): Promise<void> {
  // Loaded only now: every start waits for what this file imports at its top.
  const { addSampleContent } = await import('./sample-content.ts');
  const folder = join(options.userFolder, 'building');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const building = sampleFile(folder);
  const connection = await connectTo(options, building);
  try {
    await addSampleContent(connection, options.sampleFolder);
  } finally {
    await connection.close();
  }
  await rename(building, file);
  await rm(folder, { recursive: true });
}
