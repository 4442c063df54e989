import type { Result } from '../../../src/contract/result.ts';
import type { ClaimView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { DraftArea } from '../../components/draft-area.tsx';
import { useDraft } from '../../components/drafts.ts';
import { Field } from '../../components/field.tsx';
import { say } from '../../words/index.ts';

interface Props {
  readonly claim: ClaimView;
  readonly onSave: (statement: string) => Promise<Result<unknown>>;
}

/**
 * The claim in plain words. Decisions on it rest on these words, and grow old with each saved change: what is half
 * typed is not saved at a pause as it is in other fields, and how many decisions wait for it is told before.
 */
export function StatementField({ claim, onSave }: Props) {
  const draft = useDraft(`${claim.id} statement`, claim.statement, onSave, { savedBy: 'leaving' });
  const links = useOperation('link.list', { claimId: claim.id });
  const resting = (links.data ?? []).filter(({ decision, isOutdated }) => decision && !isOutdated).length;
  const isWarning = draft.isChanged && resting > 0;
  return (
    <Field
      label={say('claim.statement')}
      {...(isWarning && { hint: say('claim.decisionsRestOnThese', { resting }) })}
    >
      {(control) => <DraftArea {...control} draft={draft} rows={1} placeholder={say('claim.inPlainWords')} />}
    </Field>
  );
}
