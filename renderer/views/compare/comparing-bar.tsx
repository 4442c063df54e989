import { RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { useStore } from '../../components/store.ts';
import { say } from '../../words/index.ts';
import { cancelComparing, compareAll, comparing } from './comparing.ts';
import styles from './comparing-bar.module.css';

/**
 * How far the comparison has come, or that one was stopped; nothing while none is due. One that is due begins by
 * itself: whoever marks many claims at once waits for what others say of them.
 */
export function ComparingBar() {
  const { uncomparedClaims: uncompared = 0, comparison } = useOperation('library.summary', {}).data ?? {};
  const running = useStore(comparing);
  const isDue = uncompared > 0 && comparison === 'idle' && running === null;
  useEffect(() => {
    if (isDue) void compareAll({ resume: true });
  }, [isDue]);
  if (running) {
    const { done = 0, total = 0 } = running.progress ?? {};
    return (
      <section className={styles.bar} aria-label={say('compare.comparing')}>
        <Progress
          label={say('compare.comparingClaims')}
          stage={
            total === 0
              ? say('compare.comparingBegins')
              : say('compare.comparingOf', { total, share: done / total })
          }
          done={done}
          total={total}
        />
        <Button onPress={cancelComparing}>{say('components.cancel')}</Button>
      </section>
    );
  }
  if (uncompared === 0 || comparison !== 'stopped') return null;
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
