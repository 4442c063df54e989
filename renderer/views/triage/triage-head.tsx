import type { ReactNode } from 'react';
import { useOperation } from '../../api.ts';
import { Chips } from '../../components/chips.tsx';
import { ViewHead } from '../../components/view.tsx';
import { goTo, type TriageList, useScope } from '../../routes.ts';
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
      <ViewHead title="Triage">{children}</ViewHead>
      <div className={styles.lists}>
        <Chips<TriageList | 'suggested'>
          label="What to go through"
          choices={[
            { id: 'suggested', name: 'Suggested links', count: queue.data?.open.length ?? 0 },
            { id: 'revised', name: 'Changed by revisions', count: revised.data?.length ?? 0 },
            { id: 'aged', name: 'Decided on an older wording', count: aged.data?.length ?? 0 },
            { id: 'stale', name: 'Copies of changed sources', count: stale.data?.length ?? 0 },
          ]}
          chosen={list ?? 'suggested'}
          onChoose={(id) => goTo({ view: 'triage', ...(id !== 'suggested' && { list: id }) })}
        />
      </div>
    </div>
  );
}
