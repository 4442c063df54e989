import { FileCheck } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { RevisedPlace } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { AnchorStateBadge } from '../../components/anchor-state.tsx';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { Key } from '../../components/key-hint.tsx';
import { isKeyOf } from '../../components/key-table.ts';
import { nameKey, useWayIn } from '../../components/keys.ts';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { View } from '../../components/view.tsx';
import { formatRoute, goTo, useScope } from '../../routes.ts';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import { RevisedWords } from '../claim/revised-words.tsx';
import { undoAction } from '../shell/acts.ts';
import styles from './revised-list.module.css';
import { TriageHead } from './triage-head.tsx';

/** Every place of a claim that a revision changed or lost, until somebody has looked at it: values that changed first. */
export function RevisedView() {
  const revised = useOperation('claim.revised', useScope());
  return (
    <View>
      <TriageHead list="revised" />
      {revised.isError ? (
        <Failed error={revised.error} onRetry={revised.refetch} />
      ) : !revised.data ? (
        <Loading />
      ) : revised.data.length === 0 ? (
        <Empty
          icon={<FileCheck size={36} strokeWidth={1.4} aria-hidden />}
          title={say('triage.everyClaimStandsAs')}
        >
          <p>{say('triage.whenAnArticleGets')}</p>
        </Empty>
      ) : (
        <RevisedList places={revised.data} />
      )}
    </View>
  );
}

async function confirmPlaces(places: readonly RevisedPlace[]): Promise<void> {
  const result = await runCommand('claim.confirmPlaces', {
    anchorIds: places.map(({ anchorId }) => anchorId),
  });
  if (!result.ok) return tellFailed(result.error.message);
  tellDone(say('triage.placesConfirmed', { places: places.length }), undoAction);
}

const routeTo = ({ articleId, claimId }: RevisedPlace) => ({ view: 'read', articleId, claimId }) as const;

/** So many are drawn at first, and more when they are asked for. */
const atOnce = 100;

function RevisedList({ places }: { readonly places: readonly RevisedPlace[] }) {
  const [limit, setLimit] = useState(atOnce);
  const list = useRef<HTMLDivElement>(null);
  useWayIn(() => list.current?.querySelector<HTMLElement>('article')?.focus());
  const reworded = places.filter(({ state }) => state === 'reworded');
  return (
    <div className={styles.scroller}>
      <p className={styles.lead}>
        {sayNodes('triage.moveEnterReadsIt', {
          kbd: (text) => <kbd>{text}</kbd>,
          confirmKey: <Key name="confirm" />,
        })}
        {reworded.length > 1 && (
          <Button look="quiet" onPress={() => void confirmPlaces(reworded)}>
            {say('triage.confirmTheThatAre', { reworded: reworded.length })}
          </Button>
        )}
      </p>
      <div ref={list}>
        {places.slice(0, limit).map((place) => (
          <RevisedOne key={place.anchorId} place={place} />
        ))}
      </div>
      {places.length > limit && (
        <p>
          <Button onPress={() => setLimit(limit + atOnce)}>
            {say('triage.showMoreRevised', {
              count: Math.min(atOnce, places.length - limit),
              places: places.length,
            })}
          </Button>
        </p>
      )}
    </div>
  );
}

const steps: Readonly<Record<string, 'nextElementSibling' | 'previousElementSibling'>> = {
  ArrowDown: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
};
const whatToDo: Readonly<Partial<Record<RevisedPlace['state'], PlainWord>>> = {
  gone: 'triage.itsWordsAreNot',
  ambiguous: 'triage.itsWordsStandIn',
};

function RevisedOne({ place }: { readonly place: RevisedPlace }) {
  const { articleTitle, publisher, state, beforeNumber, afterNumber, changedAt } = place;
  const toDo = whatToDo[state];
  const leave = (event: KeyboardEvent<HTMLElement>, step: 'nextElementSibling' | 'previousElementSibling') =>
    (event.currentTarget[step] as HTMLElement | null)?.focus();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const step = steps[event.key];
    if (event.key === 'Enter') goTo(routeTo(place));
    else if (step) leave(event, step);
    else if (isKeyOf('confirm', nameKey(event.nativeEvent))) {
      leave(event, event.currentTarget.nextElementSibling ? 'nextElementSibling' : 'previousElementSibling');
      void confirmPlaces([place]);
    } else return;
    event.preventDefault();
  };
  return (
    <article
      className={styles.one}
      data-state={state}
      aria-label={place.before}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work while it has the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <header>
        <AnchorStateBadge state={state} />
        <span className={styles.source} dir="auto">
          {[publisher, articleTitle].filter(Boolean).join(': ')}
        </span>
        <span className={styles.when}>
          {say('triage.revision', { beforeNumber, afterNumber, changedAt: formatDate(changedAt) })}
        </span>
      </header>
      <p className={styles.words}>
        <RevisedWords place={place} />
      </p>
      {toDo && <p className={styles.hint}>{say(toDo)}</p>}
      <footer>
        <a href={formatRoute(routeTo(place))}>{say('triage.readIt')}</a>
        <Button shortcut="confirm" onPress={() => void confirmPlaces([place])}>
          {place.after === null ? say('triage.itIsGone') : say('triage.iLookedAtIt')}
        </Button>
      </footer>
    </article>
  );
}
