import { ArrowLeftRight, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { inOrderOfTime } from '../../../src/contract/moments.ts';
import type { Explanation } from '../../../src/contract/reading.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { useKeys } from '../../components/keys.ts';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { goTo, type WhySide } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { describeSubject, markRows, orientRows, writeConfidence } from '../link/link.ts';
import { PairDecision } from '../link/pair-decision.tsx';
import { Reason, SaidRelation, Scores } from './explanation.tsx';
import { SideCard } from './side-card.tsx';
import { nameSide, type SideSource, toExplained, useSideSource } from './side-source.ts';
import styles from './why.module.css';

interface Props {
  readonly a: WhySide | null;
  readonly b: WhySide | null;
}

/** Why two passages are related, or why not: any two claims, sentences, or words that are typed in. */
export function WhyView({ a, b }: Props) {
  const explained = useOperation('link.explain', a && b ? { a: toExplained(a), b: toExplained(b) } : null);
  const [sourceA, sourceB] = [useSideSource(a), useSideSource(b)];
  const choose = (sides: Partial<Props>, replace = false) =>
    goTo({ view: 'why', a, b, ...sides }, { replace });
  useKeys({ escape: () => history.back() });
  const rows = orientRows(explained.data?.ledger.rows ?? []);
  return (
    <View>
      <ViewHead title={say('why.why')} detail={say('why.whatTheProgramSays')} isLined>
        <Button isDisabled={!a && !b} onPress={() => choose({ a: b, b: a })}>
          <ArrowLeftRight size={14} aria-hidden />
          {say('why.exchange')}
        </Button>
      </ViewHead>
      <div className={styles.body}>
        <div className={styles.sides}>
          <SideCard
            name={say('why.onePassage')}
            side={a}
            source={sourceA}
            passage={explained.data?.ledger.a ?? null}
            marks={markRows(rows, 'own')}
            takesFocus={!a}
            onChoose={(side, replace) => choose({ a: side }, replace)}
          />
          <SideCard
            name={say('why.theOther')}
            side={b}
            source={sourceB}
            passage={explained.data?.ledger.b ?? null}
            marks={markRows(rows, 'other')}
            takesFocus={a !== null && !b}
            onChoose={(side, replace) => choose({ b: side }, replace)}
          />
        </div>
        {a && b ? (
          <>
            {/* Which side is gone, that side says. */}
            {explained.isError && explained.error.code !== 'not-found' && (
              <Failed error={explained.error} onRetry={explained.refetch} />
            )}
            {explained.isPending && <Loading />}
            {explained.data && (
              <Answer
                explanation={explained.data}
                names={nameSides([
                  nameSide(a, sourceA, say('why.onePassage')),
                  nameSide(b, sourceB, say('why.theOther')),
                ])}
              >
                <Decision a={a} b={b} sources={[sourceA, sourceB]} />
              </Answer>
            )}
          </>
        ) : (
          <Empty
            icon={<Scale size={36} strokeWidth={1.4} aria-hidden />}
            title={say('why.chooseTwoPassages')}
          >
            <p>{say('why.findAClaimOrA')}</p>
          </Empty>
        )}
      </div>
    </View>
  );
}

interface DecisionProps {
  readonly a: WhySide;
  readonly b: WhySide;
  readonly sources: readonly [SideSource | null, SideSource | null];
}

/** Two claims can be decided on here: whoever asks why they are not linked may know better. */
function Decision({ a, b, sources: [sourceA, sourceB] }: DecisionProps) {
  if (!('claimId' in a && 'claimId' in b) || a.claimId === b.claimId || !sourceA || !sourceB) return null;
  const isInOrder = inOrderOfTime(sourceA.publishedAt, sourceB.publishedAt) <= 0;
  const [earlier, later] = isInOrder ? [a, b] : [b, a];
  return <PairDecision pair={[earlier.claimId, later.claimId]} hasKeys={false} isExplained />;
}

/** Two of one source are told apart by their place. */
const nameSides = ([a, b]: readonly [string, string]): readonly [string, string] =>
  a === b ? [say('why.onePassage'), say('why.theOther')] : [a, b];

interface AnswerProps {
  readonly explanation: Explanation;
  readonly names: readonly [string, string];
  /** What can be done about it. */
  readonly children: ReactNode;
}

function Answer({ explanation, names, children }: AnswerProps) {
  const { relation, subject, confidence, rule, scores, ledger } = explanation;
  const [nameA, nameB] = names;
  const direction = describeSubject(relation, subject && (subject === 'a' ? nameA : nameB));
  return (
    <section aria-label={say('why.answer')} className={styles.answer}>
      <header className={styles.relation}>
        <SaidRelation relation={relation} rule={rule} />
        {direction && <span>{direction}</span>}
        {relation && <span>{writeConfidence(confidence)}</span>}
      </header>
      <Reason rule={rule} confidence={null} ledger={ledger} names={names} />
      {children}
      <h2>{say('why.howItWasWeighed')}</h2>
      <Scores scores={scores} />
    </section>
  );
}
