import { writeSync } from 'node:fs';
import { ask, connect, runJob } from '../../src/connect.ts';
import { findProgram } from '../../src/program.ts';

/**
 * A host that writes until somebody kills it: one import, and claim after claim. What it was told is saved it
 * prints at once, a line each: "core PID", "claim N", "imported".
 * Arguments: library, folder of texts, how many, and the core to use when it is not the real one.
 */
const [library = '', folder = '', texts = '0', mutant] = process.argv.slice(2);
const program = findProgram(new URL('../../dist/main/cli.js', import.meta.url).href);
const mutants = mutant ? findProgram(new URL(mutant, import.meta.url).href) : program;
const say = (line: string) => writeSync(1, `${line}\n`);

const connection = await connect(
  (kind) => {
    const started = (kind === 'core' ? mutants : program).startProcess(kind);
    if (kind === 'core') say(`core ${started.pid}`);
    return started;
  },
  { library, create: true, stateFolder: `${library}.state`, editorName: 'Ada', isSample: false },
);

const uploads = Array.from({ length: Number(texts) }, (_, n) => connection.handIn(`${folder}/${n}.txt`));
const [first] = await ask(connection, 'article.list', {});
const { revision } = await ask(connection, 'article.read', { id: first!.id });
runJob(connection, 'article.import', { uploads }).then(
  () => say('imported'),
  () => {},
);
for (let n = 0; ; n++) {
  const note = String(n);
  const reply = await connection.request('claim.create', {
    revisionId: revision.id,
    start: n % 40,
    end: 60,
    note,
  });
  if (reply.ok) say(`claim ${n}`);
}
