import { Copy } from 'lucide-react';
import { memo } from 'react';
import type { SourceColumn } from '../../../src/contract/matrix.ts';
import { formatDate } from '../../components/dates.ts';
import { StaleBadge } from '../../components/relation.tsx';
import { formatRoute } from '../../routes.ts';
import { say } from '../../words/index.ts';
import type { StaleIndex } from '../link/stale.ts';
import cells from './cells.module.css';
import { copiesShown } from './row-heights.ts';
import styles from './source-head.module.css';

interface Props {
  readonly source: SourceColumn;
  /** Among the columns of sources. */
  readonly index: number;
  readonly stale: StaleIndex;
}

/** Over a column: which source it is, the copies that are folded into it, and what it leaves out. */
export const SourceHead = memo(function SourceHead({ source, index, stale }: Props) {
  const { articleId, publisher, title, publishedAt, copies, leftOut } = source;
  const alarms = stale.ofArticles([articleId, ...copies.map((copy) => copy.articleId)]);
  const toArticle = (id: string) => formatRoute({ view: 'read', articleId: id, claimId: null });
  return (
    <th scope="col" aria-colindex={index + 2}>
      <strong className={`${cells.oneLine} ${styles.name}`} title={publisher ?? title}>
        {articleId ? <a href={toArticle(articleId)}>{publisher ?? title}</a> : title}
      </strong>
      {publisher && articleId && (
        <span className={`${cells.small} ${cells.fewLines} ${styles.title}`}>{title}</span>
      )}
      <span className={cells.small}>{articleId ? formatDate(publishedAt) : say('components.heard')}</span>
      {copies.slice(0, copiesShown).map((copy) => (
        <a key={copy.articleId} href={toArticle(copy.articleId)} className={styles.copy} title={copy.title}>
          <Copy size={11} strokeWidth={2.4} aria-hidden />
          <span className="only-heard">{say('compare.copy')} </span>
          <span className={styles.copyName}>{copy.publisher ?? copy.title}</span>
        </a>
      ))}
      {copies.length > copiesShown && (
        <a href={formatRoute({ view: 'sources' })} className={styles.copy}>
          {say('compare.moreCopies', { count: copies.length - copiesShown })}
        </a>
      )}
      {alarms.length > 0 && (
        <a
          href={formatRoute({ view: 'triage', list: 'stale', articleId: alarms[0]!.articleId! })}
          className={styles.stale}
          title={alarms.map(({ sentence }) => sentence).join('\n')}
        >
          <StaleBadge alarms={alarms} />
          <span className="only-heard">: {alarms[0]!.sentence}</span>
        </a>
      )}
      {leftOut > 0 && (
        <span className={cells.small} title={say('compare.pointsThatTwoOther')}>
          {say('compare.pointsWithoutAClaim', { leftOut })}
        </span>
      )}
    </th>
  );
});
