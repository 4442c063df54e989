import { ArrowLeftRight } from 'lucide-react';
import type { Input } from '../../../src/contract/operations.ts';
import type { Relation } from '../../../src/contract/reading.ts';
import type { LinkView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { useKeys } from '../../components/keys.ts';
import { RelationBadge } from '../../components/relation.tsx';
import { tellFailed } from '../../components/toast.tsx';
import { say, sayParts } from '../../words/index.ts';
import {
  decideAs,
  decidePair,
  describeSubject,
  findDispute,
  nameSides,
  orientLink,
  relationChoices,
  writeConfidence,
} from './link.ts';
import styles from './pair-decision.module.css';

interface Props {
  /** Two claims; what is known of their times says that the second is not the earlier one. */
  readonly pair: readonly [earlierId: string, laterId: string];
  /** Ticked on purpose: the letters decide, too. */
  readonly hasKeys: boolean;
  /** What the program says of them, and how sure it is, stands beside this already. */
  readonly isExplained?: boolean;
}

/** Claims of one point are about the same topic anyway. */
const choices = relationChoices.filter(({ relation }) => relation !== 'discusses');

/** How two claims stand to each other, whether the program has found a relation between them or not. */
export function PairDecision({ pair, hasKeys, isExplained = false }: Props) {
  const [earlier, later] = pair;
  const links = useOperation('link.list', { claimId: earlier });
  const link = links.data?.find(({ a, b }) => a === later || b === later) ?? null;
  const decision = link?.decision ?? null;

  const send = async (given: Input<'link.decide'>) => {
    const result = await runCommand('link.decide', given);
    if (!result.ok) tellFailed(result.error.message);
  };
  const decide = (relation: Relation) =>
    links.data &&
    void send(link ? decideAs(orientLink(link, earlier), relation) : decidePair(earlier, later, relation));
  useKeys(
    hasKeys ? Object.fromEntries(choices.map(({ relation }) => [relation, () => decide(relation)])) : {},
  );

  const lookOf = (relation: Relation) => {
    if (decision) return decision.relation === relation ? 'primary' : 'plain';
    return link?.suggested?.relation === relation ? 'suggested' : 'plain';
  };
  return (
    <section className={styles.pair} aria-label={say('link.theTwoClaims')}>
      <p role="status">
        {link ? (
          <>
            <RelationBadge
              relation={link.relation}
              isSuggested={decision === null}
              dispute={findDispute(link)}
            />{' '}
            {describeLink(link, isExplained)}
            {findDispute(link) && !isExplained && (
              <span className={styles.dispute} lang="en" dir="auto">
                {link.rule}
              </span>
            )}
          </>
        ) : links.isError ? (
          links.error.message
        ) : links.data ? (
          say('link.nobodyHasSaidHow')
        ) : (
          say('link.howTheseTwoStand')
        )}
      </p>
      <fieldset className={styles.choices} aria-label={say('link.decideOnTheTwo')}>
        {choices.map(({ relation, label }) => (
          <Button
            key={relation}
            look={lookOf(relation)}
            {...(hasKeys && { shortcut: relation })}
            aria-pressed={decision?.relation === relation}
            onPress={() => decide(relation)}
          >
            {say(label)}
          </Button>
        ))}
        {decision?.subject && (
          <Button look="quiet" onPress={() => void send(turnDecision(link!, decision.relation))}>
            <ArrowLeftRight size={14} aria-hidden />
            {say('link.theOtherWayRound')}
          </Button>
        )}
      </fieldset>
    </section>
  );
}

const turnDecision = ({ a, b, subject }: LinkView, relation: Relation): Input<'link.decide'> => ({
  a,
  b,
  relation,
  subject: subject === 'a' ? 'b' : 'a',
});

/** Who is later or repeats, and who decided. */
function describeLink(link: LinkView, isExplained: boolean): string {
  const { decision, relation } = link;
  const own = orientLink(link, link.a);
  const direction = describeSubject(relation, own.subject && nameSides(own)[own.subject]);
  const by = decision
    ? say('link.decidedByAt', { by: decision.by, decidedAt: formatDate(decision.decidedAt) })
    : say('link.nobodyHasDecidedYet');
  const sure =
    !isExplained && decision === null && link.confidence !== null && writeConfidence(link.confidence);
  return sayParts([direction, by, sure]);
}
