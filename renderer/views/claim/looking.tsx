import { Loading } from '../../components/status.tsx';
import styles from './found.module.css';

/** Stands while something is looked for, as tall as `none` will be: when that comes, nothing else is moved by it. */
export function Looking({ none }: { readonly none: string }) {
  return (
    <div className={styles.looking}>
      <p className={styles.none} aria-hidden>
        {none}
      </p>
      <Loading />
    </div>
  );
}
