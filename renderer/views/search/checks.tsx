import { ClipboardCheck } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { LookupHit } from '../../../src/contract/cross-reference.ts';
import type { EarlierCheck } from '../../../src/contract/model.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/count.ts';
import { parseDate } from '../../components/dates.ts';
import { useKeys } from '../../components/keys.ts';
import list from '../../components/list.module.css';
import { useSettled } from '../../components/settled.ts';
import { Empty, Failed, Loading } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { ViewTitle } from '../../components/view.tsx';
import { goTo, type Route } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { moveToBin } from '../shell/acts.ts';
import { ChooseChecks, ImportOutcome } from './check-import-panel.tsx';
import styles from './checks.module.css';
import { EditCheckDialog } from './edit-check-dialog.tsx';
import { splitHits } from './likely-hits.ts';
import { CheckActions, CheckRating, CheckSource, HitCard } from './lookup-hit.tsx';
import { QuestionBox } from './question-box.tsx';
import { SearchPlaces } from './search-places.tsx';

/** After this long without a keystroke it is looked up, in milliseconds. */
const pauseBeforeLookup = 300;
const pageSize = 50;
const mostHits = 40;
/** As much as is looked up of a text. */
const longestQuery = 20_000;

/** How the closeness of dates is used; it stays while other views are open. */
const asked = createStore({ date: '', usesDates: true });

/** Was this checked before? One box over the earlier checks and the library's own claims. */
export function ChecksView({ query, claimId }: Omit<Extract<Route, { view: 'checks' }>, 'view'>) {
  const [typed, setTyped] = useState(query);
  const [known, setKnown] = useState(query);
  const [editing, setEditing] = useState<EarlierCheck | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const dates = useStore(asked);
  const date = parseDate(dates.date);
  // Back and forward: the address says what is asked.
  if (query !== known) {
    setKnown(query);
    if (query !== typed.trim()) setTyped(query);
  }
  const ask = (text: string) => {
    setTyped(text);
    goTo({ view: 'checks', query: text.trim() }, { replace: true });
  };
  const settled = useSettled(typed, pauseBeforeLookup, typed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed changes the address here
  useEffect(() => {
    if (settled.trim() !== query) goTo({ view: 'checks', query: settled.trim() }, { replace: true });
  }, [settled]);
  useKeys({ search: () => input.current?.select() });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) ask(typed);
    else if (event.key === 'Escape' && typed !== '') ask('');
    else if (event.key === 'ArrowDown' && input.current?.selectionEnd === typed.length)
      results.current?.querySelector<HTMLElement>('article')?.focus();
    else return;
    event.preventDefault();
  };
  const remove = (check: EarlierCheck) => void moveToBin('earlierCheck', [check.id]);
  return (
    <div className={styles.view}>
      <search className={styles.head}>
        <ViewTitle title={say('search.search')} />
        <SearchPlaces at="checks" query={query} />
        <QuestionBox
          icon={ClipboardCheck}
          clearLabel={say('search.clearWhatWasSaid')}
          isEmpty={typed === ''}
          onClear={() => {
            ask('');
            input.current?.focus();
          }}
        >
          <textarea
            ref={input}
            rows={1}
            // biome-ignore lint/a11y/noAutofocus: the view is a box to type into
            autoFocus
            aria-label={say('search.whatWasSaid')}
            placeholder={say('search.whatWasSaidWas')}
            maxLength={longestQuery}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </QuestionBox>
        <ChooseChecks />
      </search>
      {query !== '' && (
        <div className={styles.dates}>
          <label>
            {say('search.saidOn')}{' '}
            <input
              value={dates.date}
              placeholder={say('search.dateExample')}
              aria-invalid={date === undefined}
              onChange={({ currentTarget: { value } }) => asked.update((old) => ({ ...old, date: value }))}
            />
          </label>
          <label>
            <input
              type="checkbox"
              checked={dates.usesDates}
              onChange={({ currentTarget: { checked } }) =>
                asked.update((old) => ({ ...old, usesDates: checked }))
              }
            />{' '}
            {say('search.nearnessInTimeCounts')}
          </label>
          {date === undefined && (
            <span role="alert" className={styles.wrong}>
              {say('search.writeADayLike')}
            </span>
          )}
        </div>
      )}
      <ImportOutcome />
      <div ref={results} className={styles.results}>
        {query === '' ? (
          <AllChecks onEdit={setEditing} onDelete={remove} />
        ) : (
          <Hits
            query={query}
            claimId={claimId}
            date={date ?? null}
            usesDates={dates.usesDates}
            onEdit={setEditing}
            onDelete={remove}
          />
        )}
      </div>
      {editing && <EditCheckDialog check={editing} onClose={() => setEditing(null)} />}
    </div>
  );
}

interface ActProps {
  readonly onEdit: (check: EarlierCheck) => void;
  readonly onDelete: (check: EarlierCheck) => void;
}

interface HitsProps extends ActProps {
  readonly query: string;
  /** Whose words they are. */
  readonly claimId: string | undefined;
  readonly date: string | null;
  readonly usesDates: boolean;
}

function Hits({ query, claimId, date, usesDates, onEdit, onDelete }: HitsProps) {
  const found = useOperation('check.lookup', {
    text: query.slice(0, longestQuery),
    date,
    ...(claimId && { exceptClaimId: claimId }),
    usesDates,
    limit: mostHits,
  });
  // What was found before stays until the next answer is there.
  const [shown, setShown] = useState<readonly LookupHit[] | null>(null);
  if (found.data && found.data !== shown) setShown(found.data);
  if (found.isError) return <Failed error={found.error} onRetry={found.refetch} />;
  if (!shown) return <Loading />;
  const { likely, others } = splitHits(shown);
  const draw = (hit: LookupHit) => (
    <HitCard
      key={hit.kind === 'claim' ? hit.claimId : hit.check.id}
      hit={hit}
      onEdit={onEdit}
      onDelete={onDelete}
    />
  );
  return (
    <>
      <p className="only-heard" role="status">
        {shown.length === 0
          ? say('search.nothingLikeIt')
          : say('search.hitsHitsLessLike', { likely: likely.length, others: others.length })}
      </p>
      {shown.length === 0 ? (
        <Empty
          icon={<ClipboardCheck size={36} strokeWidth={1.4} aria-hidden />}
          title={say('search.nothingLikeItWas')}
        >
          <p>{say('search.neitherAnEarlierCheck')}</p>
        </Empty>
      ) : (
        <>
          {likely.length > 0 ? (
            <section aria-label={say('search.found')} className={`${list.framed} ${styles.list}`}>
              {likely.map(draw)}
            </section>
          ) : (
            <p className={styles.none}>{say('search.nothingIsReallyLike')}</p>
          )}
          {others.length > 0 && (
            <>
              {likely.length > 0 && <h2 className={styles.title}>{say('search.lessLikeIt')}</h2>}
              <section aria-label={say('search.lessLikeIt')} className={`${list.framed} ${styles.list}`}>
                {others.map(draw)}
              </section>
            </>
          )}
        </>
      )}
    </>
  );
}

/** Every earlier check, newest first, page by page. */
function AllChecks({ onEdit, onDelete }: ActProps) {
  const [page, setPage] = useState(0);
  const answer = useOperation('check.list', { limit: pageSize, offset: page * pageSize });
  if (answer.isError) return <Failed error={answer.error} onRetry={answer.refetch} />;
  if (!answer.data) return <Loading />;
  const { checks, total } = answer.data;
  if (total === 0) return <Teaching />;
  const pages = Math.ceil(total / pageSize);
  // The last page may have been emptied.
  if (page >= pages) setPage(pages - 1);
  const turnTo = (next: number) => setPage(next);
  return (
    <section aria-label={say('search.earlierChecks')}>
      <h2 className={styles.title}>
        {say('search.earlierChecks')} <span>{formatNumber(total)}</span>
        {pages > 1 && (
          <span className={styles.pages}>
            <Button isDisabled={page === 0} onPress={() => turnTo(page - 1)}>
              {say('search.newer')}
            </Button>
            <span>{say('search.pageOf', { page: page + 1, pages })}</span>
            <Button isDisabled={page >= pages - 1} onPress={() => turnTo(page + 1)}>
              {say('search.older')}
            </Button>
          </span>
        )}
      </h2>
      <ul className={`${list.framed} ${styles.list}`} aria-label={say('search.checks')}>
        {checks.map((check) => (
          <li key={check.id} className={styles.check}>
            <CheckRating check={check} />
            <span className={styles.actions}>
              <CheckActions check={check} onEdit={onEdit} onDelete={onDelete} />
            </span>
            <p className={styles.text} dir="auto">
              {check.text}
            </p>
            <p className={styles.meta}>
              <CheckSource check={check} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A line of a file; its keys are the format's own. */
const example =
  '{"text": "The dam burst in 1994", "verdict": "False", "publisher": "Check Desk", "date": "2026-03-14", "address": "https://check.example/dam"}';

/** What earlier checks are, and how they come in. */
function Teaching() {
  return (
    <Empty
      icon={<ClipboardCheck size={36} strokeWidth={1.4} aria-hidden />}
      title={say('search.noEarlierChecksYet')}
    >
      <p>{say('search.importWhatYouOr')}</p>
      <p>{say('search.theFileHasOne')}</p>
      <pre className={styles.example} dir="ltr">
        {example}
      </pre>
    </Empty>
  );
}
