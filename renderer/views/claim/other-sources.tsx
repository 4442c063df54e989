import { useState } from 'react';
import type { ClaimView, LinkView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Failed, Loading } from '../../components/status.tsx';
import { goTo } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { isShown, nameLink, type OwnLink, orientLink } from '../link/link.ts';
import { LinkCard } from '../link/link-card.tsx';
import styles from './claim-pane.module.css';
import found from './found.module.css';
import cards from './other-sources.module.css';

interface Props {
  readonly claim: ClaimView;
  readonly openLink: OwnLink | null;
  readonly onOpenLink: (link: OwnLink | null) => void;
}

/** What needs an editor's eye first. */
const order = ['differs', 'updates', 'partly', 'agrees', 'repeats', 'discusses', 'unrelated'];

/**
 * The links in the order in which they were first shown, while the claim is open: a decided one stays where the
 * editor is at work. New ones come last.
 */
function useSteadyOrder(links: readonly LinkView[]): LinkView[] {
  const [known, setKnown] = useState<readonly string[]>([]);
  const names = new Set([...known, ...links.map(nameLink)]);
  if (names.size > known.length) setKnown([...names]);
  const places = new Map([...names].map((name, place) => [name, place]));
  return links.toSorted((x, y) => places.get(nameLink(x))! - places.get(nameLink(y))!);
}

/** One card for each link of the claim. */
export function OtherSources({ claim, openLink, onOpenLink }: Props) {
  const links = useOperation('link.list', { claimId: claim.id });
  const comparison = useOperation('library.summary', {}).data?.comparison ?? 'idle';
  const sorted = (links.data ?? [])
    .filter(isShown)
    .sort(
      (x, y) =>
        order.indexOf(x.relation) - order.indexOf(y.relation) || (y.confidence ?? 1) - (x.confidence ?? 1),
    );
  const shown = useSteadyOrder(sorted).map((link) => orientLink(link, claim.id));
  const related = shown.filter(({ link }) => link.relation !== 'unrelated');
  const unrelated = shown.filter(({ link }) => link.relation === 'unrelated');
  const isInside = ({ other }: OwnLink) => claim.articleId !== null && other.articleId === claim.articleId;
  const [inside, elsewhere] = [related.filter(isInside), related.filter((own) => !isInside(own))];
  const articles = new Set(elsewhere.map(({ other }) => other.articleId)).size;

  const card = (own: OwnLink) => (
    <LinkCard
      key={nameLink(own.link)}
      own={own}
      isOpen={openLink?.link.a === own.link.a && openLink.link.b === own.link.b}
      onOpen={onOpenLink}
    />
  );
  return (
    <section aria-label={say('claim.otherSources')} className={styles.section} tabIndex={-1}>
      <h2>
        {say('claim.otherSources')}
        {elsewhere.length > 0 && <span>{say('claim.articles', { articles })}</span>}
      </h2>
      {links.isError && <Failed error={links.error} onRetry={links.refetch} />}
      {links.isPending && <Loading />}
      {!claim.isCompared && <p className={cards.none}>{say('claim.notComparedYet', { comparison })}</p>}
      {claim.isCompared && links.data && elsewhere.length === 0 && (
        <p className={cards.none}>{say('claim.noClaimInAnother')}</p>
      )}
      {elsewhere.map(card)}
      {inside.length > 0 && <h3>{say('claim.inThisArticle')}</h3>}
      {inside.map(card)}
      <p className={found.more}>
        <Button
          look="quiet"
          shortcut="why"
          onPress={() => goTo({ view: 'why', a: { claimId: claim.id }, b: null })}
        >
          {elsewhere.length > 0 ? say('claim.whyNotLinkedToAnother') : say('claim.whyNotLinkedTo')}
        </Button>
      </p>
      {unrelated.length > 0 && (
        <details className={cards.unrelated}>
          <summary>{say('claim.foundUnrelated', { unrelated: unrelated.length })}</summary>
          {unrelated.map(card)}
        </details>
      )}
    </section>
  );
}
