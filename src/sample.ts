import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ask, type Connection, connect, type ProcessKind, runJob, type StartedProcess } from './connect.ts';
import { QuotedClaim } from './contract/operations.ts';

const SampleIndex = z.array(
  z.object({
    file: z.string(),
    publisher: z.string(),
    publishedAt: z.string(),
    claims: z.array(QuotedClaim.omit({ file: true, article: true })),
  }),
);

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
 * Opens the user's sample library; the first time it is built from the sample's texts by the importer, its
 * links by cross-referencing, as any library is.
 * @throws DomainError when the library cannot be built or opened
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
  const folder = join(options.userFolder, 'building');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const building = sampleFile(folder);
  const index = SampleIndex.parse(
    JSON.parse(await readFile(join(options.sampleFolder, 'index.json'), 'utf8')),
  );
  const connection = await connectTo(options, building);
  try {
    for (const { file: name, publisher, publishedAt, claims } of index) {
      const uploads = [connection.handIn(join(options.sampleFolder, name))];
      await runJob(connection, 'article.import', { uploads, publisher, publishedAt });
      await ask(connection, 'claim.createQuoted', {
        claims: claims.map((claim) => ({ ...claim, file: name })),
      });
    }
    await runJob(connection, 'link.crossReference', {});
  } finally {
    await connection.close();
  }
  await rename(building, file);
  await rm(folder, { recursive: true });
}
