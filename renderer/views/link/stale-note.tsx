import type { StaleCopy } from '../../../src/contract/cross-reference.ts';
import { StaleBadge } from '../../components/relation.tsx';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { routeToCopy, routeToSource } from './stale.ts';
import styles from './stale-note.module.css';

/** One alarm: what still says what was changed, and the ways to both. */
export function StaleNote({ copy }: { readonly copy: StaleCopy }) {
  return (
    <p className={styles.note}>
      <StaleBadge alarms={[copy]} /> {copy.sentence}{' '}
      <span>
        <a href={formatRoute(routeToCopy(copy))}>
          {say('link.readTheCopy', { isCopy: String(copy.isCopy) })}
        </a>
        <a href={formatRoute(routeToSource(copy))}>
          {say('link.readTheSource', { isCopy: String(copy.isCopy) })}
        </a>
      </span>
    </p>
  );
}
