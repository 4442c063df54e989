import type { ReactNode } from 'react';
import type { ArticleView } from '../../src/contract/views.ts';
import { Button } from '../components/button.tsx';
import { formatDate } from '../components/dates.ts';
import { inOwnLanguage, say, sayParts } from '../words/index.ts';
import styles from './by-line.module.css';

interface Props {
  readonly article: ArticleView['article'];
  readonly revisionNumber: number;
  /** How many the article has. */
  readonly claims: number;
  /** How many sentences are suggested and left. */
  readonly suggestions: number;
  readonly onSuggestion: () => void;
  /** What can be done with the article as a whole. */
  readonly children: ReactNode;
}

/** In other languages hardly a sentence is suggested: there it says nothing that none is left. */
const isEnglish = (language: string | null) => /^en\b/i.test(language ?? 'en');

/** Below a headline: who printed it and when, what is marked in it, and what is left to do. */
export function ByLine({ article, revisionNumber, claims, suggestions, onSuggestion, children }: Props) {
  return (
    <div className={styles.byLine} {...inOwnLanguage()}>
      <p>
        {sayParts([
          article.publisher,
          article.author,
          article.publishedAt && formatDate(article.publishedAt),
          article.updatedAt && say('reading.updated', { updatedAt: formatDate(article.updatedAt) }),
          revisionNumber > 1 && say('reading.revision', { number: revisionNumber }),
          claims === 0 ? say('reading.noClaimsYet') : say('reading.claims', { claims }),
        ])}
      </p>
      <p className={styles.actions}>
        {suggestions > 0 && (
          <Button look="quiet" shortcut="next-suggestion" onPress={onSuggestion}>
            {say('reading.sentencesLeft', { suggestedClaims: suggestions })}
          </Button>
        )}
        {isEnglish(article.language) && suggestions === 0 && claims > 0 && (
          <span>{say('reading.noSentenceLeftTo')}</span>
        )}
        {children}
      </p>
    </div>
  );
}
