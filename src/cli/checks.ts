import { resolve } from 'node:path';
import { ask, type Connection, runJob } from '../connect.ts';
import { Id } from '../contract/model.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Call, type Command, onlyGiven, takeWords, toNumber } from './command.ts';
import { reportList } from './output.ts';

async function importChecks(call: Call, connection: Connection): Promise<number> {
  const [file] = takeWords(call, 'The file');
  const upload = connection.handIn(resolve(file));
  const { outcomes } = await runJob(connection, 'check.import', { upload });
  reportList(
    call.options,
    outcomes,
    ({ line, outcome, checkId, reason }) => `${outcome}\tline ${line}\t${reason ?? checkId}`,
  );
  return outcomes.some(({ outcome }) => outcome === 'refused') ? exitCodes.refused : exitCodes.ok;
}

async function lookUp(call: Call, connection: Connection): Promise<number> {
  const [words] = takeWords(call, 'What to look up');
  const limit = toNumber('limit', call.options.limit);
  const asked = Id.safeParse(words).success
    ? { claimId: words, ...onlyGiven({ limit }) }
    : { text: words, ...onlyGiven({ limit, date: call.options.published }) };
  reportList(call.options, await ask(connection, 'check.lookup', asked), (hit) =>
    hit.kind === 'earlierCheck'
      ? `check\t${hit.check.id}\t${hit.relation ?? '-'}\t${hit.check.rating}\t${hit.check.publisher ?? '-'}\t${hit.text}`
      : `claim\t${hit.claimId}\t${hit.relation ?? '-'}\t${hit.verdict ?? hit.status}\t${hit.publisher ?? '-'}\t${hit.text}`,
  );
  return exitCodes.ok;
}

/** Sentences on which no claim stands and that say a claim again, or otherwise. */
async function findElsewhere(call: Call, connection: Connection): Promise<number> {
  const [id] = takeWords(call, 'The claim’s id');
  const limit = toNumber('limit', call.options.limit);
  const found = await ask(connection, 'claim.saidElsewhere', { id, ...onlyGiven({ limit }) });
  reportList(
    call.options,
    found,
    ({ relation, confidence, publisher, articleTitle, text }) =>
      `${relation}\t${confidence.toFixed(2)}\t${publisher ?? articleTitle}\t${text}`,
  );
  if (call.options.accept && found.length)
    await ask(connection, 'claim.createMany', {
      places: found.map(({ revisionId, start, end }) => ({ revisionId, start, end })),
      ...onlyGiven({ tags: call.options.tag }),
    });
  return exitCodes.ok;
}

/** What was checked or said before, here and elsewhere. */
export const checkCommands: readonly Command[] = [
  {
    name: 'lookup',
    usage: '"TEXT"|CLAIM-ID [--published TIME] [--limit NUMBER]',
    help: 'Has this, or something like it, been checked before? Best first.',
    options: ['published', 'limit'],
    library: 'open',
    run: lookUp,
  },
  {
    name: 'import-checks',
    usage: 'FILE.jsonl',
    help: 'Takes in published checks, one a line: {text, verdict, publisher?, date?, address?}.',
    options: [],
    library: 'create',
    run: importChecks,
  },
  {
    name: 'elsewhere',
    usage: 'CLAIM-ID [--limit NUMBER] [--accept] [--tag NAME]...',
    help: 'Sentences without a claim that say the same, or otherwise; --accept makes claims of them.',
    options: ['limit', 'accept', 'tag'],
    library: 'open',
    run: findElsewhere,
  },
];
