import { Clock, FilePen, History, type LucideIcon, Newspaper, RefreshCw, TriangleAlert } from 'lucide-react';
import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TimelineEvent } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Chips } from '../../components/chips.tsx';
import { formatNumber } from '../../components/count.ts';
import { formatDate } from '../../components/dates.ts';
import { GradeMark } from '../../components/grade.tsx';
import { quote } from '../../components/quote.ts';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { formatRoute, useScope } from '../../routes.ts';
import { type PlainWord, say, sayNodes, sayParts } from '../../words/index.ts';
import { useWorkbench } from '../shell/workbench.ts';
import { type Mark, markAxis, measureTrack, placeEvents, type Spacing } from './lanes.ts';
import styles from './timeline.module.css';

type Kind = TimelineEvent['kind'];

const looks: Readonly<Record<Kind, { icon: LucideIcon; word: PlainWord }>> = {
  published: { icon: Newspaper, word: 'timeline.published' },
  updated: { icon: Clock, word: 'timeline.updated' },
  revision: { icon: FilePen, word: 'timeline.revision' },
  'value-changed': { icon: TriangleAlert, word: 'timeline.valueChanged' },
  'later-value': { icon: RefreshCw, word: 'timeline.laterValue' },
};

const routeOf = ({ articleId, claimId }: TimelineEvent) => formatRoute({ view: 'read', articleId, claimId });
const keyOf = ({ kind, at, articleId, claimId, was }: TimelineEvent) =>
  [kind, at, articleId, claimId, was].join(' ');

/** A picture of the story: who published what when, what was corrected, and which values changed. */
export function TimelineView() {
  const { open } = useWorkbench();
  const timeline = useOperation('story.timeline', useScope());
  const [spacing, setSpacing] = useState<Spacing>('order');
  const [pointed, setPointed] = useState<string | null>(null);
  const events = timeline.data?.events;
  if (timeline.isError) return <Failed error={timeline.error} onRetry={timeline.refetch} />;
  if (!events) return <Loading />;
  if (events.length === 0)
    return (
      <Empty
        icon={<History size={36} strokeWidth={1.4} aria-hidden />}
        title={say('timeline.nothingIsDated')}
      >
        <p>{say('timeline.articlesStandHere')}</p>
        {timeline.data!.undated.length === 0 && (
          <Button look="primary" onPress={() => open({ kind: 'add-articles' })}>
            {say('shell.addArticles')}
          </Button>
        )}
      </Empty>
    );
  return (
    <View>
      <ViewHead
        title={say('timeline.timeline')}
        detail={say('timeline.events', { count: events.length })}
        isLined
      >
        <Chips<Spacing>
          label={say('timeline.spacing')}
          choices={[
            { id: 'time', name: say('timeline.byTheClock'), count: null },
            { id: 'order', name: say('timeline.inOrder'), count: null },
          ]}
          chosen={spacing}
          onChoose={setSpacing}
        />
      </ViewHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className={styles.scroller} tabIndex={0} aria-label={say('timeline.timeline')}>
        <Picture events={events} spacing={spacing} pointed={pointed} onPoint={setPointed} />
        <ol className={styles.list} aria-label={say('timeline.inTheOrderOfTime')}>
          {events.map((event) => (
            <EventLine
              key={keyOf(event)}
              event={event}
              isPointed={pointed === keyOf(event)}
              onPoint={(isOn) => setPointed(isOn ? keyOf(event) : null)}
            />
          ))}
        </ol>
        {timeline.data!.undated.length > 0 && (
          <p className={styles.undated}>
            {sayNodes('timeline.undated', {
              count: timeline.data!.undated.length,
              first: (
                <a
                  href={formatRoute({
                    view: 'read',
                    articleId: timeline.data!.undated[0]!.articleId,
                    claimId: null,
                  })}
                >
                  <bdi>{timeline.data!.undated[0]!.title}</bdi>
                </a>
              ),
            })}
          </p>
        )}
      </section>
    </View>
  );
}

interface PictureProps {
  readonly events: readonly TimelineEvent[];
  readonly spacing: Spacing;
  /** The key of the event that is pointed at. */
  readonly pointed: string | null;
  readonly onPoint: (key: string | null) => void;
}

/** The list below says the same in words, for the keyboard and for screen readers. */
function Picture({ events, spacing, pointed, onPoint }: PictureProps) {
  const axis = useRef<HTMLDivElement>(null);
  const least = measureTrack(events);
  const [width, setWidth] = useState(least);
  useLayoutEffect(() => {
    const measure = () => setWidth(axis.current!.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(axis.current!);
    return () => observer.disconnect();
  }, []);
  const lanes = useMemo(() => placeEvents(events, spacing, width), [events, spacing, width]);
  const days = useMemo(() => markAxis(events, spacing, width), [events, spacing, width]);
  return (
    <div
      className={styles.picture}
      style={{ '--track': `${least}px` } as CSSProperties}
      aria-hidden
      dir="ltr"
    >
      {spacing === 'time' && (
        <div className={styles.midnights}>
          {days.map(({ day, at }) => (
            <i key={day} data-midnight style={{ insetInlineStart: `${at}%` }} />
          ))}
        </div>
      )}
      {lanes.map(({ publisher, marks, rows }) => (
        <div key={publisher ?? ''} className={styles.lane}>
          <span className={styles.publisher} dir="auto">
            {publisher ?? say('timeline.noPublisher')} <GradeMark publisher={publisher} />
          </span>
          <div className={styles.track} style={{ blockSize: `${rows * 26 + 10}px` }}>
            {marks.map((mark) => (
              <MarkLink
                key={keyOf(mark.events[0])}
                mark={mark}
                isPointed={mark.events.some((event) => keyOf(event) === pointed)}
                onPoint={onPoint}
              />
            ))}
          </div>
        </div>
      ))}
      <div ref={axis} className={styles.axis}>
        {days.map(
          ({ day, at, isNamed }) =>
            isNamed && (
              <span key={day} style={{ insetInlineStart: `min(${at}%, 100% - 32px)` }}>
                {formatDate(day)}
              </span>
            ),
        )}
      </div>
    </div>
  );
}

interface MarkProps {
  readonly mark: Mark;
  readonly isPointed: boolean;
  readonly onPoint: (key: string | null) => void;
}

function MarkLink({ mark: { events, at, row }, isPointed, onPoint }: MarkProps) {
  const [first] = events;
  const { icon: Icon, word } = looks[first.kind];
  return (
    <a
      href={routeOf(first)}
      tabIndex={-1}
      className={styles.mark}
      data-kind={first.kind}
      data-pointed={isPointed}
      style={{ insetInlineStart: `${at}%`, top: `${row * 26 + 6}px` }}
      title={sayParts([formatDate(first.at), say(word), first.articleTitle])}
      onMouseEnter={() => onPoint(keyOf(first))}
      onMouseLeave={() => onPoint(null)}
    >
      <Icon size={14} strokeWidth={2.2} />
      {events.length > 1 && <b className={styles.count}>{formatNumber(events.length)}</b>}
    </a>
  );
}

interface LineProps {
  readonly event: TimelineEvent;
  readonly isPointed: boolean;
  readonly onPoint: (isOn: boolean) => void;
}

function EventLine({ event, isPointed, onPoint }: LineProps) {
  const { kind, at, publisher, articleTitle, was, is, wasBy, isSuggested } = event;
  const { icon: Icon, word } = looks[kind];
  return (
    <li
      className={styles.event}
      data-pointed={isPointed}
      onMouseEnter={() => onPoint(true)}
      onMouseLeave={() => onPoint(false)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      <time dateTime={at}>{formatDate(at)}</time>
      <span className={styles.kind} data-kind={kind}>
        <Icon size={13} strokeWidth={2.2} aria-hidden />{' '}
        {isSuggested ? say('timeline.onlySuggested', { kind: say(word) }) : say(word)}
      </span>
      <span className={styles.what}>
        <strong dir="auto">{publisher ?? say('timeline.noPublisher')}</strong>{' '}
        <a href={routeOf(event)} dir="auto">
          {articleTitle}
        </a>
        {was !== null && is !== null && (
          <span className={styles.change}>
            {sayNodes('timeline.wasIs', {
              was: <del dir="auto">{quote(was)}</del>,
              wasBy: wasBy ?? '',
              isKnown: String(wasBy !== null),
              is: <ins dir="auto">{quote(is)}</ins>,
            })}
          </span>
        )}
      </span>
    </li>
  );
}
