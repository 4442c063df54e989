import type { ReactNode } from 'react';
import { Key } from '../components/key-hint.tsx';
import { sayNodes } from '../words/index.ts';
import styles from './first-claim-hint.module.css';

interface Props {
  readonly isHeld: boolean;
  readonly hasSuggestions: boolean;
}

/** How a claim is marked, under an article that has none yet. */
export function FirstClaimHint({ isHeld, hasSuggestions }: Props) {
  const kbd = (text: ReactNode) => <kbd>{text}</kbd>;
  const claimKey = <Key name="claim" />;
  return (
    <p className={styles.hint}>
      {isHeld
        ? sayNodes('reading.pressToMarkIt', { claimKey, kbd })
        : sayNodes('reading.selectTextOrMove', {
            hasSuggestions: String(hasSuggestions),
            nextSuggestionKey: <Key name="next-suggestion" />,
            claimKey,
            kbd,
          })}
    </p>
  );
}
