import { ask, type Connection, runJob } from '../connect.ts';
import { isDirectionOpen } from '../contract/directions.ts';
import type { LinkDecision } from '../contract/operations.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Call, type Command, onlyGiven, takeSome, takeWords, toNumber, UsageError } from './command.ts';
import { toScope } from './names.ts';
import { report, reportList } from './output.ts';

async function compare(call: Call, connection: Connection): Promise<number> {
  takeWords(call);
  const { options } = call;
  const matrix = await ask(connection, 'point.compare', await toScope(connection, options));
  const sources = new Map(matrix.sources.map(({ id, publisher, title }) => [id, publisher ?? title]));
  report(options, matrix, ({ rows }) =>
    rows
      .flatMap(({ point, finding, articles, independent, cells }) => [
        `${point.title}\t${finding}\t${articles} articles, ${independent} independent`,
        ...cells.flatMap(({ sourceId, relation, isOutlier, isDivided, claims }) =>
          claims.map(
            ({ printed, wording }) =>
              `  ${sources.get(sourceId)}\t${isOutlier ? 'outlier' : isDivided ? 'says both' : (relation ?? '-')}\t${printed ?? wording}`,
          ),
        ),
      ])
      .join('\n'),
  );
  return exitCodes.ok;
}

async function showQueue(call: Call, connection: Connection): Promise<number> {
  takeWords(call);
  const queue = await ask(connection, 'link.queue', await toScope(connection, call.options));
  report(call.options, queue, ({ open, decided }) =>
    [
      `${open.length} open, ${decided} decided`,
      ...open.map(
        ({ a, b, relation, confidence, isSkipped }) =>
          `${a}\t${b}\t${relation}\t${confidence.toFixed(2)}${isSkipped ? '\tskipped' : ''}`,
      ),
    ].join('\n'),
  );
  return exitCodes.ok;
}

/** One pair with a relation; or every open suggestion that is sure enough, as suggested. */
async function decide(call: Call, connection: Connection): Promise<number> {
  const { options } = call;
  const above = toNumber('above', options.above);
  if (above === undefined) {
    const [a, b, relation] = takeWords(call, 'The first claim’s id', 'The second claim’s id', 'The relation');
    const later = options.later;
    if (later !== undefined && later !== a && later !== b)
      throw new UsageError('--later takes the id of one of the two claims.');
    const subject = later === undefined ? null : later === a ? 'a' : 'b';
    const decision = { a, b, relation, subject, ...onlyGiven({ reason: options.reason }) } as LinkDecision;
    report(options, await ask(connection, 'link.decide', decision), (link) => link.relation);
    return exitCodes.ok;
  }
  takeWords(call);
  const { open } = await ask(connection, 'link.queue', await toScope(connection, options));
  const sure = open.filter((link) => link.confidence >= above && !isDirectionOpen(link));
  const decisions = sure.map(({ a, b, relation, subject }) => ({
    a,
    b,
    relation,
    subject,
    ...onlyGiven({ reason: options.reason }),
  }));
  if (decisions.length && !options['dry-run']) await ask(connection, 'link.decideMany', { decisions });
  reportList(
    options,
    sure,
    ({ a, b, relation, confidence }) => `${a}\t${b}\t${relation}\t${confidence.toFixed(2)}`,
  );
  return exitCodes.ok;
}

/** Links between claims, the points that they make, and decisions on them. */
export const linkCommands: readonly Command[] = [
  {
    name: 'crossref',
    usage: '[--resume]',
    help: 'Compares all claims anew; decisions stay. --resume: only those that a cancelled run left.',
    options: ['resume'],
    library: 'open',
    run: async (call, connection) => {
      takeWords(call);
      const resume = call.options.resume ?? false;
      const counts = await runJob(connection, 'link.crossReference', { resume });
      report(
        call.options,
        counts,
        ({ claims, openSuggestions }) => `${claims} claims compared, ${openSuggestions} suggestions open`,
      );
      return exitCodes.ok;
    },
  },
  {
    name: 'compare',
    usage: '[--collection NAME]',
    help: 'Points by sources: what each says, and how it stands to the others.',
    options: ['collection'],
    library: 'open',
    run: compare,
  },
  {
    name: 'point set',
    usage: 'ID [--title TEXT] [--note CONCLUSION] [--low NUMBER] [--high NUMBER] [--unit UNIT]',
    help: 'Names a point, or says what holds. Its id is that of any of its claims.',
    options: ['title', 'note', 'low', 'high', 'unit'],
    library: 'open',
    run: async (call, connection) => {
      const [id] = takeWords(call, 'The point’s id');
      const { title, note, low, high, unit } = call.options;
      const patch = onlyGiven({
        title,
        conclusion: note,
        conclusionLow: toNumber('low', low),
        conclusionHigh: toNumber('high', high),
        conclusionUnit: unit,
      });
      report(
        call.options,
        await ask(connection, 'point.update', { id, ...patch }),
        (point) => `${point.id}\t${point.title}`,
      );
      return exitCodes.ok;
    },
  },
  {
    name: 'point merge',
    usage: 'ID ID...',
    help: 'Makes one point of several; it stays one when everything is compared anew.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const ids = takeSome(call, 'The points’ ids');
      const point = await ask(connection, 'point.merge', { ids });
      report(call.options, point, ({ id, claimIds }) => `${id}\t${claimIds.length} claims`);
      return exitCodes.ok;
    },
  },
  {
    name: 'point split',
    usage: 'ID CLAIM-ID...',
    help: 'Makes these claims of a point one of their own.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [id, ...claimIds] = takeSome(call, 'The point’s id');
      const point = await ask(connection, 'point.split', { id, claimIds });
      report(call.options, point, (made) => `${made.id}\t${made.claimIds.length} claims`);
      return exitCodes.ok;
    },
  },
  {
    name: 'triage',
    usage: '[--collection NAME]',
    help: 'Suggested links on which nobody has decided, surest first.',
    options: ['collection'],
    library: 'open',
    run: showQueue,
  },
  {
    name: 'aged',
    usage: '[--collection NAME]',
    help: 'Decisions that were taken on an older wording, with the words then and now.',
    options: ['collection'],
    library: 'open',
    run: async (call, connection) => {
      takeWords(call);
      const aged = await ask(connection, 'link.aged', await toScope(connection, call.options));
      reportList(call.options, aged, ({ a, b, relation, by, decidedAt, sideA, sideB, now }) =>
        [
          `${a}\t${b}\t${relation}\t${by}, ${decidedAt}\tnow: ${now.relation ?? 'nothing'}`,
          ...[sideA, sideB]
            .filter(({ isChanged }) => isChanged)
            .map(({ was, is }) => `  ${was ?? 'words not kept'} → ${is}`),
        ].join('\n'),
      );
      return exitCodes.ok;
    },
  },
  {
    name: 'confirm',
    usage: 'CLAIM-ID CLAIM-ID',
    help: 'The decision on these two holds for the words as they are now.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [a, b] = takeWords(call, 'The first claim’s id', 'The second claim’s id');
      const confirmed = await ask(connection, 'link.confirm', { pairs: [{ a, b }] });
      report(call.options, confirmed, ({ label }) => label);
      return exitCodes.ok;
    },
  },
  {
    name: 'decide',
    usage:
      'CLAIM-ID CLAIM-ID RELATION [--later CLAIM-ID] [--reason TEXT]\n  or: --above CONFIDENCE [--collection NAME] [--dry-run] [--reason TEXT]',
    help: 'Decides on one link: agrees, differs, partly, updates, repeats, discusses or unrelated;\nor accepts all suggestions from this confidence (0 to 1) on, in one step of undo, but those of\nwhich nothing tells who is later or repeats the other.',
    options: ['later', 'reason', 'above', 'collection', 'dry-run'],
    library: 'open',
    run: decide,
  },
];
