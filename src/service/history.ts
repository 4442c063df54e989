import type { Claim, RecordOf } from '../contract/model.ts';
import type { CorrectedReading, Party } from '../contract/reading.ts';
import type { ChangeView } from '../contract/views.ts';
import type { RecordedChange } from '../store/index.ts';
import { values } from '../words/en/claims.ts';
import { saying } from '../words/saying.ts';
import { say, sayRecorded } from '../words/spoken.ts';
import { type Context, quoteShort } from './context.ts';
import { describeCorrection } from './corrections.ts';

/** Everything that was ever changed of a claim, its places, evidence, corrections and decisions; newest first. */
export function claimHistory({ store, wordingOf, language }: Context, claim: Claim): ChangeView[] {
  const { records, acts } = store;
  const spoken = language();
  const presences = ['live', 'binned', 'undone'] as const;
  const parts = (['anchor', 'evidence', 'correction'] as const).flatMap((noun) =>
    presences.flatMap((presence) => records.list(noun, { claimId: claim.id }, presence)),
  );
  const decisions = presences.flatMap((presence) => [
    ...records.list('decision', { a: claim.id }, presence),
    ...records.list('decision', { b: claim.id }, presence),
  ]);
  const ids = [claim, ...parts, ...decisions].map(({ id }) => id);
  return acts
    .changesOf(ids)
    .filter(({ noun, field }) => field === null || field === 'presence' || isShown(noun, field))
    .map((change) => ({
      at: change.at,
      by: change.by,
      act: sayRecorded(change.act, spoken),
      kind: change.kind,
      noun: change.noun,
      field: change.field,
      before: describe(change, change.before),
      after: describe(change, change.after),
    }));

  function describe({ noun, recordId, field }: RecordedChange, json: string | null): string | null {
    if (json === null) return null;
    const value = JSON.parse(json) as unknown;
    if (field === null) return describeRecord(noun, value as Record<string, unknown>);
    if (field === 'tagIds')
      return (value as string[])
        .map((id) => records.find('tag', id)?.record.name ?? '')
        .sort()
        .join(', ');
    if (field === 'verdictId') return records.find('rating', value as string)?.record.label ?? null;
    if (noun === 'correction' && field === 'value') {
      const { part } = records.find('correction', recordId)!.record;
      return say(describeCorrection(part, value as CorrectedReading), spoken);
    }
    if (field === 'attribution') return (value as Party[]).map(({ name }) => name).join(' → ');
    if (typeof value !== 'string') return JSON.stringify(value);
    return isValue(field, value) ? say(saying(`values.${value}`), spoken) : value;
  }

  function describeRecord(noun: RecordedChange['noun'], record: Record<string, unknown>): string | null {
    if (noun === 'claim') return wordingOf(claim);
    if (noun === 'anchor') return (record as RecordOf<'anchor'>).exact;
    if (noun === 'evidence') {
      const { stance, note, address, fileName } = record as RecordOf<'evidence'>;
      return [say(saying(`values.${stance}`), spoken), address, fileName, note].filter(Boolean).join(': ');
    }
    if (noun === 'correction') {
      const { part, value } = record as RecordOf<'correction'>;
      return say(describeCorrection(part, value), spoken);
    }
    if (noun === 'decision') {
      const { a, b, relation } = record as RecordOf<'decision'>;
      const other = records.find('claim', a === claim.id ? b : a)?.record;
      const relates = say(saying(`values.${relation}`), spoken);
      return other ? `${relates} ${quoteShort(wordingOf(other))}` : relates;
    }
    return null;
  }
}

/** What the program writes down beside a person's change says nothing more to people. */
function isShown(noun: string, field: string): boolean {
  const hidden: Record<string, readonly string[]> = {
    claim: ['verdictBy', 'verdictAt'],
    anchor: ['prefix', 'suffix', 'start', 'end', 'confirmedBy'],
    decision: ['ledger', 'hashA', 'hashB', 'decidedBy', 'decidedAt'],
  };
  return !hidden[noun]?.includes(field);
}

/** Fields whose values are words of the library, and not of an article or an editor. */
const ownValues: ReadonlySet<string> = new Set(['type', 'status', 'presence', 'relation', 'stance', 'state']);

const isValue = (field: string, value: string): value is keyof typeof values =>
  ownValues.has(field) && Object.hasOwn(values, value);
