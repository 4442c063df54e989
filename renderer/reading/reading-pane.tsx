import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ArticleView, RevisedPlace } from '../../src/contract/views.ts';
import { findDirection } from '../../src/words/direction.ts';
import { isTyping, useKeys } from '../components/keys.ts';
import { useIsLow } from '../components/low-window.ts';
import { tellHint } from '../components/toast.tsx';
import { say } from '../words/index.ts';
import { ArticleText } from './article-text.tsx';
import { ByLine } from './by-line.tsx';
import { arrowMoves, type Held, holdSelection, isPointedAt, type Move, moveHeld } from './caret.ts';
import { type Edge, type EdgeStep, stepEdge } from './claim-edges.ts';
import { ClaimHandles } from './claim-handles.tsx';
import { ClaimList } from './claim-list.tsx';
import { FindBar } from './find-bar.tsx';
import { FirstClaimHint } from './first-claim-hint.tsx';
import { useHighlight } from './highlights.ts';
import { MarginMarks } from './margin-marks.tsx';
import type { Mark } from './marks.ts';
import { useNearRuns } from './near-runs.ts';
import { useParagraphStop } from './paragraph-stop.ts';
import { PassageToolbar } from './passage-toolbar.tsx';
import { findOverlaps, listPlaces, type Place, pickClaim } from './places.ts';
import { listRuns, offsetAtPoint, readSelection } from './ranges.ts';
import styles from './reading-pane.module.css';
import { useResizing } from './resizing.ts';
import { growToWords, type Span, splitSentences, splitWords } from './sentences.ts';
import { showSpan } from './show-span.ts';
import { describeCues, nextSuggestion, suggestionAt } from './suggestions.ts';

interface Props {
  readonly view: ArticleView;
  /** When it was read from the library. */
  readonly readAt: number;
  /** Gets the element that takes the caret's keys. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Tells whether somebody went elsewhere while the text was waited for. */
  readonly hasMovedFocus: () => boolean;
  readonly selectedId: string | null;
  /** What is held and brought into view at first. */
  readonly firstHeld: Span | null;
  /** The words that the open ledger compares, by outcome. */
  readonly marked: readonly Mark<'agree' | 'differ' | 'open'>[];
  /** Places that a revision changed and nobody has looked at. */
  readonly revised: readonly RevisedPlace[];
  readonly onSelect: (claimId: string | null) => void;
  /** Passages of which claims are being made: shown as such until the library has them, or says why not. */
  readonly arising: readonly Span[];
  readonly onCreate: (passage: Span) => void;
  readonly onAdd: (passage: Span) => void;
  /** Puts a place of a claim where it says; gives the id of its new anchor, null where that was refused. */
  readonly onMove: (place: Place) => Promise<string | null>;
  /** A revision lost a place of the selected claim: what is added is where it stands now. */
  readonly isPlaceLost: boolean;
  /** Puts the selected claim into the bin. */
  readonly onRemove: () => void;
  /** Null while no evidence is collected. */
  readonly onUseAsEvidence: ((passage: Span) => void) | null;
  /** Asks why the held passage, or without one the selected claim, is related to another. */
  readonly onExplain: (passage: Span | null) => void;
  /** Copies the held passage, or without one the selected claim, with its citation. */
  readonly onCite: (passage: Span | null) => void;
  readonly onDismiss: (sentences: Span[]) => void;
  readonly onSetAside: (blockIds: string[], isSetAside: boolean) => void;
  /** What can be done with the article as a whole; stands behind its by-line. */
  readonly actions: ReactNode;
  /** Stands above the text and stays there, unless the window is low. */
  readonly bars: ReactNode;
}

const none: readonly Span[] = [];

/** The article with its claims, and the caret with which passages are held. */
export function ReadingPane(props: Props) {
  const { view, readAt, scroller, hasMovedFocus, selectedId, firstHeld } = props;
  const { marked, revised, isPlaceLost, actions, bars } = props;
  const {
    onSelect,
    onCreate,
    onAdd,
    onRemove,
    onUseAsEvidence,
    onDismiss,
    onExplain,
    onSetAside,
    onMove,
    onCite,
  } = props;
  const { article, revision, blocks, claims, suggestedClaims } = view;
  const { text } = revision;
  const direction = findDirection(text);
  const isLow = useIsLow();
  const body = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held | null>(null);
  /** What the bar for finding begins with; null while it is closed. */
  const [finding, setFinding] = useState<{ initial: string; from: number } | null>(null);
  const lastSought = useRef('');
  /** Where the caret goes on when nothing is held: after what was held, marked or chosen last. */
  const resume = useRef<{ offset: number; scrollTop: number } | null>(null);

  const places = useMemo(() => listPlaces(claims, revision.id), [claims, revision.id]);
  const overlaps = useMemo(() => findOverlaps(places), [places]);
  const resizing = useResizing(places, readAt, onMove);
  const { asMoved } = resizing;
  const selected = useMemo(
    () => places.filter(({ claimId }) => claimId === selectedId).map(asMoved),
    [places, selectedId, asMoved],
  );
  const heldSpans = useMemo(() => (held ? [held] : none), [held]);
  const suggestion = suggestionAt(suggestedClaims, held);
  const byTone = useMemo(() => Object.groupBy(marked, ({ tone }) => tone), [marked]);
  const near = useNearRuns(body, scroller, blocks);
  useHighlight(near, 'suggestion', suggestedClaims);
  useHighlight(near, 'cue', suggestion?.cues ?? none);
  useHighlight(near, 'claim', places);
  useHighlight(near, 'claim-arising', props.arising);
  useHighlight(near, 'claim-overlap', overlaps);
  useHighlight(near, 'claim-selected', selected);
  useHighlight(near, 'ledger-open', byTone.open ?? none);
  useHighlight(near, 'ledger-agree', byTone.agree ?? none);
  useHighlight(near, 'ledger-differ', byTone.differ ?? none);
  useHighlight(near, 'held', heldSpans);

  const units = useMemo(() => {
    const readBlocks = blocks.filter(({ setAside }) => !setAside);
    // Long articles have many of them: they are split when the first one is asked for.
    const splitOnce = (splitBlock: typeof splitWords) => {
      let found: Span[] | null = null;
      return () => {
        found ??= readBlocks.flatMap((block) => splitBlock(text, block, article.language));
        return found;
      };
    };
    return { sentence: splitOnce(splitSentences), word: splitOnce(splitWords) };
  }, [blocks, text, article.language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another article begins without a held passage
  useEffect(() => {
    setHeld(null);
    setFinding(null);
    resume.current = null;
    scroller.current?.scrollTo(0, 0);
    // Another window may have brought in a text while somebody writes here.
    if (!isTyping(document.activeElement) && !hasMovedFocus())
      scroller.current?.focus({ preventScroll: true });
  }, [revision.id]);

  const foot = useRef<HTMLDivElement>(null);
  const lastShown = useRef<Span | null>(null);
  const bringIntoView = (span: Span) => {
    lastShown.current = span;
    const toolbar = foot.current?.firstElementChild as HTMLElement | null | undefined;
    showSpan(scroller.current, body.current, span, toolbar?.offsetHeight ?? 0);
  };
  // The toolbar of what is held now is there only now, and may be higher than the one before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only for another passage
  useLayoutEffect(() => {
    if (held && !isPointedAt(held) && lastShown.current) bringIntoView(lastShown.current);
  }, [held]);
  const resumeAfter = (span: Span) => {
    resume.current = { offset: span.end, scrollTop: scroller.current?.scrollTop ?? 0 };
  };
  const firstPlace = selected[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another claim is chosen
  useEffect(() => {
    if (!firstPlace) return;
    bringIntoView(firstPlace);
    resumeAfter(firstPlace);
  }, [firstPlace?.claimId, revision.id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the address names another passage
  useEffect(() => {
    if (!firstHeld || firstHeld.end > text.length) return;
    setHeld({ ...firstHeld, active: 'end', by: 'sentence' });
    bringIntoView(firstHeld);
  }, [firstHeld?.start, firstHeld?.end, revision.id]);

  const release = () => {
    if (held) resumeAfter(held);
    setHeld(null);
  };
  /** Where the caret begins: where it left off, unless the text was scrolled away from there. */
  const whereToBegin = () => {
    const { current: pane } = scroller;
    const isNear =
      pane !== null &&
      resume.current !== null &&
      Math.abs(pane.scrollTop - resume.current.scrollTop) < pane.clientHeight / 2;
    return isNear ? resume.current!.offset : firstVisible();
  };

  const titleBlock = blocks.find(
    ({ start, end, setAside }) => !setAside && text.slice(start, end).trim() === article.title,
  );
  /** Nobody marks a headline first: the caret begins below it, and comes to it by ↑. */
  const skipHeadline = (offset: number) =>
    titleBlock && titleBlock.start <= offset && offset < titleBlock.end ? titleBlock.end : offset;

  const firstVisible = () => {
    const frame = scroller.current?.getBoundingClientRect();
    const runs = body.current ? listRuns(body.current) : [];
    const visible = runs.find(
      ({ node }) => frame && node.parentElement!.getBoundingClientRect().bottom > frame.top + 1,
    );
    return visible?.start ?? 0;
  };

  const stopAtParagraph = useParagraphStop(blocks);
  const isStopped = (from: Span, to: Span, isHeldDown: boolean) => {
    const edge = stopAtParagraph(from, to, isHeldDown);
    if (edge) resizing.whenAnswered(() => tellHint(say('reading.theParagraphStopsHere', { edge })));
    return edge !== null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrowMoves[direction][event.key];
    if (!step || event.target !== scroller.current || event.altKey) return;
    event.preventDefault();
    const unit = event.ctrlKey || event.metaKey ? 'word' : 'sentence';
    const from = held ? 0 : skipHeadline(whereToBegin());
    const next = moveHeld(units[unit](), held, { direction: step, unit, extend: event.shiftKey }, from);
    // A sentence of the next paragraph is asked for; its first word is rather run into.
    if (unit === 'word' && event.shiftKey && held && next && isStopped(held, next, event.repeat)) return;
    setHeld(next);
    if (next) {
      bringIntoView(
        next.active === 'end'
          ? { start: Math.max(next.start, next.end - 1), end: next.end }
          : { start: next.start, end: next.start + 1 },
      );
    }
  };

  const takePointer = (event: PointerEvent) => {
    if (!body.current) return;
    const span = readSelection(body.current);
    if (span) {
      // A claim of half words is seldom meant; Alt keeps letters, as at a claim's ends.
      const { start, end } = event.altKey ? span : growToWords(text, span, article.language);
      setHeld(holdSelection(text, start, end));
      document.getSelection()?.removeAllRanges();
      return;
    }
    setHeld(null);
    const offset = offsetAtPoint(body.current, event.clientX, event.clientY);
    if (offset === null) return;
    const claimId = pickClaim(places, offset, selectedId);
    if (claimId) return onSelect(claimId);
    const suggested = suggestionAt(suggestedClaims, { start: offset, end: offset + 1 });
    if (!suggested) return;
    const { start, end } = suggested;
    setHeld({ start, end, active: 'end', by: 'sentence', isClicked: true });
  };

  const create = () => {
    if (!held) return tellHint(say('reading.nothingIsHeldSelect'));
    onCreate({ start: held.start, end: held.end });
    release();
  };
  const add = () => {
    if (!held || !selectedId) return;
    onAdd({ start: held.start, end: held.end });
    release();
  };
  const stepToSuggestion = (direction: Move['direction']) => {
    const from = suggestion ?? held;
    const offset = from ? (direction === 'forward' ? from.end : from.start) : whereToBegin();
    const next = nextSuggestion(suggestedClaims, offset, direction);
    if (!next) return tellHint(say('reading.noSentenceIsLeft'));
    setHeld({ start: next.start, end: next.end, active: 'end', by: 'sentence' });
    bringIntoView(next);
    scroller.current?.focus({ preventScroll: true });
  };
  const dismiss = () => {
    if (!suggestion) return;
    const next = nextSuggestion(suggestedClaims, suggestion.end, 'forward');
    onDismiss([{ start: suggestion.start, end: suggestion.end }]);
    if (next === suggestion || !next) return release();
    setHeld({ start: next.start, end: next.end, active: 'end', by: 'sentence' });
    bringIntoView(next);
  };
  const dismissOrRemove = () => (suggestion ? dismiss() : onRemove());
  const takeAsEvidence = () => {
    if (!held || !onUseAsEvidence) return;
    onUseAsEvidence({ start: held.start, end: held.end });
    release();
  };
  /** In an older text a claim stays where it was. */
  const resizable = revision.id === view.revisions.at(-1)?.id ? selected : [];
  const resize = (place: Place | undefined, { edge, way, isHeldDown }: EdgeStep) => {
    if (!place) return tellHint(say('reading.selectAClaimFirst'));
    const span = stepEdge(units.word(), place, edge, way);
    if (!span) return resizing.whenAnswered(() => tellHint(say('reading.noWordToMoveTo')));
    if (isStopped(place, span, isHeldDown)) return;
    resizing.move(place, span);
    bringIntoView(span);
  };
  const resizeBy = (edge: Edge, way: EdgeStep['way']) => (event: globalThis.KeyboardEvent) =>
    resize(resizable[0], { edge, way, isHeldDown: event.repeat });
  const openFind = () => {
    // Words that somebody selected are looked for; a sentence, which the caret holds anyway, seldom is.
    const words = held && held.by !== 'sentence' ? text.slice(held.start, held.end) : null;
    setFinding({ initial: words ?? lastSought.current, from: held?.start ?? whereToBegin() });
  };
  const closeFind = (hit: Span | null, sought: string) => {
    lastSought.current = sought;
    setFinding(null);
    if (hit) setHeld({ start: hit.start, end: hit.end, active: 'end', by: 'pointer' });
    scroller.current?.focus({ preventScroll: true });
  };
  const explain = () => onExplain(held && { start: held.start, end: held.end });
  const cite = () => onCite(held && { start: held.start, end: held.end });
  const setAside = () => {
    if (!held) return tellHint(say('reading.nothingIsHeldHold'));
    const touched = blocks.filter(({ start, end }) => start < held.end && held.start < end);
    const isSetAside = touched.some((block) => !block.setAside);
    onSetAside(
      touched.filter((block) => block.setAside !== isSetAside).map(({ id }) => id),
      isSetAside,
    );
    release();
  };
  useKeys({
    claim: create,
    'add-place': add,
    'next-suggestion': () => stepToSuggestion('forward'),
    'previous-suggestion': () => stepToSuggestion('backward'),
    why: explain,
    'copy-quote': cite,
    dismiss,
    backspace: dismissOrRemove,
    delete: dismissOrRemove,
    'use-as-evidence': takeAsEvidence,
    'set-aside': setAside,
    'earlier-start': resizeBy('start', 'outward'),
    'later-start': resizeBy('start', 'inward'),
    'later-end': resizeBy('end', 'outward'),
    'earlier-end': resizeBy('end', 'inward'),
    // While it is open, the bar has these keys for itself.
    ...(!finding && {
      find: openFind,
      'find-next': openFind,
      'find-previous': openFind,
      escape: () => (held ? release() : onSelect(null)),
    }),
  });
  const newest = useRef({ onSetAside, stepToSuggestion });
  useEffect(() => {
    newest.current = { onSetAside, stepToSuggestion };
  });
  // The same functions while the caret moves: the text is drawn anew for others.
  const bringBack = useCallback((ids: string[]) => newest.current.onSetAside(ids, false), []);
  const goToSuggestion = useCallback(() => newest.current.stepToSuggestion('forward'), []);

  const copyHeld = (event: ClipboardEvent) => {
    if (!held || !document.getSelection()?.isCollapsed) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text.slice(held.start, held.end));
  };

  // The same element while the caret moves: the text is drawn anew for another one.
  const byLine = useMemo(
    () => (
      <ByLine
        article={article}
        revisionNumber={revision.number}
        claims={claims.length}
        suggestions={suggestedClaims.length}
        onSuggestion={goToSuggestion}
      >
        {actions}
      </ByLine>
    ),
    [article, revision.number, claims.length, suggestedClaims.length, goToSuggestion, actions],
  );

  const toolbar = held && (
    <PassageToolbar
      article={body}
      held={held}
      onCreate={create}
      onAdd={selectedId ? add : null}
      addLabel={isPlaceLost ? say('reading.putTheClaimHere') : say('reading.addToClaim')}
      onUseAsEvidence={onUseAsEvidence && takeAsEvidence}
      onDismiss={suggestion && dismiss}
      onExplain={explain}
      onCite={cite}
      cues={suggestion && suggestion.cues.length > 0 ? describeCues(suggestion) : null}
    />
  );
  return (
    <div className={styles.pane}>
      {!isLow && bars}
      <ClaimList claims={claims} selectedId={selectedId} onSelect={onSelect} />
      <div className={styles.overText}>
        {finding && (
          <FindBar
            article={body}
            near={near}
            text={text}
            blocks={blocks}
            initial={finding.initial}
            from={finding.from}
            onShow={bringIntoView}
            onClose={closeFind}
          />
        )}
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        data-finding={finding !== null}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and has a caret of its own
        tabIndex={0}
        role="document"
        aria-label={article.title}
        onKeyDown={onKeyDown}
        onCopy={copyHeld}
      >
        {isLow && bars}
        <div
          ref={body}
          className={styles.body}
          lang={article.language ?? undefined}
          dir={direction}
          onPointerDown={(event) => {
            const isOnControl = (event.target as Element).closest('button, summary');
            if (event.button === 0 && !isOnControl)
              window.addEventListener('pointerup', takePointer, { once: true });
          }}
        >
          {!titleBlock && (
            <header>
              <h1 className={styles.title}>{article.title}</h1>
              {byLine}
            </header>
          )}
          <ArticleText
            text={text}
            blocks={blocks}
            mediaType={revision.mediaType}
            titleBlockId={titleBlock?.id ?? null}
            byLine={byLine}
            onBringBack={bringBack}
          />
          <MarginMarks
            article={body}
            near={near}
            claims={claims}
            places={places}
            revised={revised}
            onSelect={onSelect}
          />
          {resizable.map((place, index) => (
            <ClaimHandles
              // biome-ignore lint/suspicious/noArrayIndexKey: a moved place has another anchor; its handle keeps the focus
              key={`${place.claimId} ${index}`}
              article={body}
              place={place}
              text={text}
              words={units.word}
              onDrag={(span) => resizing.show(place, span)}
              onMove={(span) => resizing.move(place, span)}
              onStep={(step) => resize(place, step)}
            />
          ))}
          {held && isPointedAt(held) && toolbar}
        </div>
      </div>
      <div ref={foot} className={styles.underText}>
        {held && !isPointedAt(held) && toolbar}
      </div>
      {claims.length === 0 && (
        <FirstClaimHint isHeld={held !== null} hasSuggestions={suggestedClaims.length > 0} />
      )}
      <p className="only-heard" role="status">
        {held && say('reading.held', { text: text.slice(held.start, held.end) })}
      </p>
    </div>
  );
}
