import { ArrowLeft } from 'lucide-react';
import { useOperation } from '../../api.ts';
import { quote } from '../../components/quote.ts';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import styles from './way-back.module.css';

/** Leads back to the claim from which a link led here; nothing where that claim is gone. */
export function WayBack({ claimId }: { readonly claimId: string }) {
  const { data: claim } = useOperation('claim.read', { id: claimId });
  if (!claim) return null;
  return (
    <a
      href={formatRoute(
        claim.articleId ? { view: 'read', articleId: claim.articleId, claimId } : { view: 'claim', claimId },
      )}
      className={styles.way}
    >
      <ArrowLeft size={14} aria-hidden />
      <span>
        {say('read.backTo', {
          source: claim.publisher ?? claim.articleTitle ?? say('read.theClaim'),
          wording: quote(claim.wording),
        })}
      </span>
    </a>
  );
}
