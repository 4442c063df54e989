import { TriangleAlert } from 'lucide-react';
import type { RevisedPlace } from '../../../src/contract/views.ts';
import { Button } from '../../components/button.tsx';
import { say, sayNodes, sayParts } from '../../words/index.ts';
import styles from './read-bars.module.css';

interface Props {
  /** Those of this article. */
  readonly places: readonly RevisedPlace[];
  readonly selectedId: string | null;
  readonly onSelect: (claimId: string) => void;
}

/** What revisions did to the claims of this article; stays until somebody has looked at each. */
export function RevisedBar({ places, selectedId, onSelect }: Props) {
  if (places.length === 0) return null;
  const next = places[(places.findIndex(({ claimId }) => claimId === selectedId) + 1) % places.length]!;
  const isLoud = places.some(({ state }) => state === 'value-changed');
  return (
    <section className={styles.bar} data-loud={isLoud} aria-label={say('read.changedByRevisions')}>
      <TriangleAlert size={14} aria-hidden />
      <p>{sayNodes('read.aRevisionChangedClaims', { places: <b>{describe(places)}</b> })}</p>
      <Button look="quiet" onPress={() => onSelect(next.claimId)}>
        {places.length === 1 ? say('read.lookAtIt') : say('read.lookAtTheNext')}
      </Button>
    </section>
  );
}

function describe(places: readonly RevisedPlace[]): string {
  const count = (asked: RevisedPlace['state']) => places.filter(({ state }) => state === asked).length;
  return sayParts(
    [
      count('value-changed') > 0 && say('read.valuesChanged', { count: count('value-changed') }),
      count('gone') > 0 && say('read.gone', { count: count('gone') }),
      count('ambiguous') > 0 && say('read.inSeveralPlaces', { count: count('ambiguous') }),
      count('reworded') > 0 && say('read.reworded', { count: count('reworded') }),
    ],
    ', ',
  );
}
