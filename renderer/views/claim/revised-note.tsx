import { runCommand, useOperation } from '../../api.ts';
import { AnchorStateBadge } from '../../components/anchor-state.tsx';
import { Button } from '../../components/button.tsx';
import { RevisedWords } from '../../components/revised-words.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { undoAction } from '../shell/acts.ts';
import styles from './revised-note.module.css';

/** What revisions did to a claim's places, until somebody has looked; nothing where they left them alone. */
export function RevisedNote({ claimId }: { readonly claimId: string }) {
  const revised = useOperation('claim.revised', { claimId });
  const confirm = async (anchorId: string) => {
    const result = await runCommand('claim.confirmPlaces', { anchorIds: [anchorId] });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone('Confirmed.', undoAction);
  };
  return revised.data?.map((place) => (
    <section
      key={place.anchorId}
      className={styles.note}
      data-state={place.state}
      aria-label="Changed by a revision"
    >
      <p className={styles.head}>
        <AnchorStateBadge state={place.state} /> in revision {place.afterNumber}
        <Button look="quiet" onPress={() => void confirm(place.anchorId)}>
          {place.after === null ? 'It is gone' : 'I looked at it'}
        </Button>
      </p>
      <p className={styles.words}>
        <RevisedWords place={place} />
      </p>
      {place.after === null && (
        <p className={styles.hint}>
          If it is said in another way, hold that passage in the text and choose “Put the claim here”.
        </p>
      )}
    </section>
  ));
}
