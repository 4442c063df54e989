import { Copy } from 'lucide-react';
import type { CopyView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { formatRoute } from '../../routes.ts';
import { say, sayNodes } from '../../words/index.ts';
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
    <section className={styles.bar} aria-label={say('read.copies')}>
      <Copy size={14} aria-hidden />
      <p>
        {sayNodes('read.ofThisIsIn', {
          share: Math.round(first.shareOfOwn * 100),
          b: (share) => <b>{share}</b>,
          copy: (
            <a href={formatRoute({ view: 'read', articleId: first.articleId, claimId: null })}>
              {first.publisher ? `${first.publisher}: ${first.title}` : first.title}
            </a>
          ),
          others: others.length,
          hasCredit: String(copies.data!.credit !== null),
          credit: copies.data!.credit ?? '',
          verdict: describe(first),
        })}
      </p>
      <a
        href={formatRoute({ view: 'side-by-side', a: articleId, b: first.articleId })}
        className={styles.aside}
      >
        {say('read.seeBoth')}
      </a>
      <Button look="quiet" onPress={() => void decide(articleId, first)}>
        {first.isOne ? say('read.countApart') : say('read.countAsOne')}
      </Button>
    </section>
  );
}

function describe({ isOne, said }: CopyView): string {
  const isSaid = String(said !== null);
  const by = said?.by ?? '';
  return say(isOne ? 'read.theyCountAsOne' : 'read.theyCountApart', { isSaid, by });
}

async function decide(articleId: string, { articleId: otherId, isOne }: CopyView): Promise<void> {
  const result = isOne
    ? await runCommand('source.split', { articleIds: [articleId], fromIds: [otherId] })
    : await runCommand('source.join', { articleIds: [articleId, otherId] });
  if (!result.ok) return tellFailed(result.error.message);
  tellDone(isOne ? say('read.theyCountApartNow') : say('read.theyCountAsOneSource'), undoAction);
}
