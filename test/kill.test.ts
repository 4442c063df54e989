import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ask, connect } from '../src/connect.ts';
import { importTexts, program } from './support/open-library.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** `npm run kill` takes 50 of each. */
const rounds = Number(process.env.KILL_ROUNDS ?? 2);
const textCount = 12;
/** About what five saves or a few imported files take, in milliseconds. */
const longestDelay = 60;

type Victim = 'core' | 'host' | 'both';

/** What one round found: writes that were acknowledged, and those of them that are not there afterwards. */
interface Round {
  readonly acknowledged: number;
  readonly lost: string[];
  readonly problems: string[];
  /** Whether the host lived until the test killed it: a core's death must not take it along. */
  readonly hadToBeKilled: boolean;
}

async function runRound(victim: Victim, patience: number, mutant?: string): Promise<Round> {
  const folder = temporaryFolder();
  const library = join(folder, 'test.claimbench');
  await prepareLibrary(library, folder);
  const host = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'support', 'writing-host.ts'),
      library,
      folder,
      String(textCount),
      ...(mutant ? [mutant] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = new Promise((resolve) => host.once('exit', resolve));
  const claims: string[] = [];
  let isImported = false;
  let core = 0;
  let left = patience;
  let isCoreKilled = false;
  for await (const line of createInterface({ input: host.stdout })) {
    const [what, value = ''] = line.split(' ');
    if (what === 'core') core = Number(value);
    if (what === 'imported') isImported = true;
    if (what === 'claim') claims.push(value);
    if (what !== 'claim' || left-- > 0) continue;
    // No wait for an event: the moment is to be any, between two commits and in the middle of one. What is
    // acknowledged meanwhile is read, and counts, afterwards.
    await setTimeout(Math.random() * longestDelay);
    if (victim === 'core' && !isCoreKilled) {
      process.kill(core, 'SIGKILL');
      isCoreKilled = true;
      // The host starts another core by itself and goes on writing; then its turn comes.
      left = patience;
      continue;
    }
    if (victim === 'both') process.kill(core, 'SIGKILL');
    host.kill('SIGKILL');
  }
  await exited;
  const hadToBeKilled = host.signalCode === 'SIGKILL';
  return {
    hadToBeKilled,
    acknowledged: claims.length,
    ...(await inspectLibrary(library, claims, isImported)),
  };
}

async function prepareLibrary(library: string, folder: string): Promise<void> {
  const connection = await openHere(library);
  await importTexts(connection, {
    'first.txt': 'A text of some length in which many claims can be marked, over and over again.',
  });
  await connection.close();
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < textCount; n++)
    writeFileSync(join(folder, `${n}.txt`), `Report ${n}\n\n${'Nothing happened today. '.repeat(200)}`);
}

const openHere = (library: string) =>
  connect(program.startProcess, {
    library,
    create: true,
    stateFolder: `${library}.state`,
    editorName: 'Ada',
    isSample: false,
  });

/** Opens the library as the next start would, with nobody's help. */
async function inspectLibrary(
  library: string,
  claims: string[],
  isImported: boolean,
): Promise<Pick<Round, 'lost' | 'problems'>> {
  const connection = await openHere(library);
  const present = new Set((await ask(connection, 'claim.list', {})).map(({ note }) => note));
  const articles = await ask(connection, 'article.list', {});
  const { problems } = await ask(connection, 'library.verify', {});
  await connection.close();
  const lost = claims.filter((note) => !present.has(note));
  if (isImported && articles.length !== textCount + 1) lost.push('the import');
  return { lost, problems };
}

test.each<Victim>(['core', 'host', 'both'])(
  'SIGKILL of the %s loses nothing that was acknowledged',
  async (victim) => {
    let acknowledged = 0;
    for (let round = 0; round < rounds; round++) {
      // Some die at the first save, most in the middle of the import, some after it.
      const result = await runRound(victim, Math.floor(Math.random() * 60));
      expect(result).toMatchObject({ lost: [], problems: [], hadToBeKilled: true });
      acknowledged += result.acknowledged;
    }
    process.stdout.write(
      `SIGKILL of the ${victim}: ${rounds} rounds, ${acknowledged} acknowledged writes, 0 lost\n`,
    );
  },
  20_000 + rounds * 10_000,
);

test('the same rounds find a core that answers before it has committed', async () => {
  let lost = 0;
  for (let round = 0; round < 10 && lost === 0; round++) {
    lost = (await runRound('both', 20 + round * 5, './early-reply/core.ts')).lost.length;
  }
  expect(lost).toBeGreaterThan(0);
}, 120_000);
