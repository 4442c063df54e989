import { X } from 'lucide-react';
import type { ClaimStatus, ClaimType } from '../../../src/contract/model.ts';
import type { Input } from '../../../src/contract/operations.ts';
import type { ClaimView } from '../../../src/contract/views.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ClashNote } from '../../components/clash-note.tsx';
import { DateField } from '../../components/date-field.tsx';
import { DraftArea } from '../../components/draft-area.tsx';
import { useDraft } from '../../components/drafts.ts';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/fold.tsx';
import { MarkedText } from '../../components/marked-text.tsx';
import { isQuoted } from '../../components/quote.ts';
import { tellFailed } from '../../components/toast.tsx';
import { carryMarks } from '../../reading/marks.ts';
import { say, sayParts } from '../../words/index.ts';
import { markRows, type OwnLink } from '../link/link.ts';
import styles from './claim-editor.module.css';
import { statusLabels, typeLabels } from './claim-labels.ts';
import { EvidenceSection } from './evidence-section.tsx';
import { HistorySection } from './history-section.tsx';
import { ReadingSection } from './reading-section.tsx';
import { SpeakerFields } from './speaker-fields.tsx';
import { StatementField } from './statement-field.tsx';
import { TagField } from './tag-field.tsx';
import { VerdictSection } from './verdict-section.tsx';

interface Props {
  readonly claim: ClaimView;
  readonly isNew: boolean;
  /** The text that is read; null: the claim stands alone. */
  readonly revisionId: string | null;
  readonly openLink: OwnLink | null;
}

/** Everything about one claim that an editor can change; what is typed saves itself. */
export function ClaimEditor({ claim, isNew, revisionId, openLink }: Props) {
  const save = (details: Omit<Input<'claim.update'>, 'id'>) =>
    runCommand('claim.update', { id: claim.id, ...details });
  const tags = useDraft(
    `${claim.id} tags`,
    claim.tags.map(({ name }) => name),
    (names) => save({ tags: names }),
    // In whatever order, and as the library writes them.
    { identify: (names) => names.map((name) => name.toLowerCase()).sort() },
  );
  const type = useDraft(`${claim.id} type`, claim.type, (value) => save({ type: value }));
  const status = useDraft(`${claim.id} status`, claim.status, (value) => save({ status: value }));
  const note = useDraft(`${claim.id} note`, claim.note, (value) => save({ note: value }));

  return (
    <div className={styles.card}>
      <div className={styles.fields}>
        <Quotes claim={claim} revisionId={revisionId} openLink={openLink} />
        <TagField
          keptAs={claim.id}
          names={tags.value}
          takesFocus={isNew}
          onChange={(names) => {
            tags.change(names);
            tags.leave();
          }}
        />
        <ClashNote draft={tags} describe={(names) => sayParts(names, ', ')} />

        <Field label={say('claim.type')}>
          {(control) => (
            <>
              <Choice
                {...control}
                value={type.value}
                onChoose={(chosen) => {
                  type.change(chosen as ClaimType);
                  type.leave();
                }}
              >
                {Object.entries(typeLabels).map(([type, label]) => (
                  <option key={type} value={type}>
                    {say(label)}
                  </option>
                ))}
              </Choice>
              <ClashNote draft={type} describe={(value) => say(typeLabels[value])} />
            </>
          )}
        </Field>

        <SpeakerFields claim={claim} onSave={(attribution) => save({ attribution })} />
        <DateField
          name={`${claim.id} as of`}
          label={say('claim.asOf')}
          saved={claim.asOf}
          placeholder={claim.publishedAt ? say('claim.whenItWasSo') : '2026-03-14 21:40'}
          onSave={(asOf) => save({ asOf })}
        />
        <StatementField claim={claim} onSave={(statement) => save({ statement })} />
        <Field label={say('claim.note')}>
          {(control) => <DraftArea {...control} draft={note} rows={1} />}
        </Field>
      </div>
      <Fold name="verdict" title={say('claim.statusAndVerdict')} isOpenAtFirst>
        <Field label={say('claim.status')}>
          {(control) => (
            <>
              <Choice
                {...control}
                value={status.value}
                onChoose={(chosen) => {
                  status.change(chosen as ClaimStatus);
                  status.leave();
                }}
              >
                {Object.entries(statusLabels).map(([value, label]) => (
                  <option key={value} value={value}>
                    {say(label)}
                  </option>
                ))}
              </Choice>
              <ClashNote draft={status} describe={(value) => say(statusLabels[value])} />
            </>
          )}
        </Field>
        <VerdictSection claim={claim} onSave={save} />
      </Fold>
      <Fold
        name="evidence"
        title={say('claim.evidence')}
        aside={claim.evidence || say('claim.noEvidenceYet')}
      >
        <EvidenceSection claim={claim} />
      </Fold>
      <Fold name="reading" title={say('claim.reading')} aside={say('claim.whatIsCompared')}>
        <ReadingSection claimId={claim.id} />
      </Fold>
      <Fold name="history" title={say('claim.history')}>
        <HistorySection claimId={claim.id} />
      </Fold>
    </div>
  );
}

/** The claim's words, place by place. While a ledger is open, the words that it compares are marked. */
function Quotes({ claim, revisionId, openLink }: Pick<Props, 'claim' | 'revisionId' | 'openLink'>) {
  const marks = openLink ? markRows(openLink.rows, 'own') : [];
  const removePlace = async (anchorId: string) => {
    const result = await runCommand('claim.removeAnchor', { id: claim.id, anchorId });
    if (!result.ok) tellFailed(result.error.message);
  };
  // After a new revision the older anchors stay; the quote is read from the newest where it was placed there.
  const current = claim.anchors.filter((anchor) => anchor.revisionId === revisionId);
  const places = current.length > 0 ? current : claim.anchors;
  if (places.length === 0) return null;
  return (
    <ul className={styles.quotes} aria-label={say('claim.places')}>
      {places.map(({ id, exact }) => (
        <li key={id}>
          <q dir="auto" data-quoted={isQuoted(exact)}>
            <MarkedText
              text={exact}
              marks={openLink ? carryMarks(openLink.ownPassage.text, exact, marks) : []}
            />
          </q>
          {places.length > 1 && (
            <Button
              look="icon"
              aria-label={say('claim.removeThisPlace', { exact })}
              onPress={() => void removePlace(id)}
            >
              <X size={14} aria-hidden />
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
