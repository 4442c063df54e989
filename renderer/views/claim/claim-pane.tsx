import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClaimView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Key } from '../../components/key-hint.tsx';
import type { KeyName } from '../../components/key-table.ts';
import type { OwnLink } from '../link/link.ts';
import { restore } from '../shell/acts.ts';
import { CheckedBefore } from './checked-before.tsx';
import { ClaimEditor } from './claim-editor.tsx';
import { nameClaim } from './claim-labels.ts';
import styles from './claim-pane.module.css';
import { OtherSources } from './other-sources.tsx';
import { RevisedNote } from './revised-note.tsx';
import { SaidElsewhere } from './said-elsewhere.tsx';

interface Props {
  /** Null while none is selected. */
  readonly claim: ClaimView | null;
  /** A claim that is named in the address, while the article has none of that name. */
  readonly missingId: string | null;
  /** Which one of the article's claims it is, from 1. */
  readonly position: number;
  readonly count: number;
  /** It was marked just now: the next thing to do is to tag it. */
  readonly isNew: boolean;
  /** The text that is read; null: the claim stands alone. */
  readonly revisionId: string | null;
  readonly openLink: OwnLink | null;
  readonly onOpenLink: (link: OwnLink | null) => void;
  readonly onDelete: () => void;
}

/** The selected claim, what other sources say of it, and whether it was checked before. */
export function ClaimPane(props: Props) {
  const { claim, missingId, position, count, isNew, revisionId, openLink, onOpenLink, onDelete } = props;
  if (!claim) {
    const hint = <HowToBegin hasClaims={count > 0} />;
    return missingId === null ? hint : <MissingClaim id={missingId}>{hint}</MissingClaim>;
  }
  return (
    <div className={styles.panes}>
      <section aria-label="Claim" className={styles.section}>
        <h2>
          Claim
          <span>{revisionId === null ? 'Without a text' : `${position} of ${count}`}</span>
          <Button look="icon" aria-label="Delete claim" onPress={onDelete}>
            <Trash2 size={14} aria-hidden />
          </Button>
        </h2>
        <RevisedNote key={`${claim.id} revised`} claim={claim} />
        <ClaimEditor key={claim.id} claim={claim} isNew={isNew} revisionId={revisionId} openLink={openLink} />
      </section>
      <div className={styles.found}>
        <OtherSources key={`${claim.id} links`} claim={claim} openLink={openLink} onOpenLink={onOpenLink} />
        <SaidElsewhere key={`${claim.id} places`} claimId={claim.id} />
        <CheckedBefore key={`${claim.id} checks`} claimId={claim.id} wording={nameClaim(claim)} />
      </div>
    </div>
  );
}

interface MissingProps {
  readonly id: string;
  /** Shown for a claim that was taken back, which leaves nothing behind. */
  readonly children: ReactNode;
}

function MissingClaim({ id, children }: MissingProps) {
  const bin = useOperation('bin.list', {});
  if (!bin.data) return null;
  if (!bin.data.some((item) => item.noun === 'claim' && item.id === id)) return children;
  return (
    <div className={styles.missing}>
      <p>This claim is in the bin.</p>
      <Button onPress={() => void restore('claim', [id])}>Restore</Button>
    </div>
  );
}

const firstKeys: readonly (readonly [keys: readonly (KeyName | { shown: string })[], meaning: string])[] = [
  [[{ shown: '↓' }, { shown: '↑' }], 'hold the next or previous sentence'],
  [[{ shown: 'Ctrl' }, { shown: '→' }, { shown: '←' }], 'hold a word; with Shift, extend'],
  [['next-suggestion'], 'hold the next sentence that seems worth checking'],
  [['claim'], 'mark the held passage as a claim'],
  [['next-claim', 'previous-claim'], 'go to the next or previous claim'],
  [['palette'], 'go anywhere, do anything'],
  [['keys'], 'show all keys'],
];

/** What to do while no claim is selected. */
function HowToBegin({ hasClaims }: { readonly hasClaims: boolean }) {
  return (
    <div className={styles.begin}>
      <h2>No claim selected</h2>
      {hasClaims && <p>Click highlighted words to see what they claim, and what other sources say of it.</p>}
      <p>
        To mark {hasClaims ? 'another' : 'a'} claim, select words in the text, or hold a sentence with the
        arrow keys, and press <Key name="claim" />.
      </p>
      <dl>
        {firstKeys.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) =>
                typeof key === 'string' ? (
                  <Key key={key} name={key} />
                ) : (
                  <kbd key={key.shown}>{key.shown}</kbd>
                ),
              )}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
