import { TriangleAlert } from 'lucide-react';
import type { RevisedPlace } from '../../../src/contract/views.ts';
import { Button } from '../../components/button.tsx';
import { formatCount, formatNumber } from '../../components/count.ts';
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
    <section className={styles.bar} data-loud={isLoud} aria-label="Changed by revisions">
      <TriangleAlert size={14} aria-hidden />
      <p>
        A revision changed claims of this article: <b>{describe(places)}</b>
      </p>
      <Button look="quiet" onPress={() => onSelect(next.claimId)}>
        {places.length === 1 ? 'Look at it' : 'Look at the next'}
      </Button>
    </section>
  );
}

function describe(places: readonly RevisedPlace[]): string {
  const count = (asked: RevisedPlace['state']) => places.filter(({ state }) => state === asked).length;
  return [
    count('value-changed') > 0 && `${formatCount(count('value-changed'), 'value')} changed`,
    count('gone') > 0 && `${formatNumber(count('gone'))} gone`,
    count('ambiguous') > 0 && `${formatNumber(count('ambiguous'))} in several places`,
    count('reworded') > 0 && `${formatNumber(count('reworded'))} reworded`,
  ]
    .filter(Boolean)
    .join(', ');
}
