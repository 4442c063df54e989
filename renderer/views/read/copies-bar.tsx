import { Copy } from 'lucide-react';
import type { CopyView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { formatRoute } from '../../routes.ts';
import { undoAction } from '../shell/acts.ts';
import styles from './read-bars.module.css';

/** From this share on it is worth saying: below, two articles quote one another. */
const leastShare = 0.2;

/** How much of this article stands in another one, and whether the two count as one source: the editor decides. */
export function CopiesBar({ articleId }: { readonly articleId: string }) {
  const copies = useOperation('article.copies', { id: articleId });
  const telling =
    copies.data?.copies.filter(({ shareOfOwn, said }) => shareOfOwn >= leastShare || said) ?? [];
  const [first, ...others] = telling;
  if (!first) return null;
  return (
    <section className={styles.bar} aria-label="Copies">
      <Copy size={14} aria-hidden />
      <p>
        <b>{Math.round(first.shareOfOwn * 100)} %</b> of this is in{' '}
        <a href={formatRoute({ view: 'read', articleId: first.articleId, claimId: null })}>
          {first.publisher ? `${first.publisher}: ${first.title}` : first.title}
        </a>
        {others.length > 0 && ` and ${others.length === 1 ? 'one other' : `${others.length} others`}`} ·{' '}
        {describe(first)}
        {copies.data!.credit && ` · credits ${copies.data!.credit}`}
      </p>
      <a
        href={formatRoute({ view: 'side-by-side', a: articleId, b: first.articleId })}
        className={styles.aside}
      >
        See both
      </a>
      <Button look="quiet" onPress={() => void decide(articleId, first)}>
        {first.isOne ? 'Count apart' : 'Count as one'}
      </Button>
    </section>
  );
}

function describe({ isOne, said }: CopyView): string {
  const by = said ? `, says ${said.by}` : '';
  return isOne ? `they count as one source${by}` : `they count apart${by}`;
}

async function decide(articleId: string, { articleId: otherId, isOne }: CopyView): Promise<void> {
  const result = isOne
    ? await runCommand('source.split', { articleIds: [articleId], fromIds: [otherId] })
    : await runCommand('source.join', { articleIds: [articleId, otherId] });
  if (!result.ok) return tellFailed(result.error.message);
  tellDone(isOne ? 'They count apart now.' : 'They count as one source now.', undoAction);
}
