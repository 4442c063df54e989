import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask, type Connection, runJob } from '../connect.ts';
import type { Input } from '../contract/operations.ts';
import { type EvidenceDraft, QuotedClaim } from '../contract/operations.ts';
import type { Party } from '../contract/reading.ts';
import { RequestError } from '../contract/result.ts';
import { exitCodes } from '../exit-codes.ts';
import {
  type Call,
  type Command,
  type Options,
  onlyGiven,
  takeSome,
  takeWords,
  UsageError,
} from './command.ts';
import { findRating, findTag } from './names.ts';
import { report, reportList } from './output.ts';

async function addClaims(call: Call, connection: Connection): Promise<number> {
  takeWords(call);
  const { options } = call;
  if (options.heard !== undefined) return addHeardClaim(options, connection, options.heard);
  const claims = options.from === undefined ? [toQuotedClaim(options)] : readClaimLines(options.from);
  const outcomes = await ask(connection, 'claim.createQuoted', { claims });
  await runJob(connection, 'link.crossReference', { resume: true });
  reportList(
    options,
    outcomes,
    ({ externalId, claimId, reason }) => `${externalId ?? '-'}\t${claimId ?? 'refused'}\t${reason ?? ''}`,
  );
  return outcomes.some(({ reason }) => reason !== null) ? exitCodes.refused : exitCodes.ok;
}

async function addHeardClaim(options: Options, connection: Connection, statement: string): Promise<number> {
  const { type, note, tag } = options;
  const claim = await ask(connection, 'claim.createHeard', {
    statement,
    ...onlyGiven({ type: type as 'event', note, tags: tag, asOf: options['as-of'] }),
    ...(options.speaker !== undefined && { attribution: [toSpeaker(options.speaker)] }),
  });
  report(options, claim, ({ id }) => id);
  return exitCodes.ok;
}

/** "the county" names nobody, "Piet Landry" somebody. */
function toSpeaker(name: string): Party {
  return { name, kind: /^\p{Lu}/u.test(name) ? 'person' : 'unnamed', role: null };
}

function toQuotedClaim({ article, quote, prefix, suffix, type, speaker, tag, note }: Options): QuotedClaim {
  if (article === undefined || quote === undefined)
    throw new UsageError('Give --article and --quote, or --from, or --heard.');
  return parseClaim(
    onlyGiven({ article, quote, prefix, suffix, type, speaker, tags: tag, note }),
    'The claim',
  );
}

function readClaimLines(file: string): QuotedClaim[] {
  if (!existsSync(file)) throw new RequestError('not-found', `There is no file “${file}”.`);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (!line.trim()) return [];
    const where = `${file}, line ${index + 1}`;
    try {
      return [parseClaim(JSON.parse(line), where)];
    } catch (error) {
      if (error instanceof SyntaxError)
        throw new RequestError('unreadable', `${where}: not JSON (${error.message}). No claim was added.`);
      throw error;
    }
  });
}

function parseClaim(value: unknown, where: string): QuotedClaim {
  const parsed = QuotedClaim.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RequestError(
    'invalid-request',
    `${where}: ${issue?.path.join('.')}: ${issue?.message}. No claim was added.`,
  );
}

/** One claim's own words are changed one by one; what can be the same for many is one act for all. */
async function setClaims(call: Call, connection: Connection): Promise<number> {
  const ids = takeSome(call, 'The claim’s id');
  const { options } = call;
  const { statement, note, speaker, type, status, reason, verdict, tag, untag } = options;
  const own = onlyGiven({ statement, note, attribution: speaker && [toSpeaker(speaker)] });
  if (Object.keys(own).length) {
    if (ids.length > 1)
      throw new UsageError('--statement, --note and --speaker are set for one claim at a time.');
    await ask(connection, 'claim.update', { id: ids[0], ...own } as Input<'claim.update'>);
  }
  const shared = {
    ...onlyGiven({ type, status, verdictReason: reason, asOf: options['as-of'], addTags: tag }),
    ...(verdict !== undefined && {
      verdictId: verdict === 'none' ? null : (await findRating(connection, verdict)).id,
    }),
    ...(untag && {
      removeTagIds: await Promise.all(untag.map(async (name) => (await findTag(connection, name)).id)),
    }),
  };
  if (Object.keys(shared).length)
    await ask(connection, 'claim.updateMany', { ids, ...shared } as Input<'claim.updateMany'>);
  else if (!Object.keys(own).length) throw new UsageError('Say what to set.');
  const claims = await Promise.all(ids.map((id) => ask(connection, 'claim.read', { id })));
  reportList(options, claims, ({ id, status, wording }) => `${id}\t${status}\t${wording}`);
  return exitCodes.ok;
}

async function addEvidence(call: Call, connection: Connection): Promise<number> {
  const [claimId] = takeWords(call, 'The claim’s id');
  const { file, address, article, quote, note = '', stance = 'context' } = call.options;
  const details = { claimId, stance: stance as 'context', note };
  const evidence =
    file !== undefined
      ? await runJob(connection, 'evidence.attachFile', {
          ...details,
          upload: connection.handIn(resolve(file)),
        })
      : await ask(connection, 'evidence.add', await toDraft());
  report(call.options, evidence, ({ id, kind, stance }) => `${id}\t${kind}\t${stance}`);
  return exitCodes.ok;

  async function toDraft(): Promise<EvidenceDraft> {
    if (address !== undefined)
      return { kind: 'address', address, ...details, ...onlyGiven({ accessedAt: call.options['as-of'] }) };
    if (article === undefined || quote === undefined) return { kind: 'note', ...details };
    const { revision } = await ask(connection, 'article.read', { id: article });
    const start = revision.text.indexOf(quote);
    if (start < 0) throw new RequestError('not-found', `“${quote}” does not stand in this article.`);
    return { kind: 'passage', revisionId: revision.id, start, end: start + quote.length, ...details };
  }
}

/** Claims, their verdicts, evidence, readings and history. */
export const claimCommands: readonly Command[] = [
  {
    name: 'claim add',
    usage:
      '--article ID --quote TEXT [--prefix TEXT] [--suffix TEXT] [--type TYPE] [--speaker NAME] [--note TEXT] [--tag NAME]...\n  or: --from FILE.jsonl\n  or: --heard TEXT [--as-of TIME] [--type TYPE] [--speaker NAME] [--note TEXT] [--tag NAME]...',
    help: 'Marks words of an article as a claim; or a batch, one claim a line:\n{file or article, quote, start?, prefix?, suffix?, id?, type?, tags?, speaker?, note?}; or a claim that stands in no text.',
    options: [
      'article',
      'quote',
      'prefix',
      'suffix',
      'type',
      'speaker',
      'note',
      'tag',
      'from',
      'heard',
      'as-of',
    ],
    library: 'open',
    run: addClaims,
  },
  {
    name: 'claim set',
    usage:
      'ID... [--status STATUS] [--verdict LABEL|none] [--reason TEXT] [--type TYPE] [--as-of TIME]\n      [--tag NAME]... [--untag NAME]... [--statement TEXT] [--note TEXT] [--speaker NAME]',
    help: 'Changes claims; what is set for several is one step of undo.\nSTATUS is to-check, checking, done or dropped; the verdict is one of the library’s scale.',
    options: ['status', 'verdict', 'reason', 'type', 'as-of', 'tag', 'untag', 'statement', 'note', 'speaker'],
    library: 'open',
    run: setClaims,
  },
  {
    name: 'claim history',
    usage: 'ID',
    help: 'Who changed what of a claim, newest first.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [id] = takeWords(call, 'The claim’s id');
      const changes = await ask(connection, 'claim.history', { id });
      reportList(
        call.options,
        changes,
        ({ at, by, noun, field, before, after }) =>
          `${at}\t${by}\t${noun}${field ? ` ${field}` : ''}\t${before ?? ''} → ${after ?? ''}`,
      );
      return exitCodes.ok;
    },
  },
  {
    name: 'claim reading',
    usage: 'ID',
    help: 'What the program read in a claim’s words, with corrections.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [id] = takeWords(call, 'The claim’s id');
      const reading = await ask(connection, 'claim.reading', { id });
      report({ ...call.options, json: true }, reading, () => '');
      return exitCodes.ok;
    },
  },
  {
    name: 'evidence add',
    usage:
      'CLAIM-ID [--stance for|against|context] [--note TEXT]\n      [--address URL [--as-of TIME] | --file FILE | --article ID --quote TEXT]',
    help: 'What a claim’s verdict rests on; without an address, a file or a passage it is the note.',
    options: ['stance', 'note', 'address', 'as-of', 'file', 'article', 'quote'],
    library: 'open',
    run: addEvidence,
  },
  {
    name: 'evidence list',
    usage: 'CLAIM-ID',
    help: 'The evidence of a claim.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [claimId] = takeWords(call, 'The claim’s id');
      reportList(
        call.options,
        await ask(connection, 'evidence.list', { claimId }),
        ({ id, kind, stance, note, address, fileName, passage }) =>
          `${id}\t${stance}\t${kind}\t${address ?? fileName ?? passage?.text ?? note}`,
      );
      return exitCodes.ok;
    },
  },
];
