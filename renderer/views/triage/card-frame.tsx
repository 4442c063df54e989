import { type ReactNode, useEffect, useRef } from 'react';
import type { LinkSide } from '../../../src/contract/views.ts';
import { formatDate } from '../../components/dates.ts';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { nameLink, nameSide, type OwnLink } from '../link/link.ts';
import styles from './card-frame.module.css';

interface Props {
  readonly own: OwnLink;
  /** What stays in sight below it. */
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

/** Two claims to be decided on: what is known of them scrolls, the decision stays in sight. */
export function CardFrame({ own, bar, children }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const name = nameLink(own.link);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link begins at the top
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    // In a low window all of the view scrolls.
    scroller.current?.scrollIntoView();
  }, [name]);
  return (
    <div className={styles.scroller}>
      <article
        ref={scroller}
        className={styles.card}
        aria-label={say('triage.pairOfClaims', { own: nameSide(own.own), other: nameSide(own.other) })}
      >
        {children}
      </article>
      {bar}
    </div>
  );
}

/** Where one of the two claims stands. */
export function SideHead({ side }: { readonly side: LinkSide }) {
  const { claimId, articleId, articleTitle, publisher, publishedAt } = side;
  return (
    <>
      <h2 className={styles.name}>{nameSide(side)}</h2>
      <p className={styles.meta}>
        {articleId ? (
          <a href={formatRoute({ view: 'read', articleId, claimId })}>
            {publisher ? articleTitle : say('components.openArticle')}
          </a>
        ) : (
          <a href={formatRoute({ view: 'claim', claimId })}>{say('components.openClaim')}</a>
        )}
        {publishedAt && ` · ${formatDate(publishedAt)}`}
      </p>
    </>
  );
}
