import type { ClaimView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { AnchorStateBadge } from '../../components/anchor-state.tsx';
import { Button } from '../../components/button.tsx';
import { Key } from '../../components/key-hint.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { say, sayNodes } from '../../words/index.ts';
import { undoAction } from '../shell/acts.ts';
import styles from './revised-note.module.css';
import { RevisedWords } from './revised-words.tsx';

/**
 * What revisions did to a claim's places, until somebody has looked; afterwards only that it has no place any more,
 * if it has none.
 */
export function RevisedNote({ claim }: { readonly claim: Pick<ClaimView, 'id' | 'isOrphan'> }) {
  const revised = useOperation('claim.revised', { claimId: claim.id });
  const confirm = async (anchorId: string) => {
    const result = await runCommand('claim.confirmPlaces', { anchorIds: [anchorId] });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(say('claim.confirmed'), undoAction);
  };
  if (revised.data?.length === 0 && claim.isOrphan)
    return (
      <section className={styles.note} aria-label={say('claim.orphan')}>
        <p>{say('claim.orphanItsWordsAre')}</p>
        <HowToPlace />
      </section>
    );
  return revised.data?.map((place) => (
    <section
      key={place.anchorId}
      className={styles.note}
      data-state={place.state}
      aria-label={say('claim.changedByARevision')}
    >
      <p className={styles.head}>
        <AnchorStateBadge state={place.state} /> {say('claim.inRevision', { number: place.afterNumber })}
        <Button look="quiet" onPress={() => void confirm(place.anchorId)}>
          {place.after === null ? say('claim.itIsGone') : say('claim.iLookedAtIt')}
        </Button>
      </p>
      <p className={styles.words}>
        <RevisedWords place={place} />
      </p>
      {place.after === null && <HowToPlace />}
    </section>
  ));
}

function HowToPlace() {
  return (
    <p className={styles.hint}>{sayNodes('claim.ifItIsSaid', { addPlaceKey: <Key name="add-place" /> })}</p>
  );
}
