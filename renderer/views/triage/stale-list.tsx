import { FileCheck } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { StaleCopy } from '../../../src/contract/cross-reference.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { isKeyOf } from '../../components/key-table.ts';
import { nameKey, useWayIn } from '../../components/keys.ts';
import { MarkedText } from '../../components/marked-text.tsx';
import { StaleBadge } from '../../components/relation.tsx';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { View } from '../../components/view.tsx';
import { formatRoute, goTo, useScope } from '../../routes.ts';
import { say, sayNodes, sayParts } from '../../words/index.ts';
import { decidePair } from '../link/link.ts';
import { routeToCopy, routeToSource } from '../link/stale.ts';
import { undoAction } from '../shell/acts.ts';
import styles from './stale-list.module.css';
import { TriageHead } from './triage-head.tsx';

interface Props {
  /** Only what stands in this article; null: in any. */
  readonly articleId: string | null;
}

/** All that still says what was changed, in copies and elsewhere, the latest change first. */
export function StaleView({ articleId }: Props) {
  const stale = useOperation('source.stale', { ...useScope(), ...(articleId && { articleId }) });
  return (
    <View>
      <TriageHead list="stale" />
      {stale.isError ? (
        <Failed error={stale.error} onRetry={stale.refetch} />
      ) : !stale.data ? (
        <Loading />
      ) : stale.data.length === 0 ? (
        <NothingStale isLimited={articleId !== null} />
      ) : (
        <StaleList copies={stale.data} isLimited={articleId !== null} />
      )}
    </View>
  );
}

const showAll = () => goTo({ view: 'triage', list: 'stale' });

function NothingStale({ isLimited }: { readonly isLimited: boolean }) {
  return (
    <Empty
      icon={<FileCheck size={36} strokeWidth={1.4} aria-hidden />}
      title={say('triage.nothingHereRestsOn')}
    >
      <p>{say('triage.whenAnArticleGetsA')}</p>
      {isLimited && <Button onPress={showAll}>{say('triage.showThoseOfAll')}</Button>}
    </Empty>
  );
}

interface ListProps {
  readonly copies: readonly StaleCopy[];
  readonly isLimited: boolean;
}

const steps: Readonly<Record<string, 'nextElementSibling' | 'previousElementSibling'>> = {
  ArrowDown: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
};

/** So many are drawn at first, and more when they are asked for. */
const atOnce = 100;

function StaleList({ copies, isLimited }: ListProps) {
  const [limit, setLimit] = useState(atOnce);
  const list = useRef<HTMLDivElement>(null);
  useWayIn(() => list.current?.querySelector<HTMLElement>('article')?.focus());
  return (
    <div className={styles.scroller}>
      <p className={styles.lead}>
        {isLimited ? say('triage.copiesInOneArticle') : say('triage.eachGoesAwayWhen')}{' '}
        {isLimited ? (
          <Button look="quiet" onPress={showAll}>
            {say('triage.showThoseOfAll')}
          </Button>
        ) : (
          sayNodes('triage.moveEnterReadsThe', { kbd: (text) => <kbd>{text}</kbd> })
        )}
      </p>
      <div ref={list}>
        {copies.slice(0, limit).map((copy) => (
          <StaleOne
            key={`${copy.claimId} ${copy.articleId} ${copy.place?.start} ${copy.sourceArticleId}`}
            copy={copy}
          />
        ))}
      </div>
      {copies.length > limit && (
        <p>
          <Button onPress={() => setLimit(limit + atOnce)}>
            {say('triage.showMoreCopies', {
              count: Math.min(atOnce, copies.length - limit),
              copies: copies.length,
            })}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The value that was changed, where it stands in words. */
function markValue(text: string, value: string | null) {
  const start = value === null ? -1 : text.indexOf(value);
  return start < 0 ? [] : [{ start, end: start + value!.length, tone: 'differ' }];
}

/** The two claims, where both sides are claims: an editor can say that they do not speak of the same. */
function pairOf({ claimId, sourceClaimId }: StaleCopy): readonly [string, string] | null {
  return claimId && sourceClaimId ? [sourceClaimId, claimId] : null;
}

async function keepApart([source, copy]: readonly [string, string]): Promise<void> {
  const result = await runCommand('link.decide', decidePair(source, copy, 'unrelated'));
  if (result.ok) tellDone(say('triage.theyAreUnrelated'), undoAction);
  else tellFailed(result.error.message);
}

function StaleOne({ copy }: { readonly copy: StaleCopy }) {
  const { sentence, words, is, valueWas, valueIs, pointId, kind } = copy;
  const pair = pairOf(copy);
  const isCopy = String(copy.isCopy);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (event.key === 'Enter') goTo(routeToCopy(copy));
    else if (pair && isKeyOf('unrelated', nameKey(event))) {
      const { nextElementSibling, previousElementSibling } = event.currentTarget;
      ((nextElementSibling ?? previousElementSibling) as HTMLElement | null)?.focus();
      void keepApart(pair);
    } else if (step) (event.currentTarget[step] as HTMLElement | null)?.focus();
    else return;
    event.preventDefault();
  };
  const changed = copy.changedAt && formatDate(copy.changedAt);
  return (
    <article
      className={styles.one}
      aria-label={sentence}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work while it has the focus
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <header className={styles.sentence}>
        <StaleBadge alarms={[copy]} />
        <p>{sentence}</p>
        {pair && (
          <Button look="quiet" shortcut="unrelated" onPress={() => void keepApart(pair)}>
            {say('triage.notTheSame')}
          </Button>
        )}
      </header>
      <div className={styles.sides}>
        <div>
          <h2>
            {say('triage.stillSays', {
              isCopy,
              publisher: copy.publisher ?? copy.articleTitle ?? say('components.heard'),
            })}
          </h2>
          <p className={styles.words} dir="auto">
            <MarkedText text={words} marks={markValue(words, valueWas)} />
          </p>
          <p className={styles.meta}>
            <span>
              {sayParts([
                copy.publishedAt && formatDate(copy.publishedAt),
                copy.publisher && copy.articleTitle,
              ])}
            </span>
            <a href={formatRoute(routeToCopy(copy))}>{say('triage.readTheCopy', { isCopy })}</a>
            {pointId && (
              <a href={formatRoute({ view: 'compare', pointId })}>{say('triage.compareThePoint')}</a>
            )}
          </p>
        </div>
        <div>
          <h2>
            {say('triage.sourceSays', {
              source: copy.sourcePublisher ?? copy.sourceTitle ?? '',
              how: is === null ? 'out' : kind,
            })}
          </h2>
          <p className={styles.words} dir="auto">
            {is === null ? <del>{copy.was}</del> : <MarkedText text={is} marks={markValue(is, valueIs)} />}
          </p>
          <p className={styles.meta}>
            <span>
              {sayParts([
                changed && copy.isBroughtIn ? say('triage.broughtIn', { date: changed }) : changed,
                copy.sourcePublisher && copy.sourceTitle,
              ])}
            </span>
            <a href={formatRoute(routeToSource(copy))}>{say('triage.readTheSource', { isCopy })}</a>
          </p>
        </div>
      </div>
    </article>
  );
}
