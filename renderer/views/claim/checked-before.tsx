import { useState } from 'react';
import type { LookupHit } from '../../../src/contract/cross-reference.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { useSettled } from '../../components/settled.ts';
import { Failed } from '../../components/status.tsx';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { splitHits } from '../search/likely-hits.ts';
import { HitCard } from '../search/lookup-hit.tsx';
import styles from './claim-pane.module.css';
import found from './found.module.css';
import { Looking } from './looking.tsx';
import { pauseBeforeFinding } from './said-elsewhere.tsx';

const shownAtFirst = 3;
const mostFound = 20;

/** Earlier checks, and checked claims of the library, that are like this one: was it checked before? */
export function CheckedBefore({ claimId, wording }: { readonly claimId: string; readonly wording: string }) {
  const settledId = useSettled<string | null>(claimId, pauseBeforeFinding, null);
  const lookup = useOperation(
    'check.lookup',
    settledId === null ? null : { claimId: settledId, limit: mostFound },
  );
  const [isWhole, setIsWhole] = useState(false);
  const { likely, others } = splitHits(lookup.data ?? []);
  const all: readonly LookupHit[] = [...likely, ...others];
  const shown = isWhole ? all : likely.slice(0, shownAtFirst);
  return (
    <section aria-label={say('claim.checkedBefore')} className={styles.section} tabIndex={-1}>
      <h2>
        {say('claim.checkedBefore')}
        <span>
          <a href={formatRoute({ view: 'checks', query: wording, claimId })}>{say('claim.lookUp')}</a>
        </span>
      </h2>
      {lookup.isError && <Failed error={lookup.error} onRetry={lookup.refetch} />}
      {lookup.isPending && <Looking none={say('claim.nothingLikeItAmong')} />}
      {lookup.data && likely.length === 0 && !isWhole && (
        <p className={found.none}>{say('claim.nothingLikeItAmong')}</p>
      )}
      {shown.map((hit) => (
        <HitCard key={hit.kind === 'claim' ? hit.claimId : hit.check.id} hit={hit} />
      ))}
      {shown.length < all.length && (
        <p className={found.more}>
          <Button look="quiet" onPress={() => setIsWhole(true)}>
            {say('claim.showMoreChecks', {
              count: all.length - shown.length,
              areUnlike: String(shown.length === likely.length),
            })}
          </Button>
        </p>
      )}
    </section>
  );
}
