import type { ReactNode } from 'react';
import { useOperation } from '../../api.ts';
import { Chips } from '../../components/chips.tsx';
import { ViewHead } from '../../components/view.tsx';
import { goTo, type TriageList, useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import styles from './triage-head.module.css';

interface Props {
  readonly list: TriageList | null;
  readonly children?: ReactNode;
}

/** What there is to go through, and how far the chosen list is. */
export function TriageHead({ list, children }: Props) {
  const scope = useScope();
  const queue = useOperation('link.queue', scope);
  const revised = useOperation('claim.revised', scope);
  const aged = useOperation('link.aged', scope);
  const stale = useOperation('source.stale', scope);
  return (
    <div className={styles.head}>
      <ViewHead title={say('triage.triage')}>{children}</ViewHead>
      <div className={styles.lists}>
        <Chips<TriageList | 'suggested'>
          label={say('triage.whatToGoThrough')}
          choices={[
            { id: 'suggested', name: say('triage.suggestedLinks'), count: queue.data?.open.length ?? 0 },
            { id: 'revised', name: say('triage.changedByRevisions'), count: revised.data?.length ?? 0 },
            { id: 'aged', name: say('triage.decidedOnAnOlder'), count: aged.data?.length ?? 0 },
            { id: 'stale', name: say('triage.stillSaid'), count: stale.data?.length ?? 0 },
          ]}
          chosen={list ?? 'suggested'}
          onChoose={(id) => goTo({ view: 'triage', ...(id !== 'suggested' && { list: id }) })}
        />
      </div>
    </div>
  );
}
