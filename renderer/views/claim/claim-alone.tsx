import { useState } from 'react';
import { useOperation } from '../../api.ts';
import { useIsHere } from '../../components/is-here.ts';
import { useKeys } from '../../components/keys.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { goTo } from '../../routes.ts';
import type { OwnLink } from '../link/link.ts';
import { WayBack } from '../read/way-back.tsx';
import { moveToBin } from '../shell/acts.ts';
import styles from './claim-alone.module.css';
import { ClaimPane } from './claim-pane.tsx';

interface Props {
  readonly claimId: string;
  readonly fromClaimId?: string;
}

/** One claim and what other sources say of it, for a claim that stands in no text. */
export function ClaimAloneView({ claimId, fromClaimId }: Props) {
  const claim = useOperation('claim.read', { id: claimId });
  const [openLink, setOpenLink] = useState<OwnLink | null>(null);
  const isHere = useIsHere();
  const leave = () => {
    if (isHere()) goTo({ view: 'compare' });
  };
  const remove = async () => {
    if (claim.data) await moveToBin('claim', [claimId], leave);
  };
  useKeys({ delete: () => void remove() });
  if (claim.isError) return <Failed error={claim.error} onRetry={claim.refetch} />;
  if (!claim.data) return <Loading />;
  return (
    <div className={styles.view}>
      {fromClaimId && <WayBack claimId={fromClaimId} />}
      <header className={styles.head}>
        <h1 dir="auto">{claim.data.wording}</h1>
      </header>
      <div className={styles.panes}>
        <ClaimPane
          claim={claim.data}
          missingId={null}
          position={1}
          count={1}
          isNew={false}
          revisionId={null}
          openLink={openLink}
          onOpenLink={setOpenLink}
          onCite={null}
          onDelete={() => void remove()}
        />
      </div>
    </div>
  );
}
