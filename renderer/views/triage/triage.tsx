import { CircleCheck, ListChecks } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Relation } from '../../../src/contract/reading.ts';
import type { LinkQueue, QueuedLink } from '../../../src/contract/views.ts';
import { isActing, runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { useKeys } from '../../components/keys.ts';
import { Progress } from '../../components/progress.tsx';
import { relations } from '../../components/relation.tsx';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { tellFailed, tellHint } from '../../components/toast.tsx';
import { View } from '../../components/view.tsx';
import { formatRoute, type Route, useScope } from '../../routes.ts';
import { say, sayNodes } from '../../words/index.ts';
import { decideAs, findEarlierClaim, nameLink, type OwnLink, orientLink } from '../link/link.ts';
import { stepThroughActs } from '../shell/acts.ts';
import { AgedView } from './aged.tsx';
import { BulkAcceptDialog } from './bulk-accept-dialog.tsx';
import { RevisedView } from './revised-list.tsx';
import { StaleView } from './stale-list.tsx';
import { TriageCard } from './triage-card.tsx';
import { TriageHead } from './triage-head.tsx';
import { keepAwaited, pickLink } from './triage-queue.ts';

type TriageRoute = Extract<Route, { view: 'triage' }>;

interface Step {
  readonly pair: { readonly a: string; readonly b: string };
  readonly kind: 'decided' | 'skipped';
}

/** What was done here since the window opened: the way back outlives a look at another view. */
const session = createStore<{
  readonly answered: ReadonlySet<string>;
  readonly broughtBack: string | null;
  /** A link is on its way back: no key may answer another one meanwhile. */
  readonly isReturning: boolean;
  readonly steps: readonly Step[];
}>({ answered: new Set(), broughtBack: null, isReturning: false, steps: [] });

/** What waits for a person, one list at a time. */
export function TriageView({ list, articleId }: Omit<TriageRoute, 'view'>) {
  if (list === 'revised') return <RevisedView />;
  if (list === 'aged') return <AgedView />;
  if (list === 'stale') return <StaleView articleId={articleId ?? null} />;
  return <SuggestedView />;
}

/** One suggested link after the other: both passages, why they are related, and what the editor says. */
function SuggestedView() {
  const queue = useOperation('link.queue', useScope());
  if (queue.isError) return <Failed error={queue.error} onRetry={queue.refetch} />;
  if (!queue.data) return <Loading />;
  return <Queue queue={queue.data} onChanged={queue.refetch} />;
}

interface QueueProps {
  readonly queue: LinkQueue;
  /** Asks for the queue as it is now. */
  readonly onChanged: () => Promise<unknown>;
}

function Queue({ queue, onChanged }: QueueProps) {
  const { open, decided } = queue;
  const { answered, broughtBack, isReturning, steps } = useStore(session);
  const [isBulk, setIsBulk] = useState(false);
  useEffect(() => {
    session.update((old) => ({ ...old, answered: keepAwaited(old.answered, open) }));
  }, [open]);

  const current = pickLink(open, answered, broughtBack);
  const isExchanged = useExchanged(current && nameLink(current), answered, broughtBack);
  const total = decided + open.length;
  const done = Math.min(total, decided + answered.size);

  const goBack = async () => {
    const last = steps.at(-1);
    if (isReturning) return;
    if (!last) return tellHint(say('triage.nothingWasDecidedHere'));
    const name = nameLink(last.pair);
    session.update((old) => ({ ...old, isReturning: true }));
    if (last.kind === 'decided') await stepThroughActs('undo');
    else {
      const result = await runCommand('link.skip', { ...last.pair, isSkipped: false });
      if (!result.ok) tellFailed(result.error.message);
    }
    await onChanged();
    session.update((old) => ({
      answered: new Set([...old.answered].filter((other) => other !== name)),
      broughtBack: name,
      isReturning: false,
      steps: old.steps.slice(0, -1),
    }));
  };
  useKeys({ back: () => void goBack() });

  return (
    <View>
      <TriageHead list={null}>
        <Progress
          label={say('triage.linksDecided')}
          stage={say('triage.ofDecided', { done, total })}
          done={done}
          total={total}
        />
        <Button isDisabled={open.length === 0} onPress={() => setIsBulk(true)}>
          {say('triage.acceptAllAbove')}
        </Button>
      </TriageHead>
      {isReturning ? (
        <Loading />
      ) : current ? (
        <Current
          queued={current}
          next={pickLink(open, new Set([...answered, nameLink(current)]), null)}
          onBack={() => void goBack()}
          canGoBack={steps.length > 0}
          goesOn={steps.length > 0 || broughtBack !== null}
          isExchanged={isExchanged}
        />
      ) : (
        <Done decided={decided} canGoBack={steps.length > 0} onBack={() => void goBack()} />
      )}
      {isBulk && <BulkAcceptDialog open={open} onClose={() => setIsBulk(false)} />}
    </View>
  );
}

interface DoneProps {
  readonly decided: number;
  readonly canGoBack: boolean;
  readonly onBack: () => void;
}

function Done({ decided, canGoBack, onBack }: DoneProps) {
  const { uncomparedClaims: uncompared = 0, comparison = 'idle' } =
    useOperation('library.summary', {}).data ?? {};
  if (uncompared > 0) {
    return (
      <Empty
        icon={<ListChecks size={36} strokeWidth={1.4} aria-hidden />}
        title={say('triage.notComparedYet', { uncompared })}
      >
        <p>{say('triage.whatIsFoundComes', { comparison })}</p>
      </Empty>
    );
  }
  const toCompare = <a href={formatRoute({ view: 'compare' })}>{say('triage.compare')}</a>;
  if (decided === 0) {
    return (
      <Empty
        icon={<ListChecks size={36} strokeWidth={1.4} aria-hidden />}
        title={say('triage.nothingToDecideYet')}
      >
        <p>{say('triage.whenClaimsOfTwo')}</p>
      </Empty>
    );
  }
  return (
    <Empty
      icon={<CircleCheck size={36} strokeWidth={1.4} aria-hidden />}
      title={say('triage.nothingLeftToDecide')}
    >
      <p>{sayNodes('triage.linksDecidedShowsWhat', { decided, toCompare })}</p>
      {canGoBack && (
        <Button shortcut="back" onPress={onBack}>
          {say('triage.backToTheLast')}
        </Button>
      )}
    </Empty>
  );
}

/** So long an answer would be meant for the link that stood there before, in milliseconds. */
const timeToNotice = 1500;

/** Tells when another window has answered the link that was read here: the next one came under the keys unasked. */
function useExchanged(
  name: string | null,
  answered: ReadonlySet<string>,
  broughtBack: string | null,
): () => boolean {
  const last = useRef(name);
  const at = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const before = last.current;
    last.current = name;
    const isOwn = isActing() || (before !== null && answered.has(before)) || broughtBack === name;
    if (before === null || before === name || isOwn) return;
    at.current = performance.now();
    tellHint(say('triage.decidedElsewhere'));
  }, [name, answered, broughtBack]);
  return () => performance.now() - at.current < timeToNotice;
}

interface CurrentProps {
  readonly queued: QueuedLink;
  readonly next: QueuedLink | null;
  readonly canGoBack: boolean;
  readonly goesOn: boolean;
  /** It took the place of another one just now, and nobody here has read it. */
  readonly isExchanged: () => boolean;
  readonly onBack: () => void;
}

function Current({ queued, next, canGoBack, goesOn, isExchanged, onBack }: CurrentProps) {
  const link = useOperation('link.read', { a: queued.a, b: queued.b });
  // Asked for while this one is read, so that it is there when its turn comes.
  useOperation('link.read', next && { a: next.a, b: next.b });
  const name = nameLink(queued);
  const [said, setSaid] = useState('');

  /** Answers, and goes on at once: the next link is there before the library has written this one. */
  const answer = async (step: Step, send: () => Promise<{ ok: boolean; error?: { message: string } }>) => {
    session.update((old) => ({
      ...old,
      answered: new Set([...old.answered, name]),
      broughtBack: null,
      steps: [...old.steps, step],
    }));
    const result = await send();
    if (result.ok) return;
    session.update((old) => ({
      ...old,
      answered: new Set([...old.answered].filter((other) => other !== name)),
      steps: old.steps.filter((other) => other !== step),
    }));
    tellFailed(result.error?.message ?? say('triage.thisWasNotSaved'));
  };
  const pair = { a: queued.a, b: queued.b };
  const decide = (own: OwnLink, relation: Relation, later: 'own' | 'other' | null, reason: string) => {
    if (isExchanged()) return tellHint(say('triage.readThisOneFirst'));
    setSaid(say('triage.decidedNow', { label: say(relations[relation].label) }));
    const decision = { ...decideAs(own, relation, later), ...(reason.trim() && { reason: reason.trim() }) };
    void answer({ pair, kind: 'decided' }, () => runCommand('link.decide', decision));
  };
  const skip = () => {
    setSaid(say('triage.skipped'));
    void answer({ pair, kind: 'skipped' }, () => runCommand('link.skip', { ...pair, isSkipped: true }));
  };

  return (
    <>
      {link.isError && <Failed error={link.error} onRetry={link.refetch} />}
      {link.isPending && <Loading />}
      {link.data && (
        <TriageCard
          own={orientLink(link.data, findEarlierClaim(link.data))}
          isSkipped={queued.isSkipped}
          canGoBack={canGoBack}
          goesOn={goesOn}
          onDecide={decide}
          onSkip={skip}
          onBack={onBack}
        />
      )}
      <p className="only-heard" role="status">
        {said}
      </p>
    </>
  );
}
