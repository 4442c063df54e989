import { Copy, Ellipsis } from 'lucide-react';
import { placeInTime } from '../../../src/contract/moments.ts';
import type { ArticleSummary } from '../../../src/contract/views.ts';
import { formatDate } from '../../components/dates.ts';
import { MenuButton } from '../../components/menu-button.tsx';
import { Counts } from '../../components/relation.tsx';
import { type Column, SecondLine } from '../../components/row-table.tsx';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import styles from './article-columns.module.css';

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

interface Actions {
  readonly onEdit: (article: ArticleSummary) => void;
  readonly onDelete: (article: ArticleSummary) => void;
}

/** The columns of the table of articles. */
export function listArticleColumns({ onEdit, onDelete }: Actions): Column<ArticleSummary>[] {
  return [
    {
      id: 'title',
      label: 'library.title',
      value: ({ title }) => title,
      draw: ({ id, title, revisions }) => (
        <>
          <a
            href={formatRoute({ view: 'read', articleId: id, claimId: null })}
            tabIndex={-1}
            className={styles.title}
            dir="auto"
          >
            {title}
          </a>
          {revisions > 1 && (
            <span className={styles.note}>{say('library.countRevisions', { revisions })}</span>
          )}
        </>
      ),
    },
    {
      id: 'publisher',
      label: 'library.publisher',
      width: 'clamp(110px, 14cqi, 200px)',
      value: ({ publisher }) => publisher,
      draw: ({ publisher, author }) => (
        <>
          <span className={styles.publisher} title={publisher ?? undefined}>
            {publisher ?? '–'}
          </span>
          {author && (
            <span className={styles.author}>
              <SecondLine>{author}</SecondLine>
            </span>
          )}
        </>
      ),
    },
    {
      id: 'published',
      label: 'library.published',
      width: '112px',
      value: ({ publishedAt }) => publishedAt && placeInTime(publishedAt),
      draw: ({ publishedAt }) => {
        const [day, time] = formatDate(publishedAt).split(', ');
        return (
          <>
            {day}
            {time && <SecondLine>{time}</SecondLine>}
          </>
        );
      },
    },
    {
      id: 'claims',
      label: 'library.claims',
      width: '76px',
      value: ({ claims }) => claims,
      draw: ({ claims }) => claims,
    },
    {
      id: 'left',
      label: 'library.sentencesLeft',
      width: '118px',
      rank: 3,
      value: ({ sentencesLeft }) => sentencesLeft,
      draw: ({ sentencesLeft }) =>
        sentencesLeft === 0 ? <span className={styles.done}>{say('library.none')}</span> : sentencesLeft,
    },
    {
      id: 'copies',
      label: 'library.copies',
      width: '100px',
      rank: 3,
      value: ({ copies }) => copies,
      draw: ({ copies }) =>
        copies > 0 && (
          <span className={styles.copies}>
            <Copy size={12} strokeWidth={2.2} aria-hidden />
            {say('library.countCopies', { count: copies })}
          </span>
        ),
    },
    {
      id: 'relations',
      label: 'library.inOtherSources',
      width: 'clamp(120px, 13cqi, 180px)',
      rank: 2,
      value: ({ relations }) => sum(relations),
      draw: ({ relations, decided, uncomparedClaims }) => (
        <>
          <span className={styles.counts}>
            <Counts counts={relations} decided={decided} isShort />
          </span>
          {uncomparedClaims > 0 && (
            <SecondLine>{say('library.notComparedYet', { claims: uncomparedClaims })}</SecondLine>
          )}
        </>
      ),
    },
    {
      id: 'actions',
      label: 'library.actions',
      hidesLabel: true,
      width: '48px',
      draw: (article) => (
        <MenuButton
          look="icon"
          label={<Ellipsis size={16} aria-hidden />}
          heard={say('library.actionsFor', { title: article.title })}
          isTabStop={false}
          listChoices={() => [
            { id: 'edit', name: say('library.editDetails') },
            { id: 'delete', name: say('library.deleteArticle') },
          ]}
          onChoose={(id) => (id === 'edit' ? onEdit(article) : onDelete(article))}
        />
      ),
    },
  ];
}
