import type { ChangeView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { formatDate } from '../../components/dates.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import styles from './history-section.module.css';

/** Everything that was done to a claim, newest first. */
export function HistorySection({ claimId }: { readonly claimId: string }) {
  const history = useOperation('claim.history', { id: claimId });
  if (history.isError) return <Failed error={history.error} onRetry={history.refetch} />;
  if (!history.data) return <Loading />;
  return (
    <ol className={styles.changes}>
      {groupChanges(history.data).map(({ act, kind, by, at, fields }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two acts may differ in nothing that is shown
        <li key={index}>
          <p>
            {kind === 'undo'
              ? say('claim.takenBack', { act })
              : kind === 'redo'
                ? say('claim.doneAgain', { act })
                : act}
          </p>
          {fields.map((change) => (
            <p key={`${change.noun} ${change.field}`} className={styles.field}>
              <Values change={change} />
            </p>
          ))}
          <p className={styles.meta}>
            {by}, {formatDate(at)}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** What fields are called that people change. */
const fieldNames: Readonly<Record<string, PlainWord>> = {
  verdictId: 'claim.verdictWord',
  verdictReason: 'claim.reasonWord',
  asOf: 'claim.asOfWord',
  tagIds: 'claim.tagsWord',
  attribution: 'claim.saidByWord',
  articleId: 'claim.articleWord',
  confirmedAt: 'claim.confirmedWord',
  decidedAt: 'claim.decidedWord',
  statement: 'claim.statementWord',
  note: 'claim.noteWord',
  presence: 'claim.presenceWord',
  reason: 'claim.reasonWord',
  relation: 'claim.relationWord',
  stance: 'claim.stanceWord',
  status: 'claim.statusWord',
  subject: 'claim.subjectWord',
  type: 'claim.typeWord',
  value: 'claim.valueWord',
};

function Values({ change: { field, before, after } }: { readonly change: ChangeView }) {
  const name = fieldNames[field ?? ''];
  return (
    <>
      {sayNodes('claim.changed', {
        field: name ? say(name) : (field ?? ''),
        how: before === null ? 'set' : after === null ? 'removed' : 'replaced',
        before: <del dir="auto">{before}</del>,
        after: <ins dir="auto">{after}</ins>,
      })}
    </>
  );
}

interface Group extends Pick<ChangeView, 'act' | 'kind' | 'by' | 'at'> {
  /** Those that say more than that something was made. */
  readonly fields: ChangeView[];
}

/** What one act changed stands together. */
function groupChanges(changes: readonly ChangeView[]): Group[] {
  const groups: Group[] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const isSame = last?.act === change.act && last.at === change.at && last.kind === change.kind;
    const fields = change.field === null ? [] : [change];
    if (isSame) last.fields.push(...fields);
    else groups.push({ act: change.act, kind: change.kind, by: change.by, at: change.at, fields });
  }
  return groups;
}
