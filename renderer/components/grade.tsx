import type { Publisher } from '../../src/contract/model.ts';
import { useOperation } from '../api.ts';
import { type PlainWord, say } from '../words/index.ts';
import styles from './grade.module.css';

type Grade = NonNullable<Publisher['grade']>;

/** How reliable a publisher is, by the letters of the Admiralty code: best first. */
export const grades: Readonly<Record<Grade, PlainWord>> = {
  A: 'components.gradeA',
  B: 'components.gradeB',
  C: 'components.gradeC',
  D: 'components.gradeD',
  E: 'components.gradeE',
  F: 'components.gradeF',
};

/** The letter that a publisher was given; nothing for one that nobody has graded. */
export function GradeMark({ publisher }: { readonly publisher: string | null }) {
  const publishers = useOperation('publisher.list', {});
  const found = publishers.data?.find(({ name }) => name === publisher);
  if (!found?.grade) return null;
  const meaning = say(grades[found.grade]);
  return (
    <span
      className={styles.grade}
      data-grade={found.grade}
      title={[meaning, found.gradeReason].filter(Boolean).join(': ')}
    >
      {found.grade}
      <span className="only-heard"> {meaning}</span>
    </span>
  );
}
