import { useDeferredValue } from 'react';
import type { ClaimView } from '../../src/contract/views.ts';
import { describeCounts } from '../components/relation.tsx';
import { say } from '../words/index.ts';
import styles from './claim-list.module.css';

const none: readonly ClaimView[] = [];

interface Props {
  readonly claims: readonly ClaimView[];
  readonly selectedId: string | null;
  readonly onSelect: (claimId: string) => void;
}

/** The claims as buttons: highlights alone can't be reached by keyboard or screen reader. Shown while focused. */
export function ClaimList({ claims: all, selectedId, onSelect }: Props) {
  // Nobody reaches for it before the text is there.
  const claims = useDeferredValue(all, none);
  if (claims.length === 0) return null;
  return (
    <nav aria-label={say('reading.claimsInThisArticle')} className={styles.list}>
      <ul>
        {claims.map((claim) => {
          const links = describeCounts(claim.relations);
          return (
            <li key={claim.id}>
              <button
                type="button"
                aria-current={claim.id === selectedId ? 'true' : undefined}
                onClick={() => onSelect(claim.id)}
              >
                {claim.wording}
                {claim.isOrphan && ` ${say('reading.notFoundInThis')}`}
                {links && ` (${links})`}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
