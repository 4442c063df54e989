import { type KeyboardEvent, useRef, useState } from 'react';
import type { SaidElsewhere as Place } from '../../../src/contract/cross-reference.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { Key } from '../../components/key-hint.tsx';
import { isKeyOf } from '../../components/key-table.ts';
import { nameKey } from '../../components/keys.ts';
import { MarkedText } from '../../components/marked-text.tsx';
import { relations } from '../../components/relation.tsx';
import { useSettled } from '../../components/settled.ts';
import { Failed } from '../../components/status.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { formatRoute, goTo, type Route } from '../../routes.ts';
import { say, sayNodes, sayParts } from '../../words/index.ts';
import { orientRows } from '../link/link.ts';
import card from '../link/link-card.module.css';
import { undoAction } from '../shell/acts.ts';
import { Features, Reason, SaidRelation } from '../why/explanation.tsx';
import styles from './claim-pane.module.css';
import { activeTags } from './collecting.ts';
import found from './found.module.css';
import { Looking } from './looking.tsx';

/** Whoever steps through the claims does not wait for what is found of each, in milliseconds. */
export const pauseBeforeFinding = 250;
const shownAtFirst = 5;

/** Where a claim is said, or denied, in sentences that are no claims yet. */
export function SaidElsewhere({ claimId }: { readonly claimId: string }) {
  const settledId = useSettled<string | null>(claimId, pauseBeforeFinding, null);
  const places = useOperation('claim.saidElsewhere', settledId === null ? null : { id: settledId });
  const section = useRef<HTMLElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const all = places.data ?? [];
  const shown = isWhole ? all : all.slice(0, shownAtFirst);

  const makeClaims = async (chosen: readonly Place[]) => {
    const result = await runCommand('claim.createMany', {
      places: chosen.map(({ revisionId, start, end }) => ({ revisionId, start, end })),
      tags: [...(activeTags.get() ?? [])],
    });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(say('claim.claimsMadeAndCompared', { chosen: chosen.length }), undoAction);
    // The card that had the focus is gone.
    const next = section.current?.querySelector<HTMLElement>('article') ?? section.current;
    if (!section.current?.contains(document.activeElement)) next?.focus();
  };
  return (
    <section ref={section} aria-label={say('claim.saidElsewhere')} className={styles.section} tabIndex={-1}>
      <h2>
        {say('claim.saidElsewhere')}
        {all.length > 0 && <span>{say('claim.sentences', { count: all.length })}</span>}
      </h2>
      {places.isError && <Failed error={places.error} onRetry={places.refetch} />}
      {places.isPending && <Looking none={say('claim.noOtherSentenceIn')} />}
      {places.data?.length === 0 && <p className={found.none}>{say('claim.noOtherSentenceIn')}</p>}
      {shown.map((place) => (
        <PlaceCard
          key={`${place.revisionId} ${place.start}`}
          place={place}
          claimId={claimId}
          onMakeClaim={() => void makeClaims([place])}
        />
      ))}
      {all.length > 0 && (
        <p className={found.more}>
          {shown.length < all.length && (
            <Button look="quiet" onPress={() => setIsWhole(true)}>
              {say('claim.showMore', { count: all.length - shown.length })}
            </Button>
          )}
          {shown.length > 1 && (
            <Button look="quiet" onPress={() => void makeClaims(shown)}>
              {say('claim.makeAllClaims', { count: shown.length })}
            </Button>
          )}
          <small>
            {sayNodes('claim.makesItAClaim', {
              claimFoundKey: <Key name="claim-found" />,
              kbd: (text) => <kbd>{text}</kbd>,
            })}
          </small>
        </p>
      )}
    </section>
  );
}

/** The card before or after another one. */
function stepCard(card: Element, key: string): boolean {
  const step = { ArrowDown: card.nextElementSibling, ArrowUp: card.previousElementSibling }[key];
  if (!(step instanceof HTMLElement && step.matches('article'))) return false;
  step.focus();
  return true;
}

interface CardProps {
  readonly place: Place;
  readonly claimId: string;
  readonly onMakeClaim: () => void;
}

function PlaceCard({ place, claimId, onMakeClaim }: CardProps) {
  const [isExplained, setIsExplained] = useState(false);
  const { articleId, articleTitle, publisher, publishedAt, start, end, text, shared } = place;
  const { relation, subject, rule, confidence, ledger, features } = place;
  const to: Route = {
    view: 'read',
    articleId,
    claimId: null,
    fromClaimId: claimId,
    passage: { start, end },
  };
  const source = publisher ?? articleTitle;
  const explain = () => setIsExplained(!isExplained);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isCard = event.target === event.currentTarget;
    if (isKeyOf('claim-found', nameKey(event))) onMakeClaim();
    else if (isKeyOf('why', nameKey(event))) explain();
    else if (isCard && event.key === 'Enter') goTo(to);
    else if (!stepCard(event.currentTarget, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Where the ledger compares no words, those that led here are marked.
  const compared = orientRows(ledger.rows).flatMap(({ other, outcome }) =>
    other ? [{ start: other.start, end: other.end, tone: outcome }] : [],
  );
  const isOwnText = ledger.b.text.slice(ledger.b.start, ledger.b.end) === text;
  const marks = isOwnText
    ? compared.map((mark) => ({
        ...mark,
        start: mark.start - ledger.b.start,
        end: mark.end - ledger.b.start,
      }))
    : [];
  return (
    <article
      aria-label={`${say(relations[relation].label)}: ${source}`}
      className={card.card}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work while it has the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <header className={card.head}>
        <strong>{source}</strong>
        <SaidRelation relation={relation} rule={rule} />
      </header>
      <p className={card.meta}>
        <a href={formatRoute(to)}>{publisher ? articleTitle : say('components.openArticle')}</a>
        {sayParts([publishedAt && formatDate(publishedAt), describeSubject(relation, subject)])}
      </p>
      <p className={card.passage} dir="auto">
        <MarkedText text={text} marks={marks.length > 0 ? marks : shared.map(asHit)} />
      </p>
      {isExplained && (
        <>
          <Reason rule={rule} confidence={confidence} ledger={ledger} />
          <Features features={features} />
        </>
      )}
      <div className={card.actions}>
        <Button shortcut="claim-found" onPress={onMakeClaim}>
          {say('claim.makeItAClaim')}
        </Button>
        <Button look="quiet" shortcut="why" aria-expanded={isExplained} onPress={explain}>
          {say('claim.why')}
        </Button>
      </div>
    </article>
  );
}

/** Words that led to something, as marks. */
const asHit = (span: { readonly start: number; readonly end: number }) => ({
  ...span,
  tone: 'hit' as const,
});

function describeSubject(relation: Place['relation'], subject: Place['subject']): string | null {
  if (subject === null) return null;
  if (relation === 'updates')
    return subject === 'a' ? say('claim.thisClaimIsLater') : say('claim.theSentenceIsLater');
  return subject === 'a' ? say('claim.thisClaimRepeatsIt') : say('claim.itRepeatsThisClaim');
}
