import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { latestFirst } from '../../../src/contract/moments.ts';
import type { Output } from '../../../src/contract/operations.ts';
import type { ArticleSummary } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { formatNumber } from '../../components/count.ts';
import { formatDate } from '../../components/dates.ts';
import { seekWords } from '../../components/filtering.ts';
import { Counts } from '../../components/relation.tsx';
import { NothingLeft } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { TagChip } from '../../components/tag-chip.tsx';
import { WordFilter } from '../../components/word-filter.tsx';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { showClaimsWithTag } from '../claims/claim-filter.ts';
import styles from './article-list.module.css';

interface Props {
  readonly articles: readonly ArticleSummary[];
  readonly openId: string | null;
}

/** Words by which the articles are filtered; they stay while other views are open. */
const articleWords = createStore('');

/** The library's articles and tags, beside the one that is read. */
export function ArticleList({ articles, openId }: Props) {
  const text = useStore(articleWords);
  const tags = useOperation('tag.list', {});
  const scroller = useRef<HTMLDivElement>(null);
  /** As in the library: the latest first, and last what has no date. */
  const sorted = useMemo(
    () => articles.toSorted((x, y) => latestFirst(x.publishedAt, y.publishedAt)),
    [articles],
  );
  const shown = useMemo(() => {
    const holdsWords = seekWords(text);
    return sorted.filter(({ title, publisher, author }) =>
      holdsWords([title, publisher, author].join('\n').toLowerCase()),
    );
  }, [sorted, text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what other words leave begins at the top
  useEffect(() => {
    scroller.current!.scrollTop = 0;
  }, [text]);
  return (
    <nav className={styles.list} aria-label={say('read.articlesAndTags')}>
      <h2>
        {say('read.articles')}{' '}
        <span>
          {shown.length < articles.length
            ? say('read.ofArticles', { shown: shown.length, articles: articles.length })
            : formatNumber(articles.length)}
        </span>
      </h2>
      <search className={styles.filter}>
        <WordFilter
          label={say('read.filterArticles')}
          placeholder={say('read.filterByTitlePublisher')}
          text={text}
          onChange={(changed) => articleWords.update(() => changed)}
          onLeave={() => scroller.current!.querySelector('a')?.focus()}
        />
      </search>
      <div ref={scroller} className={styles.scroller}>
        {shown.length === 0 && (
          <NothingLeft what={say('read.noneLeft')} onShowAll={() => articleWords.update(() => '')} />
        )}
        <Articles articles={shown} openId={openId} scroller={scroller} />
        {tags.data && tags.data.length > 0 && (
          <>
            <h2>
              {say('read.tags')} <span>{formatNumber(tags.data.length)}</span>
            </h2>
            <ul className={styles.tags}>
              {tags.data.map((tag) => (
                <TagItem key={tag.id} tag={tag} />
              ))}
            </ul>
          </>
        )}
      </div>
    </nav>
  );
}

/** What most articles take, and the list at first, in pixels: until they are measured. */
const usualHeight = 62;
const firstRect = { width: 264, height: 800 };

interface ListProps extends Props {
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Of thousands only those in sight are there, and what has to be found: the first, the open and the last focused. */
function Articles({ articles, openId, scroller }: ListProps) {
  /** Still, when the focus has gone elsewhere: it may come back. */
  const [focused, setFocused] = useState<number | null>(null);
  const open = articles.findIndex(({ id }) => id === openId);
  const virtualizer = useVirtualizer({
    count: articles.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => articles[index]!.id,
    estimateSize: () => usualHeight,
    initialRect: firstRect,
    overscan: 8,
    rangeExtractor: (range) => {
      const isThere = (index: number) => index >= 0 && index < articles.length;
      // To those beside the focused one Tab leads.
      const near = focused === null ? [] : [focused - 1, focused, focused + 1];
      const found = [0, open, ...near].filter(isThere);
      return [...new Set([...defaultRangeExtractor(range), ...found])].sort((x, y) => x - y);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one that is opened comes into view
  useEffect(() => {
    if (open < 0) return;
    // After the text is painted: it would be laid out twice for this.
    const timer = setTimeout(() => virtualizer.scrollToIndex(open));
    return () => clearTimeout(timer);
  }, [openId]);
  return (
    <ul className={styles.articles} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          aria-posinset={index + 1}
          aria-setsize={articles.length}
          style={{ top: start }}
          onFocus={() => setFocused(index)}
        >
          <ArticleLink article={articles[index]!} isOpen={index === open} />
        </li>
      ))}
    </ul>
  );
}

interface ArticleProps {
  readonly article: ArticleSummary;
  readonly isOpen: boolean;
}

/** Remembered: of many, two change when another one is opened. */
const ArticleLink = memo(({ article, isOpen }: ArticleProps) => (
  <a
    href={formatRoute({ view: 'read', articleId: article.id, claimId: null })}
    className={styles.article}
    aria-current={isOpen ? 'page' : undefined}
  >
    <strong>{article.title}</strong>
    <span className={styles.meta}>
      {[
        article.publisher,
        article.publishedAt && formatDate(article.publishedAt.slice(0, 10)),
        say('read.claims', { claims: article.claims }),
      ].map((part) => part && <span key={part}>{part}</span>)}
    </span>
    <span className={styles.counts}>
      <Counts counts={article.relations} decided={article.decided} isShort />
    </span>
  </a>
));

const TagItem = memo(({ tag }: { readonly tag: Output<'tag.list'>[number] }) => (
  <li>
    <button
      type="button"
      className={styles.tag}
      title={say('read.claimsTagged', { name: tag.name })}
      onClick={() => showClaimsWithTag(tag.id)}
    >
      <TagChip name={tag.name} colour={tag.colour}>
        <span className={styles.claims}>{tag.claims}</span>
      </TagChip>
    </button>
  </li>
));
