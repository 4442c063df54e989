import type { StaleCopy } from '../../../src/contract/cross-reference.ts';
import { StaleBadge } from '../../components/relation.tsx';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { routeToCopy, routeToSource } from './stale.ts';
import styles from './stale-note.module.css';

/** One alarm: what still says what its source has changed, and the ways to both. */
export function StaleNote({ copy }: { readonly copy: StaleCopy }) {
  return (
    <p className={styles.note}>
      <StaleBadge /> {copy.sentence}{' '}
      <span>
        <a href={formatRoute(routeToCopy(copy))}>{say('link.readTheCopy')}</a>
        <a href={formatRoute(routeToSource(copy))}>{say('link.readTheSource')}</a>
      </span>
    </p>
  );
}
