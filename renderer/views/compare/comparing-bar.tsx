import { RefreshCw } from 'lucide-react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { useStore } from '../../components/store.ts';
import { say } from '../../words/index.ts';
import { cancelComparing, compareAll, comparing } from './comparing.ts';
import styles from './comparing-bar.module.css';

/** How far the comparison of all claims has come, or that one was stopped; nothing while none is due. */
export function ComparingBar() {
  const uncompared = useOperation('library.summary', {}).data?.uncomparedClaims ?? 0;
  const running = useStore(comparing);
  if (running) {
    const { done = 0, total = 0 } = running.progress ?? {};
    return (
      <section className={styles.bar} aria-label={say('compare.comparing')}>
        <Progress
          label={say('compare.comparingClaims')}
          stage={total === 0 ? say('compare.comparingBegins') : say('compare.comparingOf', { done, total })}
          done={done}
          total={total}
        />
        <Button onPress={cancelComparing}>{say('components.cancel')}</Button>
      </section>
    );
  }
  if (uncompared === 0) return null;
  return (
    <section className={styles.bar} data-due aria-label={say('compare.comparing')}>
      <span>{say('compare.claimsAreNotCompared', { uncompared })}</span>
      <Button onPress={() => void compareAll({ resume: true })}>{say('compare.resume')}</Button>
    </section>
  );
}

/** Reads and compares every claim anew. */
export function CompareAnew() {
  const isRunning = useStore(comparing) !== null;
  return (
    <Button look="quiet" isDisabled={isRunning} onPress={() => void compareAll({ resume: false })}>
      <RefreshCw size={13} aria-hidden />
      {say('compare.compareEverythingAnew')}
    </Button>
  );
}
