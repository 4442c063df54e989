import { type KeyboardEvent, useRef, useState } from 'react';
import type { Relation } from '../../../src/contract/reading.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { isKeyOf } from '../../components/key-table.ts';
import { nameKey } from '../../components/keys.ts';
import { MarkedText } from '../../components/marked-text.tsx';
import { RelationBadge, relations } from '../../components/relation.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { formatRoute, goTo } from '../../routes.ts';
import { say, sayNodes, sayParts } from '../../words/index.ts';
import { undoAction } from '../shell/acts.ts';
import { LedgerTable } from './ledger-table.tsx';
import {
  decideAs,
  findDispute,
  markPassage,
  type OwnLink,
  relationChoices,
  writeConfidence,
} from './link.ts';
import styles from './link-card.module.css';
import { PrintedWords } from './printed-words.tsx';
import { Wording } from './wording.tsx';

interface Props {
  readonly own: OwnLink;
  readonly isOpen: boolean;
  readonly onOpen: (own: OwnLink | null) => void;
}

const choose = (relations: readonly Relation[]) =>
  relationChoices.filter(({ relation }) => relations.includes(relation));
const usualChoices = choose(['agrees', 'differs', 'partly', 'updates', 'unrelated']);
/** Repeating is offered only where the program found the same words: no editor looks for it elsewhere. */
const repeatChoices = choose(['agrees', 'differs', 'partly', 'updates', 'repeats', 'unrelated']);

const steps: Readonly<Record<string, 'nextElementSibling' | 'previousElementSibling'>> = {
  ArrowDown: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
};

/** The card right before or after another one; headings may stand between. */
function findCard(card: Element | null, step: 'nextElementSibling' | 'previousElementSibling') {
  const beside = card?.[step];
  const sibling = beside?.matches('h3') ? beside[step] : beside;
  return sibling instanceof HTMLElement && sibling.matches('article') ? sibling : null;
}

/** The next card below that waits for a decision. */
function findUndecided(card: Element | null): HTMLElement | null {
  const next = findCard(card, 'nextElementSibling');
  return next?.dataset.decided === 'true' ? findUndecided(next) : next;
}

/** Where to go from a card that folds away. */
const findNeighbour = (card: Element | null) =>
  findCard(card, 'nextElementSibling') ?? findCard(card, 'previousElementSibling');

/** What stands behind a directed relation's name. */
function describeDirection({ link, subject }: OwnLink): string | null {
  if (subject === null) return null;
  if (link.relation === 'updates')
    return subject === 'own' ? say('link.thisClaimIsLater') : say('link.theOtherIsLater');
  if (link.relation === 'repeats')
    return subject === 'own' ? say('link.thisClaimRepeatsIt') : say('link.itRepeatsThisClaim');
  return null;
}

/** One link: what the other source says, why the program relates the two, and the editor's decision. */
export function LinkCard({ own, isOpen, onOpen }: Props) {
  const { link, other } = own;
  const { decision, suggested } = link;
  const card = useRef<HTMLElement>(null);
  const [showsWording, setShowsWording] = useState(false);
  const source = other.publisher ?? other.articleTitle ?? say('link.withoutAnArticle');
  const offered =
    suggested?.relation === 'repeats' || decision?.relation === 'repeats' ? repeatChoices : usualChoices;

  const lookOf = (relation: Relation) => {
    if (decision) return decision.relation === relation ? 'primary' : 'plain';
    return suggested?.relation === relation ? 'suggested' : 'plain';
  };
  const decide = async (relation: Relation) => {
    // Without one left the focus stays, except on what is unrelated: that is folded away.
    const next = findUndecided(card.current) ?? (relation === 'unrelated' && findNeighbour(card.current));
    if (next) next.focus();
    // What is decided already is no step of its own, unless it was decided on other words.
    if (decision?.relation === relation && !link.isOutdated) return;
    const result = await runCommand('link.decide', decideAs(own, relation));
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(say('link.decidedNow', { label: say(relations[relation].label) }), undoAction);
  };
  const askWhy = () => goTo({ view: 'why', a: { claimId: own.own.claimId }, b: { claimId: other.claimId } });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = offered.find(({ relation }) => isKeyOf(relation, nameKey(event)));
    const step = steps[event.key];
    if (choice) void decide(choice.relation);
    else if (step) findCard(event.currentTarget, step)?.focus();
    else if (isKeyOf('why', nameKey(event))) askWhy();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const direction = describeDirection(own);
  const fromClaimId = own.own.claimId;
  return (
    <article
      ref={card}
      aria-label={`${say(relations[link.relation].label)}: ${source}`}
      className={styles.card}
      data-open={isOpen}
      data-decided={decision !== null}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work while it has the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseEnter={() => onOpen(own)}
      onFocus={() => onOpen(own)}
    >
      <header className={styles.head}>
        <strong>{source}</strong>
        <RelationBadge relation={link.relation} isSuggested={decision === null} dispute={findDispute(link)} />
      </header>
      <p className={styles.meta}>
        <a
          href={formatRoute(
            other.articleId
              ? { view: 'read', articleId: other.articleId, claimId: other.claimId, fromClaimId }
              : { view: 'claim', claimId: other.claimId, fromClaimId },
          )}
        >
          {other.publisher
            ? (other.articleTitle ?? say('link.open'))
            : other.articleId
              ? say('components.openArticle')
              : say('components.openClaim')}
        </a>
        {sayParts([other.publishedAt && formatDate(other.publishedAt), direction])}
      </p>
      <p className={styles.passage} dir="auto">
        <MarkedText text={own.otherPassage.text} marks={markPassage(own, 'other')} />
      </p>
      <PrintedWords passage={own.otherPassage} />
      {own.rows.length > 0 && <LedgerTable rows={own.rows} />}
      {link.rule && (
        <p className={styles.rule} lang="en" dir="auto">
          {link.rule}
        </p>
      )}
      {showsWording && <Wording own={own} names={[say('link.thisClaim'), say('link.theOther')]} />}
      {!decision && link.confidence !== null && (
        <p className={styles.decision}>
          {sayNodes('link.notDecidedYetSuggested', {
            label: <strong>{say(relations[link.relation].label)}</strong>,
            confidence: writeConfidence(link.confidence),
          })}
        </p>
      )}
      {decision && (
        <p className={styles.decision} data-outdated={link.isOutdated}>
          {sayNodes('link.decidedBy', {
            label: <strong>{say(relations[decision.relation].label)}</strong>,
            by: decision.by,
            decidedAt: formatDate(decision.decidedAt),
            hasReason: String(decision.reason !== ''),
            reason: decision.reason,
          })}
          {link.isOutdated && <em> · {say('link.decidedOnAnOlder')}</em>}
        </p>
      )}
      <div className={styles.actions}>
        {offered.map(({ relation, label }) => (
          <Button
            key={relation}
            look={lookOf(relation)}
            shortcut={relation}
            aria-pressed={decision?.relation === relation}
            onPress={() => void decide(relation)}
          >
            {say(label)}
          </Button>
        ))}
        {own.own.articleId && other.articleId && (
          <Button
            look="quiet"
            onPress={() =>
              goTo({
                view: 'side-by-side',
                a: own.own.articleId!,
                b: other.articleId!,
                claimId: own.own.claimId,
              })
            }
          >
            {say('components.sideBySide')}
          </Button>
        )}
        <Button look="quiet" aria-expanded={showsWording} onPress={() => setShowsWording(!showsWording)}>
          {say('link.wording')}
        </Button>
        <Button look="quiet" shortcut="why" onPress={askWhy}>
          {say('link.why')}
        </Button>
      </div>
    </article>
  );
}
