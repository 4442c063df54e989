import { RefreshCw } from 'lucide-react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../components/count.ts';
import { Progress } from '../../components/progress.tsx';
import { useStore } from '../../components/store.ts';
import { cancelComparing, compareAll, comparing } from './comparing.ts';
import styles from './comparing-bar.module.css';

/** How far the comparison of all claims has come, or that one was stopped; nothing while none is due. */
export function ComparingBar() {
  const uncompared = useOperation('library.summary', {}).data?.uncomparedClaims ?? 0;
  const running = useStore(comparing);
  if (running) {
    const { done = 0, total = 0 } = running.progress ?? {};
    return (
      <section className={styles.bar} aria-label="Comparing">
        <Progress
          label="Comparing claims"
          stage={total === 0 ? 'Comparing…' : `Comparing ${done} of ${total}`}
          done={done}
          total={total}
        />
        <Button onPress={cancelComparing}>Cancel</Button>
      </section>
    );
  }
  if (uncompared === 0) return null;
  return (
    <section className={styles.bar} data-due aria-label="Comparing">
      <span>
        {formatCount(uncompared, 'claim')} {uncompared === 1 ? 'is' : 'are'} not compared yet: a comparison
        was stopped.
      </span>
      <Button onPress={() => void compareAll({ resume: true })}>Resume</Button>
    </section>
  );
}

/** Reads and compares every claim anew. */
export function CompareAnew() {
  const isRunning = useStore(comparing) !== null;
  return (
    <Button look="quiet" isDisabled={isRunning} onPress={() => void compareAll({ resume: false })}>
      <RefreshCw size={13} aria-hidden />
      Compare everything anew
    </Button>
  );
}
