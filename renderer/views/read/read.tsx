import { BookOpen } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RequestError } from '../../../src/contract/result.ts';
import type { ArticleView, RevisedPlace } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { copyToClipboard } from '../../components/copying.ts';
import { holdKeys, releaseKeys } from '../../components/held-keys.ts';
import { useIsHere } from '../../components/is-here.ts';
import { isTyping, useKeys } from '../../components/keys.ts';
import { quote } from '../../components/quote.ts';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { useStore } from '../../components/store.ts';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { citePassage } from '../../reading/citation.ts';
import { carryMarks, type Mark } from '../../reading/marks.ts';
import type { Place } from '../../reading/places.ts';
import { ReadingPane } from '../../reading/reading-pane.tsx';
import type { Span } from '../../reading/sentences.ts';
import { goTo, type Route, useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { nameClaim } from '../claim/claim-labels.ts';
import { ClaimPane } from '../claim/claim-pane.tsx';
import { activeTags, collecting } from '../claim/collecting.ts';
import { markRows, type Outcome, type OwnLink } from '../link/link.ts';
import { moveToBin, undoAction } from '../shell/acts.ts';
import { useWorkbench } from '../shell/workbench.ts';
import { ArticleList } from './article-list.tsx';
import { CopiesBar } from './copies-bar.tsx';
import { GoneArticle } from './gone-article.tsx';
import { useMovedFocus } from './moved-focus.ts';
import { Printing, printArticle } from './printed-article.tsx';
import styles from './read.module.css';
import { CollectingBar, RevisionBar, TaggingBar } from './read-bars.tsx';
import { RevisedBar } from './revised-bar.tsx';
import { RevisionChanges } from './revision-changes.tsx';
import { WayBack } from './way-back.tsx';

type ReadRoute = Extract<Route, { view: 'read' }>;

/** Reading one article: the articles on the left, the text, and on the right what is known of one claim. */
export function ReadView({ articleId, claimId, fromClaimId, revisionId, passage }: ReadRoute) {
  const articles = useOperation('article.list', useScope());
  const view = useOperation(
    'article.read',
    articleId ? { id: articleId, ...(revisionId && { revisionId }) } : null,
  );
  const { open } = useWorkbench();

  const first = articles.data?.[0]?.id;
  useEffect(() => {
    if (!articleId && first) goTo({ view: 'read', articleId: first, claimId: null }, { replace: true });
  }, [articleId, first]);

  if (articles.isError) return <Failed error={articles.error} onRetry={articles.refetch} />;
  if (!articles.data) return <Loading />;
  if (articles.data.length === 0) {
    return (
      <Empty icon={<BookOpen size={36} strokeWidth={1.4} aria-hidden />} title={say('read.nothingToReadYet')}>
        <p>{say('read.addTheArticlesOf')}</p>
        <Button look="primary" onPress={() => open({ kind: 'add-articles' })}>
          {say('read.addArticles')}
        </Button>
      </Empty>
    );
  }
  return (
    <div className={styles.view} data-has-claim={claimId !== null}>
      <ArticleList articles={articles.data} openId={articleId} />
      <OpenArticle
        key={articleId}
        view={view.data}
        readAt={view.dataUpdatedAt}
        error={view.error}
        onRetry={view.refetch}
        articleId={articleId}
        claimId={claimId}
        fromClaimId={fromClaimId}
        passage={passage ?? null}
      />
    </div>
  );
}

interface OpenArticleProps {
  readonly view: ArticleView | undefined;
  /** When it was read from the library. */
  readonly readAt: number;
  readonly error: RequestError | null;
  readonly onRetry: () => void;
  readonly articleId: string | null;
  readonly claimId: string | null;
  readonly fromClaimId: string | undefined;
  /** To be held at first. */
  readonly passage: Span | null;
}

function OpenArticle({ view, error, onRetry, articleId, ...claims }: OpenArticleProps) {
  const hasMovedFocus = useMovedFocus(!view);
  // What another window has put into the bin is not worked on.
  if (articleId && error?.code === 'not-found') {
    return (
      <div className={styles.waiting}>
        <GoneArticle articleId={articleId} error={error} onRetry={onRetry} />
      </div>
    );
  }
  if (view) return <Workplace view={view} hasMovedFocus={hasMovedFocus} {...claims} />;
  return (
    <div className={styles.waiting}>{error ? <Failed error={error} onRetry={onRetry} /> : <Loading />}</div>
  );
}

const noMarks: readonly Mark<Outcome>[] = [];
const nothingRevised: readonly RevisedPlace[] = [];

/** Where in the article stand the words that a link's ledger compares. */
function findCompared(view: ArticleView, claimId: string | null, link: OwnLink | null) {
  const claim = view.claims.find(({ id }) => id === claimId);
  if (!claim || !link) return noMarks;
  const marks = markRows(link.rows, 'own');
  return claim.anchors.flatMap(({ exact, start, revisionId }) =>
    start === null || revisionId !== view.revision.id
      ? []
      : carryMarks(link.ownPassage.text, exact, marks).map((mark) => ({
          ...mark,
          start: start + mark.start,
          end: start + mark.end,
        })),
  );
}

/** The library leaves white space out, so a place can be a little shorter than it was asked for. */
const overlaps = (anchor: { start: number | null; end: number | null }, { start, end }: Span) =>
  anchor.start !== null && anchor.end !== null && anchor.start < end && start < anchor.end;

interface WorkplaceProps extends Pick<OpenArticleProps, 'readAt' | 'claimId' | 'fromClaimId' | 'passage'> {
  readonly view: ArticleView;
  readonly hasMovedFocus: () => boolean;
}

function Workplace({ view, hasMovedFocus, readAt, claimId, fromClaimId, passage }: WorkplaceProps) {
  const { article, revision, revisions, claims, suggestedClaims } = view;
  const newest = revisions.at(-1)!;
  const isNewest = revision.id === newest.id;
  const { open } = useWorkbench();
  const scroller = useRef<HTMLDivElement>(null);
  const inspector = useRef<HTMLElement>(null);
  const [newClaimId, setNewClaimId] = useState<string | null>(null);
  const [openLink, setOpenLink] = useState<OwnLink | null>(null);
  const [showsChanges, setShowsChanges] = useState(false);
  const evidenceFor = useStore(collecting);
  const revised = useOperation('claim.revised', { articleId: article.id }).data ?? nothingRevised;
  const index = claims.findIndex(({ id }) => id === claimId);
  const marked = useMemo(() => findCompared(view, claimId, openLink), [view, claimId, openLink]);

  const isHere = useIsHere();
  const returnToText = () => scroller.current?.focus({ preventScroll: true });
  const select = (id: string | null, { isNew = false } = {}) => {
    setOpenLink(null);
    // Only right after it was made does a claim ask for its tags; later it must not take the keys.
    setNewClaimId(isNew ? id : null);
    const from = fromClaimId ? { fromClaimId } : {};
    const shown = isNewest ? {} : { revisionId: revision.id };
    goTo({ view: 'read', articleId: article.id, claimId: id, ...from, ...shown }, { replace: true });
  };
  const step = (by: number) => {
    if (claims.length === 0) return;
    const from = index < 0 && by < 0 ? 0 : index;
    select(claims[(from + by + claims.length) % claims.length]!.id);
    returnToText();
  };
  /** Claims that are being made, with their ids once they are; gone when the article has them. */
  const [arising, setArising] = useState<ReadonlyMap<Span, string | null>>(new Map());
  const known = useMemo(() => new Set(claims.map(({ id }) => id)), [claims]);
  const shownArising = useMemo(
    () => [...arising].flatMap(([span, id]) => (id !== null && known.has(id) ? [] : [span])),
    [arising, known],
  );
  useEffect(() => {
    setArising((all) => new Map([...all].filter(([, id]) => id === null || !known.has(id))));
  }, [known]);
  const create = async (passage: Span) => {
    if (!isNewest) return tellHint(say('read.thisTextIsOlderClaims'));
    const tags = activeTags.get() ?? [];
    // A new claim asks for its tags: what is typed before it can is meant for them.
    if (tags.length === 0) holdKeys();
    setArising((others) => new Map([...others, [passage, null]]));
    const result = await runCommand('claim.create', { revisionId: revision.id, ...passage, tags: [...tags] });
    setArising((others) => {
      const next = new Map(others);
      if (result.ok) next.set(passage, result.value.id);
      else next.delete(passage);
      return next;
    });
    if (!result.ok || !isHere()) releaseKeys();
    if (!result.ok) return tellFailed(result.error.message);
    if (isHere()) select(result.value.id, { isNew: tags.length === 0 });
  };
  /** The place that a revision took from the selected claim. */
  const lost = claims[index]?.anchors.find(
    ({ start, revisionId }) => start === null && revisionId === newest.id,
  );
  const add = async (passage: Span) => {
    if (!claimId) return;
    const there = { id: claimId, revisionId: revision.id, ...passage };
    const result = lost
      ? await runCommand('claim.moveAnchor', { ...there, anchorId: lost.id })
      : await runCommand('claim.addAnchor', there);
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(lost ? say('read.theClaimStandsHere') : say('read.addedAsAnotherPlace'), undoAction);
  };
  const move = async ({ claimId: id, anchorId, start, end }: Place) => {
    const there = { revisionId: revision.id, start, end };
    const result = await runCommand('claim.moveAnchor', { id, anchorId, ...there });
    if (!result.ok) {
      tellFailed(result.error.message);
      return null;
    }
    const words = quote(revision.text.slice(start, end));
    const told = result.value.verdictId ? 'read.theJudgedClaimReads' : 'read.theClaimReadsNow';
    tellDone(say(told, { words }), undoAction);
    const known = new Set(claims.flatMap(({ anchors }) => anchors.map((anchor) => anchor.id)));
    const moved = result.value.anchors.find(
      (anchor) =>
        anchor.revisionId === revision.id && !known.has(anchor.id) && overlaps(anchor, { start, end }),
    );
    return moved?.id ?? null;
  };
  const takeAsEvidence = async (passage: Span) => {
    if (!evidenceFor) return;
    const draft = { kind: 'passage', claimId: evidenceFor.id, stance: evidenceFor.stance, note: '' } as const;
    const result = await runCommand('evidence.add', { ...draft, revisionId: revision.id, ...passage });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(say('read.addedAsEvidence'), undoAction);
  };
  const explain = (passage: Span | null) => {
    const place = passage && { articleId: article.id, revisionId: revision.id, ...passage };
    const claim = claimId ? { claimId } : null;
    if (!place && !claim) return tellHint(say('read.holdAPassageOr'));
    goTo({ view: 'why', a: claim ?? place, b: claim && place });
  };
  const cite = (passage: Span | null) => {
    const claim = claims[index];
    const words = passage ? revision.text.slice(passage.start, passage.end) : claim?.wording;
    if (words === undefined) return tellHint(say('read.holdAPassageToCopy'));
    const isCopied = copyToClipboard(citePassage(words, article, revision.capturedAt));
    if (isCopied) tellDone(say('read.copiedWithCitation'));
    else tellFailed(say('read.copyingWasRefused'));
  };
  const dismiss = async (spans: Span[]) => {
    const result = await runCommand('sentence.dismiss', { revisionId: revision.id, spans });
    if (!result.ok) return tellFailed(result.error.message);
    if (suggestedClaims.length > spans.length) return;
    tellDone(say('read.noSentenceIsLeft'), undoAction);
  };
  const setAside = async (ids: string[], isSetAside: boolean) => {
    if (ids.length === 0) return;
    const result = await runCommand('block.setAside', { ids, isSetAside });
    if (!result.ok) return tellFailed(result.error.message);
    const lines = say('read.lines', { ids: ids.length });
    tellDone(isSetAside ? say('read.setAside', { lines }) : say('read.broughtBack', { lines }), undoAction);
  };
  const remove = async () => {
    const claim = claims[index];
    if (!claim || !(await moveToBin('claim', [claim.id])) || !isHere()) return;
    select((claims[index + 1] ?? claims[index - 1])?.id ?? null);
  };
  const goToCards = (name: string) => {
    const section = inspector.current?.querySelector<HTMLElement>(`section[aria-label="${name}"]`);
    const card = section?.querySelector<HTMLElement>('article');
    (card ?? section)?.focus();
    (card ?? section)?.scrollIntoView({ block: 'nearest' });
  };
  const left = isNewest ? suggestedClaims.length : 0;
  useKeys({
    'mod+p': () => void printArticle(view),
    ...(left > 0 && { 'mark-all': () => open({ kind: 'accept-suggestions', view }) }),
    'edit-details': () => open({ kind: 'article-details', article }),
    'new-revision': () => open({ kind: 'new-revision', article }),
    'next-claim': () => step(1),
    'previous-claim': () => step(-1),
    'tag-claim': () => inspector.current?.querySelector<HTMLElement>('[role=combobox]')?.focus(),
    'other-sources': () => goToCards(say('claim.otherSources')),
    'said-elsewhere': () => goToCards(say('claim.saidElsewhere')),
    'earlier-checks': () => goToCards(say('claim.checkedBefore')),
  });

  // The same element while the caret moves: the text is drawn anew for another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the buttons open is in the view
  const actions = useMemo(
    () => (
      <>
        {left > 0 && (
          <Button look="quiet" onPress={() => open({ kind: 'accept-suggestions', view })}>
            {say('read.openMarkAll')}
          </Button>
        )}
        <Button look="quiet" onPress={() => open({ kind: 'article-details', article })}>
          {say('read.editDetails')}
        </Button>
        <Button look="quiet" onPress={() => open({ kind: 'new-revision', article })}>
          {say('read.openNewRevision')}
        </Button>
        <Button look="quiet" onPress={() => void printArticle(view)}>
          {say('read.print')}
        </Button>
      </>
    ),
    [view],
  );
  const bars = (
    <div className={styles.bars}>
      <RevisionBar
        view={view}
        showsChanges={showsChanges}
        onShowChanges={setShowsChanges}
        onChoose={(id) =>
          goTo({
            view: 'read',
            articleId: article.id,
            claimId,
            ...(id !== newest.id && { revisionId: id }),
          })
        }
      />
      <RevisedBar places={revised} selectedId={claimId} onSelect={select} />
      <CopiesBar articleId={article.id} />
      <TaggingBar text={scroller} />
      <CollectingBar />
    </div>
  );
  const older = revisions.find(({ number }) => number === revision.number - 1);

  return (
    <>
      {showsChanges && older ? (
        <div className={styles.changes}>
          {bars}
          <RevisionChanges older={older} newer={revision} />
        </div>
      ) : (
        <ReadingPane
          view={view}
          readAt={readAt}
          scroller={scroller}
          hasMovedFocus={hasMovedFocus}
          selectedId={claimId}
          firstHeld={passage}
          marked={marked}
          revised={isNewest ? revised : nothingRevised}
          onSelect={select}
          arising={shownArising}
          onCreate={(passage) => void create(passage)}
          onAdd={(passage) => void add(passage)}
          onMove={move}
          isPlaceLost={lost !== undefined}
          onRemove={() => void remove()}
          onUseAsEvidence={evidenceFor && ((passage) => void takeAsEvidence(passage))}
          onExplain={explain}
          onCite={cite}
          onDismiss={(sentences) => void dismiss(sentences)}
          onSetAside={(ids, isSetAside) => void setAside(ids, isSetAside)}
          actions={actions}
          bars={bars}
        />
      )}
      <Printing view={view} />
      <p className="only-heard" role="status">
        {claims[index] &&
          say('read.claimChosen', {
            position: index + 1,
            count: claims.length,
            words: nameClaim(claims[index]),
          })}
      </p>
      <aside
        ref={inspector}
        className={styles.inspector}
        aria-label={say('read.selectedClaim')}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          if (isTyping(event.target)) event.preventDefault();
          returnToText();
          event.stopPropagation();
        }}
      >
        {fromClaimId && <WayBack claimId={fromClaimId} />}
        <ClaimPane
          claim={claims[index] ?? null}
          missingId={index < 0 ? claimId : null}
          position={index + 1}
          count={claims.length}
          isNew={newClaimId === claimId}
          revisionId={revision.id}
          openLink={openLink}
          onOpenLink={setOpenLink}
          onCite={() => cite(null)}
          onDelete={() => void remove()}
        />
      </aside>
    </>
  );
}
