import type { Passage } from '../../../src/contract/reading.ts';
import { MarkedText } from '../../components/marked-text.tsx';
import { say } from '../../words/index.ts';
import styles from './printed-words.module.css';

/** What the article prints where an editor's statement is compared in its place; nothing for other passages. */
export function PrintedWords({ passage: { quoted } }: { readonly passage: Passage }) {
  if (!quoted) return null;
  const { text, start, end } = quoted;
  return (
    <p className={styles.printed} dir="auto">
      <small>{say('link.printed')} </small>
      <MarkedText
        text={text}
        marks={[
          { start: 0, end: start, tone: 'context' },
          { start: end, end: text.length, tone: 'context' },
        ]}
      />
    </p>
  );
}
