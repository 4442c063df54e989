import { Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { SearchResult } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { useKeys } from '../../components/keys.ts';
import { toggleId } from '../../components/rows.ts';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { ViewTitle } from '../../components/view.tsx';
import { goTo, useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { TagField } from '../claim/tag-field.tsx';
import bulk from '../claims/bulk-bar.module.css';
import { undoAction } from '../shell/acts.ts';
import { SavedSearches } from './saved-searches.tsx';
import styles from './search.module.css';
import { SearchBox } from './search-box.tsx';
import { SearchHelp } from './search-help.tsx';
import {
  ArticleHits,
  ClaimHits,
  GroupCounts,
  type HitGroup,
  nameSentence,
  SentenceHits,
} from './search-hits.tsx';
import { SearchPlaces } from './search-places.tsx';

/** After this long without a keystroke the library is asked, in milliseconds. */
const pauseBeforeSearch = 200;
const firstLimit = 50;
const lastLimit = 500;

type Sentence = SearchResult['sentences'][number];

/** One box over claims, articles and the sentences in them. */
export function SearchView({ query }: { readonly query: string }) {
  const [typed, setTyped] = useState(query);
  const [known, setKnown] = useState(query);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  // Back and forward, or an example: the address says what is asked.
  if (query !== known) {
    setKnown(query);
    if (query !== typed.trim()) setTyped(query);
  }
  const ask = (text: string) => {
    setTyped(text);
    goTo({ view: 'search', query: text.trim() }, { replace: true });
  };
  useEffect(() => {
    if (typed.trim() === query) return;
    const timer = setTimeout(
      () => goTo({ view: 'search', query: typed.trim() }, { replace: true }),
      pauseBeforeSearch,
    );
    return () => clearTimeout(timer);
  }, [typed, query]);
  useKeys({
    search: () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  const onResultKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hits = [...(results.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])];
    const at = hits.indexOf(event.target as HTMLElement);
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    (hits[at + step] ?? (step < 0 ? input.current : hits[at]))?.focus();
  };

  return (
    <div className={styles.view}>
      <search className={styles.head}>
        <ViewTitle title={say('search.search')} />
        <SearchPlaces at="search" query={query} />
        <SearchBox
          input={input}
          text={typed}
          onChange={setTyped}
          onAsk={ask}
          onLeave={() => results.current?.querySelector<HTMLElement>('[data-hit]')?.focus()}
        />
        {query !== '' && (
          <Button look="quiet" aria-expanded={isHelpOpen} onPress={() => setIsHelpOpen(!isHelpOpen)}>
            {say('search.howToAsk')}
          </Button>
        )}
      </search>
      <SavedSearches query={query} onAsk={ask} />
      {query !== '' && isHelpOpen && <SearchHelp onTry={ask} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the hits in it */}
      <div ref={results} className={styles.results} onKeyDown={onResultKeyDown}>
        {query === '' ? <Teaching onTry={ask} /> : <Results query={query} scroller={results} />}
      </div>
    </div>
  );
}

/** What can be asked, while nothing is. */
function Teaching({ onTry }: { readonly onTry: (query: string) => void }) {
  return (
    <>
      <Empty
        icon={<Search size={36} strokeWidth={1.4} aria-hidden />}
        title={say('search.searchClaimsArticlesAnd')}
      >
        <p>{say('search.sentencesThatAreFound')}</p>
      </Empty>
      <div className={styles.teaching}>
        <SearchHelp onTry={onTry} />
      </div>
    </>
  );
}

interface ResultsProps {
  readonly query: string;
  /** What they scroll in. */
  readonly scroller: RefObject<HTMLElement | null>;
}

function Results({ query, scroller }: ResultsProps) {
  const [widened, setWidened] = useState<string | null>(null);
  const limit = widened === query ? lastLimit : firstLimit;
  const scope = useScope();
  const found = useOperation('search.find', { query, limit, ...scope });
  // What was found before stays until the next answer is there.
  const [shown, setShown] = useState<SearchResult | null>(null);
  const [answered, setAnswered] = useState(query);
  if (found.data && found.data !== shown) {
    setShown(found.data);
    setAnswered(query);
  }
  // Another question begins with its best hits; more of the same ones stay where they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when its answer is drawn
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [answered]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [tags, setTags] = useState<readonly string[]>([]);
  const { claims = [], articles = [], sentences = [], notes = [], isCut = false } = shown ?? {};
  const open = sentences.filter((sentence) => sentence.claimId === null);
  const chosen = open.filter((sentence) => selected.has(nameSentence(sentence)));

  const makeClaims = async (places: readonly Sentence[], names: readonly string[]) => {
    if (places.length === 0) return;
    const result = await runCommand('claim.createMany', {
      places: places.map(({ revisionId, start, end }) => ({ revisionId, start, end })),
      tags: [...names],
    });
    if (!result.ok) return tellFailed(result.error.message);
    setSelected(new Set());
    tellDone(say('search.claimsMade', { claimIds: result.value.claimIds.length }), undoAction);
  };
  const toggle = (sentence: Sentence) => setSelected(toggleId(selected, nameSentence(sentence)));
  const counts = (
    [
      ['claims', claims.length],
      ['articles', articles.length],
      ['sentences', sentences.length],
    ] as const
  ).map(([group, count]) => ({ group, count, isCut: isCut && count >= limit }));
  const groups = counts.filter(({ count }) => count > 0);
  const [claimsTold, articlesTold, sentencesTold] = counts.map(({ group, count, isCut }) =>
    say('search.foundOf', { group, count, isCut: String(isCut) }),
  );
  const goToGroup = (group: HitGroup) => {
    const section = document.querySelector(`[data-group=${group}]`);
    section?.scrollIntoView();
    section?.querySelector<HTMLElement>('[data-hit]')?.focus({ preventScroll: true });
  };
  const stepGroup = (step: number) => {
    const at = document.activeElement?.closest('[data-group]')?.getAttribute('data-group');
    const next = groups[groups.findIndex(({ group }) => group === at) + step];
    if (next) goToGroup(next.group);
  };
  const focused = () =>
    sentences.find((sentence) => nameSentence(sentence) === document.activeElement?.getAttribute('data-hit'));
  useKeys({
    'next-hits': () => stepGroup(1),
    'previous-hits': () => stepGroup(-1),
    'claim-found': () => {
      const sentence = focused();
      if (chosen.length > 0) void makeClaims(chosen, tags);
      else if (!sentence) tellHint(say('search.moveToASentence'));
      else if (sentence.claimId === null) void makeClaims([sentence], []);
    },
    ' ': () => {
      const sentence = focused();
      if (sentence && sentence.claimId === null) toggle(sentence);
    },
  });

  if (found.isError) return <Failed error={found.error} onRetry={found.refetch} />;
  if (!shown) return <Loading />;
  const isEmpty = claims.length + articles.length + sentences.length === 0;
  return (
    <>
      <div className={styles.bars}>
        {groups.length > 1 && <GroupCounts groups={groups} onGo={goToGroup} />}
        {chosen.length > 0 && (
          <div
            className={`${bulk.bar} ${styles.making}`}
            role="toolbar"
            aria-label={say('search.selectedSentences')}
          >
            <span className={bulk.count}>{say('search.sentencesSelected', { chosen: chosen.length })}</span>
            <span className={styles.tags}>
              <TagField keptAs="found sentences" names={tags} takesFocus={false} onChange={setTags} />
            </span>
            <Button look="primary" shortcut="claim-found" onPress={() => void makeClaims(chosen, tags)}>
              {say('search.makeClaims', { chosen: chosen.length })}
            </Button>
            <Button look="quiet" onPress={() => setSelected(new Set())}>
              {say('components.clear')}
            </Button>
          </div>
        )}
      </div>
      {notes.length > 0 && (
        <p className={styles.notes} role="note">
          {notes.join(' ')}
        </p>
      )}
      <p className="only-heard" role="status">
        {say('search.claimsArticlesSentencesFound', {
          claims: claimsTold!,
          articles: articlesTold!,
          sentences: sentencesTold!,
        })}
      </p>
      {isEmpty && (
        <Empty
          icon={<Search size={36} strokeWidth={1.4} aria-hidden />}
          title={say('search.nothingWasFound')}
        >
          <p>{scope.collectionId ? say('search.onlyOneCollectionWas') : say('search.askForLessOne')}</p>
        </Empty>
      )}
      {claims.length > 0 && (
        <ClaimHits
          key={`claims ${query}`}
          claims={claims}
          query={query}
          isCut={isCut && claims.length >= limit}
        />
      )}
      {articles.length > 0 && (
        <ArticleHits
          key={`articles ${query}`}
          articles={articles}
          isCut={isCut && articles.length >= limit}
        />
      )}
      {sentences.length > 0 && (
        <SentenceHits
          sentences={sentences}
          isCut={isCut && sentences.length >= limit}
          selected={selected}
          onToggle={toggle}
          onToggleAll={() =>
            setSelected(chosen.length === open.length ? new Set() : new Set(open.map(nameSentence)))
          }
        />
      )}
      {isCut && (
        <p className={styles.more}>
          {limit === firstLimit ? (
            <Button onPress={() => setWidened(query)}>{say('search.showMore')}</Button>
          ) : (
            say('search.thereAreMoreAsk')
          )}
        </p>
      )}
    </>
  );
}
