import { Fragment } from 'react';
import type { DiffRun } from '../../../src/contract/views.ts';
import { say } from '../../words/index.ts';
import styles from './changed-words.module.css';
import { joinRuns } from './link.ts';

interface Props {
  readonly runs: readonly DiffRun[];
  /** Whose words are struck through where the other side has others. */
  readonly ownSide: 'a' | 'b';
}

/** Two wordings in one: what only one side has is struck through, what stands in its place is underlined. */
export function ChangedWords({ runs, ownSide }: Props) {
  return (
    <span className={styles.words}>
      {joinRuns(runs, ownSide).map((part, index) => {
        if ('both' in part) return part.both;
        const [own, other] = [part.own.trim(), part.other.trim()];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one answer never move
          <Fragment key={index}>
            {/^\s+/.exec(part.own || part.other)?.[0]}
            {own && <del>{own}</del>}
            {own && other && ' '}
            {other && <ins>{other}</ins>}
            {(own || other) && /\s+$/.exec(part.own || part.other)?.[0]}
          </Fragment>
        );
      })}
    </span>
  );
}

/** What the marks of changed words mean. */
export function ChangedWordsKey({ own, other }: { readonly own: string; readonly other: string }) {
  const isOneName = own === other;
  return (
    <span className={styles.words}>
      <del>{isOneName ? say('link.onlyInTheFirst') : say('link.onlyInOwn', { own })}</del>{' '}
      <ins>{isOneName ? say('link.onlyInTheSecond') : say('link.onlyInOther', { other })}</ins>
    </span>
  );
}
