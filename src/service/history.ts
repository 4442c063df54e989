import type { Claim, RecordOf } from '../contract/model.ts';
import type { CorrectedReading, Party } from '../contract/reading.ts';
import type { ChangeView } from '../contract/views.ts';
import type { RecordedChange } from '../store/index.ts';
import { type Context, quoteShort } from './context.ts';
import { describeCorrection } from './corrections.ts';

/** Everything that was ever changed of a claim, its places, evidence, corrections and decisions; newest first. */
export function claimHistory({ store, wordingOf }: Context, claim: Claim): ChangeView[] {
  const { records, acts } = store;
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
      act: change.act,
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
    if (noun === 'correction' && field === 'value')
      return describeCorrection(records.find('correction', recordId)!.record.part, value as CorrectedReading);
    if (field === 'attribution') return (value as Party[]).map(({ name }) => name).join(' → ');
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  function describeRecord(noun: RecordedChange['noun'], record: Record<string, unknown>): string | null {
    if (noun === 'claim') return wordingOf(claim);
    if (noun === 'anchor') return (record as RecordOf<'anchor'>).exact;
    if (noun === 'evidence') {
      const { stance, note, address, fileName } = record as RecordOf<'evidence'>;
      return [stance, address, fileName, note].filter(Boolean).join(': ');
    }
    if (noun === 'correction') {
      const { part, value } = record as RecordOf<'correction'>;
      return describeCorrection(part, value);
    }
    if (noun === 'decision') {
      const { a, b, relation } = record as RecordOf<'decision'>;
      const other = records.find('claim', a === claim.id ? b : a)?.record;
      return `${relation} ${other ? quoteShort(wordingOf(other)) : ''}`.trim();
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
