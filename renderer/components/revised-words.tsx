import type { RevisedPlace } from '../../src/contract/views.ts';
import styles from './revised-words.module.css';

/** What stood there, struck through where it changed, and what stands there now; a lost place only what it was. */
export function RevisedWords({ place }: { readonly place: Pick<RevisedPlace, 'before' | 'after' | 'runs'> }) {
  if (place.after === null) return <del className={styles.gone}>{place.before}</del>;
  return (
    <span className={styles.words} dir="auto">
      {place.runs.map(({ text, side }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one answer never move
        if (side === 'a') return <del key={index}>{text}</del>;
        // biome-ignore lint/suspicious/noArrayIndexKey: the same
        if (side === 'b') return <ins key={index}>{text}</ins>;
        return text;
      })}
    </span>
  );
}
