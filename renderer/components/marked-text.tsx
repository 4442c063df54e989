import type { Mark } from '../reading/marks.ts';
import { cutRuns } from '../reading/marks.ts';
import styles from './marked-text.module.css';

interface Props {
  readonly text: string;
  readonly marks: readonly Mark<string>[];
}

/** A text with some of its words marked; each mark's tone is an outcome or a side of a comparison. */
export function MarkedText({ text, marks }: Props) {
  let offset = 0;
  return cutRuns(text, marks).map((run) => {
    const key = offset;
    offset += run.text.length;
    return run.tone === null ? (
      run.text
    ) : (
      <mark key={key} className={styles.mark} data-tone={run.tone}>
        {run.text}
      </mark>
    );
  });
}
