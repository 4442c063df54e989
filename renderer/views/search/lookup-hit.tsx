import { ClipboardCheck, ExternalLink, Pencil, Quote, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { LookupHit } from '../../../src/contract/cross-reference.ts';
import type { EarlierCheck } from '../../../src/contract/model.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { isKeyOf } from '../../components/key-table.ts';
import { nameKey } from '../../components/keys.ts';
import { MarkedText } from '../../components/marked-text.tsx';
import { formatRoute, goTo } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { routeToClaim, statusLabels } from '../claim/claim-labels.ts';
import { Features, Reason, SaidRelation } from '../why/explanation.tsx';
import styles from './lookup-hit.module.css';

interface Props {
  readonly hit: LookupHit;
  /** What can be done with the check itself; without it: nothing. */
  readonly onEdit?: (check: EarlierCheck) => void;
  readonly onDelete?: (check: EarlierCheck) => void;
}

/** One earlier check, or one claim of the library, that is like what was asked: ↓ ↑ move between them, Q says why. */
export function HitCard({ hit, onEdit, onDelete }: Props) {
  const [isExplained, setIsExplained] = useState(false);
  const { text, shared, features, relation, rule, confidence, ledger } = hit;
  const explain = () => setIsExplained(!isExplained);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isKeyOf('why', nameKey(event))) explain();
    else if (event.key === 'Enter' && event.target === event.currentTarget && hit.kind === 'claim')
      goTo(routeToClaim({ id: hit.claimId, articleId: hit.articleId }));
    else if (!stepHit(event.currentTarget, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <article
      className={styles.hit}
      aria-label={hit.kind === 'claim' ? say('search.claim', { text }) : say('search.earlierCheck', { text })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work while it has the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <Rating hit={hit} />
        {relation && <SaidRelation relation={relation} rule={rule} />}
      </header>
      <p className={styles.text} dir="auto">
        <MarkedText text={text} marks={shared.map((span) => ({ ...span, tone: 'hit' }))} />
      </p>
      <p className={styles.meta}>
        {hit.kind === 'claim' ? <ClaimSource hit={hit} /> : <CheckSource check={hit.check} />}
      </p>
      {isExplained && (
        <>
          <Features features={features} />
          <Reason rule={rule} confidence={relation === null ? null : confidence} ledger={ledger} />
        </>
      )}
      <div className={styles.actions}>
        <Button look="quiet" shortcut="why" aria-expanded={isExplained} onPress={explain}>
          {say('search.why')}
        </Button>
        {hit.kind === 'earlierCheck' && (
          <CheckActions check={hit.check} {...(onEdit && { onEdit })} {...(onDelete && { onDelete })} />
        )}
      </div>
    </article>
  );
}

/** The hit before or after another one gets the focus. */
function stepHit(hit: Element, key: string): boolean {
  const isOther = { ArrowDown: hit.nextElementSibling, ArrowUp: hit.previousElementSibling }[key];
  if (!(isOther instanceof HTMLElement && isOther.matches('article'))) return false;
  isOther.focus();
  return true;
}

interface ActionsProps {
  readonly check: EarlierCheck;
  readonly onEdit?: (check: EarlierCheck) => void;
  readonly onDelete?: (check: EarlierCheck) => void;
}

/** What can be done with a check, as far as it can be done here. */
export function CheckActions({ check, onEdit, onDelete }: ActionsProps) {
  return (
    <>
      {onEdit && (
        <Button
          look="icon"
          aria-label={say('search.editCheck', { text: check.text })}
          onPress={() => onEdit(check)}
        >
          <Pencil size={13} aria-hidden />
        </Button>
      )}
      {onDelete && (
        <Button
          look="icon"
          aria-label={say('search.deleteCheck', { text: check.text })}
          onPress={() => onDelete(check)}
        >
          <Trash2 size={13} aria-hidden />
        </Button>
      )}
    </>
  );
}

function Rating({ hit }: Pick<Props, 'hit'>) {
  if (hit.kind === 'earlierCheck') return <CheckRating check={hit.check} />;
  return (
    <span className={styles.rating}>
      <Quote size={13} aria-hidden />
      {hit.verdict ?? say(statusLabels[hit.status])}
      <small>{hit.verdict === null ? say('search.aClaimOfThis') : say('search.verdictOnAClaim')}</small>
    </span>
  );
}

/** What a check came to. */
export function CheckRating({ check: { rating } }: Pick<ActionsProps, 'check'>) {
  return (
    <span className={styles.rating}>
      <ClipboardCheck size={14} aria-hidden />
      {rating}
    </span>
  );
}

/** Publisher, date and address of a check; the address opens outside, and only when it is clicked. */
export function CheckSource({ check: { publisher, publishedAt, address } }: Pick<ActionsProps, 'check'>) {
  return joinByDots([
    publisher,
    publishedAt && formatDate(publishedAt),
    address && <Address key="address" address={address} />,
  ]);
}

/** The desktop host opens nothing outside itself: there the address can be selected and copied. */
function Address({ address }: { readonly address: string }) {
  if (window.claimbench || !/^https?:\/\//i.test(address))
    return <span className={styles.address}>{address}</span>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" className={styles.address}>
      {address.replace(/^https?:\/\//i, '')}
      <ExternalLink size={11} aria-label={say('search.opensOutside')} />
    </a>
  );
}

function ClaimSource({ hit }: { readonly hit: Extract<LookupHit, { kind: 'claim' }> }) {
  const { claimId, articleId, articleTitle, publisher, publishedAt, verdictReason } = hit;
  return joinByDots([
    publisher,
    <a key="claim" href={formatRoute(routeToClaim({ id: claimId, articleId }))}>
      {articleTitle ?? say('components.openClaim')}
    </a>,
    publishedAt && formatDate(publishedAt),
    verdictReason && say('search.because', { verdictReason }),
  ]);
}

function joinByDots(parts: readonly ReactNode[]): ReactNode {
  return parts
    .filter((part) => part !== null && part !== '')
    .flatMap((part, index) => (index === 0 ? [part] : [' · ', part]));
}
