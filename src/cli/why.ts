import { existsSync, readFileSync } from 'node:fs';
import { ask } from '../connect.ts';
import { type ExplainedSide, PairToExplain } from '../contract/cross-reference.ts';
import { Id } from '../contract/model.ts';
import type { Explanation } from '../contract/reading.ts';
import { RequestError } from '../contract/result.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Call, type Command, takeWords, UsageError } from './command.ts';
import { withLibrary } from './open-library.ts';
import { report, writeOut } from './output.ts';

/** The three answers that sets of pairs are labelled with. */
function labelOf(relation: Explanation['relation']): 'agree' | 'differ' | 'other' {
  if (relation === 'agrees' || relation === 'repeats') return 'agree';
  return relation === 'differs' ? 'differ' : 'other';
}

async function explain(call: Call): Promise<number> {
  const { options } = call;
  if (options.pairs !== undefined) return explainPairs(call, options.pairs);
  const [a, b] = takeWords(call, 'The first passage', 'The second passage');
  const toSide = (words: string, publishedAt: string | undefined): ExplainedSide =>
    options.library !== undefined && Id.safeParse(words).success
      ? { claimId: words }
      : { text: words, publishedAt: publishedAt ?? null };
  const explanation = await withLibrary(call, (connection) =>
    ask(connection, 'link.explain', {
      a: toSide(a, options['published-a']),
      b: toSide(b, options['published-b']),
    }),
  );
  report(options, explanation, describeExplanation);
  return exitCodes.ok;
}

/** A relation with its rule and rows, as lines. */
export function describeExplanation({
  relation,
  confidence,
  rule,
  ledger,
}: Pick<Explanation, 'relation' | 'confidence' | 'rule' | 'ledger'>): string {
  const rows = ledger.rows.map(
    (row) => `  ${row.dimension}\t${row.a?.text ?? '-'}\t${row.b?.text ?? '-'}\t${row.outcome}`,
  );
  return [`${relation ?? 'nothing to say'} (${confidence.toFixed(2)})`, rule, ...rows].join('\n');
}

/** One answer a line, as JSON; a line that is no pair is told on the error channel, and the rest goes on. */
async function explainPairs(call: Call, file: string): Promise<number> {
  takeWords(call);
  if (call.options['published-a'] !== undefined || call.options['published-b'] !== undefined)
    throw new UsageError('With --pairs the dates stand in the file: publishedA, publishedB.');
  if (!existsSync(file)) throw new RequestError('not-found', `There is no file “${file}”.`);
  const lines = readFileSync(file, 'utf8').split('\n');
  let refused = 0;
  await withLibrary(call, async (connection) => {
    for (const [index, line] of lines.entries()) {
      if (!line.trim()) continue;
      try {
        const { id, a, b, publishedA, publishedB } = parsePair(line);
        const explanation = await ask(connection, 'link.explain', {
          a: { text: a, publishedAt: publishedA ?? null },
          b: { text: b, publishedAt: publishedB ?? null },
        });
        const label = labelOf(explanation.relation);
        writeOut(`${JSON.stringify({ id, ...explanation, label })}\n`);
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        refused++;
        process.stderr.write(`${file}, line ${index + 1}: ${error.message}\n`);
      }
    }
  });
  return refused ? exitCodes.refused : exitCodes.ok;
}

function parsePair(line: string): PairToExplain {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new RequestError('unreadable', `not JSON (${(error as Error).message}). Left out.`);
  }
  const parsed = PairToExplain.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RequestError(
    'invalid-request',
    `${issue?.path.join('.') || 'the line'}: ${issue?.message}. Expected {id, a, b, publishedA?, publishedB?}. Left out.`,
  );
}

/** "Why?" and "why not?" of any two passages. */
export const whyCommands: readonly Command[] = [
  {
    name: 'why',
    usage:
      '"A" "B" [--published-a TIME] [--published-b TIME] [--library FILE]\n  or: --pairs FILE.jsonl [--library FILE]',
    help: 'Explains how two passages relate; with a library, ids of claims do as well.\nWith --pairs, many: {id, a, b, publishedA?, publishedB?} a line; one answer a line, as JSON.',
    options: ['published-a', 'published-b', 'pairs', 'library'],
    library: 'none',
    run: explain,
  },
];
