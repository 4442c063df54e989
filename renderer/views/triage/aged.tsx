import { CircleCheck, History } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AgedDecision } from '../../../src/contract/cross-reference.ts';
import type { Relation } from '../../../src/contract/reading.ts';
import type { Result } from '../../../src/contract/result.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { useKeys } from '../../components/keys.ts';
import { Progress } from '../../components/progress.tsx';
import { relations } from '../../components/relation.tsx';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { tellFailed, tellHint } from '../../components/toast.tsx';
import { View } from '../../components/view.tsx';
import { useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { decideAs, findEarlierClaim, nameLink, type OwnLink, orientLink } from '../link/link.ts';
import { stepThroughActs } from '../shell/acts.ts';
import { AgedCard } from './aged-card.tsx';
import { TriageHead } from './triage-head.tsx';
import { keepAwaited, pickLink, putSkippedLast } from './triage-queue.ts';

interface Step {
  readonly name: string;
  readonly kind: 'decided' | 'skipped';
}

/** What was done here since the window opened. */
const session = createStore<{
  readonly answered: ReadonlySet<string>;
  /** Put off on purpose, in this order. */
  readonly skipped: readonly string[];
  readonly broughtBack: string | null;
  readonly isReturning: boolean;
  readonly steps: readonly Step[];
}>({ answered: new Set(), skipped: [], broughtBack: null, isReturning: false, steps: [] });

const without = (names: Iterable<string>, name: string) => [...names].filter((other) => other !== name);

/** Decisions that were taken on an older wording, one after the other: they are confirmed, or taken anew. */
export function AgedView() {
  const aged = useOperation('link.aged', useScope());
  return (
    <View>
      {aged.data ? (
        <AgedQueue aged={aged.data} onChanged={aged.refetch} />
      ) : (
        <>
          <TriageHead list="aged" />
          {aged.isError ? <Failed error={aged.error} onRetry={aged.refetch} /> : <Loading />}
        </>
      )}
    </View>
  );
}

interface QueueProps {
  readonly aged: readonly AgedDecision[];
  /** Asks for the list as it is now. */
  readonly onChanged: () => Promise<unknown>;
}

function AgedQueue({ aged, onChanged }: QueueProps) {
  const { answered, skipped, broughtBack, isReturning, steps } = useStore(session);
  useEffect(() => {
    session.update((old) => ({ ...old, answered: keepAwaited(old.answered, aged) }));
  }, [aged]);
  const open = putSkippedLast(aged, skipped);
  const current = pickLink(open, answered, broughtBack);
  const left = new Set(open.map(nameLink).filter((name) => !answered.has(name)));
  // What was taken back elsewhere is open again.
  const done = steps.filter(({ name, kind }) => kind === 'decided' && !left.has(name)).length;

  const goBack = async () => {
    const last = steps.at(-1);
    if (isReturning) return;
    if (!last) return tellHint(say('triage.nothingWasDecidedHere'));
    session.update((old) => ({ ...old, isReturning: true }));
    if (last.kind === 'decided') await stepThroughActs('undo');
    await onChanged();
    session.update((old) => ({
      answered: new Set(without(old.answered, last.name)),
      skipped: last.kind === 'skipped' ? without(old.skipped, last.name) : old.skipped,
      broughtBack: last.name,
      isReturning: false,
      steps: old.steps.slice(0, -1),
    }));
  };
  useKeys({ back: () => void goBack() });

  return (
    <>
      <TriageHead list="aged">
        {done + left.size > 0 && (
          <Progress
            label={say('triage.decisionsLookedAtAgain')}
            stage={say('triage.ofLookedAtAgain', { done, total: done + left.size })}
            done={done}
            total={done + left.size}
          />
        )}
      </TriageHead>
      {isReturning ? (
        <Loading />
      ) : current ? (
        <Current
          aged={current}
          isSkipped={skipped.includes(nameLink(current))}
          canGoBack={steps.length > 0}
          goesOn={steps.length > 0 || broughtBack !== null}
          onBack={() => void goBack()}
        />
      ) : (
        <NothingAged done={done} onBack={steps.length > 0 ? () => void goBack() : null} />
      )}
    </>
  );
}

interface NothingProps {
  readonly done: number;
  readonly onBack: (() => void) | null;
}

function NothingAged({ done, onBack }: NothingProps) {
  const icon =
    done > 0 ? (
      <CircleCheck size={36} strokeWidth={1.4} aria-hidden />
    ) : (
      <History size={36} strokeWidth={1.4} aria-hidden />
    );
  return (
    <Empty icon={icon} title={done > 0 ? say('triage.allLookedAtAgain') : say('triage.everyDecisionFitsIts')}>
      <p>{say('triage.aDecisionComesHere', { done })}</p>
      {onBack && (
        <Button shortcut="back" onPress={onBack}>
          {say('triage.backToTheLast')}
        </Button>
      )}
    </Empty>
  );
}

interface CurrentProps {
  readonly aged: AgedDecision;
  readonly isSkipped: boolean;
  readonly canGoBack: boolean;
  readonly goesOn: boolean;
  readonly onBack: () => void;
}

function Current({ aged, isSkipped, canGoBack, goesOn, onBack }: CurrentProps) {
  const { a, b } = aged;
  const link = useOperation('link.read', { a, b });
  const name = nameLink(aged);
  const [said, setSaid] = useState('');

  /** Goes on at once, and comes back where the library refuses. */
  const answer = async (sent: Promise<Result<unknown>>) => {
    const step: Step = { name, kind: 'decided' };
    session.update((old) => ({
      ...old,
      answered: new Set([...old.answered, name]),
      broughtBack: null,
      steps: [...old.steps, step],
    }));
    const result = await sent;
    if (result.ok) return;
    session.update((old) => ({
      ...old,
      answered: new Set(without(old.answered, name)),
      steps: old.steps.filter((other) => other !== step),
    }));
    tellFailed(result.error.message);
  };
  const confirm = () => {
    setSaid(say('triage.confirmed', { label: say(relations[aged.relation].label) }));
    void answer(runCommand('link.confirm', { pairs: [{ a, b }] }));
  };
  const decide = (own: OwnLink, relation: Relation, later: 'own' | 'other' | null, reason: string) => {
    setSaid(say('triage.decidedNow', { label: say(relations[relation].label) }));
    const decision = { ...decideAs(own, relation, later), ...(reason.trim() && { reason: reason.trim() }) };
    void answer(runCommand('link.decide', decision));
  };
  const skip = () => {
    setSaid(say('triage.skipped'));
    session.update((old) => ({
      ...old,
      skipped: [...without(old.skipped, name), name],
      broughtBack: null,
      steps: [...old.steps, { name, kind: 'skipped' }],
    }));
  };

  return (
    <>
      {link.isError && <Failed error={link.error} onRetry={link.refetch} />}
      {link.isPending && <Loading />}
      {link.data && (
        <AgedCard
          aged={aged}
          own={orientLink({ ...link.data, ledger: aged.now.ledger }, findEarlierClaim(link.data))}
          isSkipped={isSkipped}
          canGoBack={canGoBack}
          goesOn={goesOn}
          onConfirm={confirm}
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
