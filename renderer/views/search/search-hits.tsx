import { Quote } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ClaimView, SearchResult, Snippet } from '../../../src/contract/views.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/count.ts';
import { formatDate } from '../../components/dates.ts';
import { Key } from '../../components/key-hint.tsx';
import list from '../../components/list.module.css';
import { MarkedText } from '../../components/marked-text.tsx';
import { Counts } from '../../components/relation.tsx';
import { TagChip } from '../../components/tag-chip.tsx';
import { formatRoute } from '../../routes.ts';
import { type PlainWord, say, sayNodes, sayParts } from '../../words/index.ts';
import { isNamedByStatement, nameClaim, routeToClaim } from '../claim/claim-labels.ts';
import { statusNames } from '../compare/points.ts';
import styles from './search-hits.module.css';
import { markSoughtWords } from './search-words.ts';

type Sentence = SearchResult['sentences'][number];

/** Names a sentence among all of the library. */
export const nameSentence = ({ revisionId, start }: Sentence) => `${revisionId} ${start}`;

const describeSource = (publisher: string | null, title: string | null, publishedAt: string | null) =>
  sayParts([publisher, title, publishedAt && formatDate(publishedAt.slice(0, 10))]);

function Words({ snippet: { text, marks } }: { readonly snippet: Snippet }) {
  return <MarkedText text={text} marks={marks.map((mark) => ({ ...mark, tone: 'hit' }))} />;
}

/** A kind of what is found. */
export type HitGroup = 'claims' | 'articles' | 'sentences';

const groupTitles = {
  claims: 'search.claims',
  articles: 'search.articles',
  sentences: 'search.sentences',
} as const satisfies Record<HitGroup, PlainWord>;

/** As many as are given; with a + there are more. */
const formatCount = (count: number, isCut: boolean) => `${formatNumber(count)}${isCut ? '+' : ''}`;

interface GroupCountsProps {
  readonly groups: readonly { readonly group: HitGroup; readonly count: number; readonly isCut: boolean }[];
  readonly onGo: (group: HitGroup) => void;
}

/** How much there is of each kind, and the way to it. */
export function GroupCounts({ groups, onGo }: GroupCountsProps) {
  return (
    <nav className={styles.counts} aria-label={say('search.kindsOfHits')}>
      {groups.map(({ group, count, isCut }) => (
        <Button key={group} look="quiet" onPress={() => onGo(group)}>
          {say(groupTitles[group])} <span>{formatCount(count, isCut)}</span>
        </Button>
      ))}
    </nav>
  );
}

interface GroupProps {
  readonly group: HitGroup;
  /** As many as asked for: there are more. */
  readonly isCut: boolean;
  /** So many are shown at first, so that what follows is not far below; without it: all. */
  readonly shownAtFirst?: number;
  /** Stands at the end of the line. */
  readonly aside?: ReactNode;
  readonly children: readonly ReactNode[];
}

function Group({ group, isCut, aside, children, shownAtFirst = children.length }: GroupProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? children : children.slice(0, shownAtFirst);
  const title = say(groupTitles[group]);
  return (
    <section className={styles.group} aria-label={title} data-group={group}>
      <h2>
        {title} <span>{formatCount(children.length, isCut)}</span>
        {aside}
      </h2>
      <ul className={list.framed}>{shown}</ul>
      {shown.length < children.length && (
        <Button look="quiet" onPress={() => setIsWhole(true)}>
          {say('search.showMoreOf', { children: children.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

/** Of claims and of articles; sentences, which come last, are all shown. */
const shownAtFirst = 8;

interface Cut {
  /** There are more than are given. */
  readonly isCut: boolean;
}

interface ClaimsProps extends Cut {
  readonly claims: readonly ClaimView[];
  readonly query: string;
}

/** Claims that were found, with the words that may have led to them. */
export function ClaimHits({ claims, query, isCut }: ClaimsProps) {
  return (
    <Group group="claims" isCut={isCut} shownAtFirst={shownAtFirst}>
      {claims.map((claim) => {
        const words = nameClaim(claim);
        return (
          <li key={claim.id} className={styles.hit}>
            <a
              data-hit={claim.id}
              href={formatRoute(routeToClaim(claim))}
              className={styles.words}
              data-quoted={claim.statement === ''}
              dir="auto"
            >
              <MarkedText text={words} marks={markSoughtWords(words, query)} />
            </a>
            <span className={styles.meta}>
              {isNamedByStatement(claim) && `${say('search.statement')} · `}
              {describeSource(claim.publisher, claim.articleTitle, claim.publishedAt) ||
                say('components.heard')}
              {' · '}
              {say(statusNames[claim.status])}
              {claim.tags.map(({ id, name, colour }) => (
                <TagChip key={id} name={name} colour={colour} />
              ))}
              <Counts counts={claim.relations} decided={claim.decided} isShort />
            </span>
          </li>
        );
      })}
    </Group>
  );
}

/** Articles that were found, each with the best of the sentences that led to it. */
export function ArticleHits({ articles, isCut }: Pick<SearchResult, 'articles'> & Cut) {
  return (
    <Group group="articles" isCut={isCut} shownAtFirst={shownAtFirst}>
      {articles.map(({ article: { id, title, publisher, publishedAt }, snippet }) => (
        <li key={id} className={styles.hit}>
          <a
            data-hit={id}
            href={formatRoute({ view: 'read', articleId: id, claimId: null })}
            className={styles.title}
            dir="auto"
          >
            {title}
          </a>
          <span className={styles.meta}>{describeSource(publisher, null, publishedAt)}</span>
          {snippet && (
            <span className={styles.snippet} dir="auto">
              <Words snippet={snippet} />
            </span>
          )}
        </li>
      ))}
    </Group>
  );
}

interface SentencesProps extends Pick<SearchResult, 'sentences'>, Cut {
  readonly selected: ReadonlySet<string>;
  readonly onToggle: (sentence: Sentence) => void;
  readonly onToggleAll: () => void;
}

/** Sentences that were found: each can be made a claim, unless one stands there. */
export function SentenceHits({ sentences, isCut, selected, onToggle, onToggleAll }: SentencesProps) {
  const open = sentences.filter(({ claimId }) => claimId === null);
  const chosen = open.filter((sentence) => selected.has(nameSentence(sentence))).length;
  return (
    <Group
      group="sentences"
      isCut={isCut}
      aside={
        open.length > 0 && (
          <>
            <label className={styles.all}>
              <input
                type="checkbox"
                checked={chosen === open.length}
                ref={(input) => {
                  if (input) input.indeterminate = chosen > 0 && chosen < open.length;
                }}
                onChange={onToggleAll}
              />
              {say('search.selectAllThatAre')}
            </label>
            <small>
              {sayNodes('search.spaceSelectsMakesA', {
                kbd: (text) => <kbd>{text}</kbd>,
                claimFoundKey: <Key name="claim-found" />,
              })}
            </small>
          </>
        )
      }
    >
      {sentences.map((sentence) => {
        const { articleId, articleTitle, publisher, publishedAt, start, end, snippet, claimId } = sentence;
        const name = nameSentence(sentence);
        return (
          <li key={name} className={`${styles.hit} ${styles.sentence}`}>
            {claimId === null ? (
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={say('search.select', { text: snippet.text })}
                checked={selected.has(name)}
                onChange={() => onToggle(sentence)}
              />
            ) : (
              <Quote size={14} className={styles.claimed} aria-hidden />
            )}
            <a
              data-hit={name}
              href={formatRoute({ view: 'read', articleId, claimId: null, passage: { start, end } })}
              className={styles.words}
              data-quoted
              dir="auto"
            >
              <Words snippet={snippet} />
              {selected.has(name) && <span className="only-heard">{`, ${say('search.selected')}`}</span>}
            </a>
            <span className={styles.meta}>
              {describeSource(publisher, articleTitle, publishedAt)}
              {claimId !== null && (
                <>
                  {' · '}
                  <a href={formatRoute({ view: 'read', articleId, claimId })}>
                    {say('search.aClaimAlready')}
                  </a>
                </>
              )}
            </span>
          </li>
        );
      })}
    </Group>
  );
}
