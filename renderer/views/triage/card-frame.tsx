import { type ReactNode, useEffect, useRef } from 'react';
import type { LinkSide } from '../../../src/contract/views.ts';
import { formatDate } from '../../components/dates.ts';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { nameLink, nameSide, type OwnLink } from '../link/link.ts';
import styles from './card-frame.module.css';

interface Props {
  readonly own: OwnLink;
  /** It came after another one: the focus goes along, unless it stands on one of the bar's buttons. */
  readonly goesOn: boolean;
  /** What stays in sight below it. */
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

/** Where the keys of deciding are at hand: on the pair itself. */
export function focusCard(): void {
  document.querySelector<HTMLElement>('[data-card]')?.focus({ preventScroll: true });
}

/** Two claims to be decided on: what is known of them scrolls, the decision stays in sight. */
export function CardFrame({ own, goesOn, bar, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const name = nameLink(own.link);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link begins at the top
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    // In a low window all of the view scrolls.
    scroller.current?.scrollIntoView();
    if (goesOn && !frame.current?.contains(document.activeElement)) focusCard();
  }, [name]);
  return (
    <div ref={frame} className={styles.scroller}>
      <article
        ref={scroller}
        className={styles.card}
        data-card
        tabIndex={-1}
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
