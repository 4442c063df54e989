import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './fold.module.css';
import { createStore, useStore } from './store.ts';

interface Props {
  /** Names the section for good: it stays open or folded wherever it is shown again. */
  readonly name: string;
  readonly title: string;
  /** Stands at the end of the line. */
  readonly aside?: ReactNode;
  readonly isOpenAtFirst?: boolean;
  readonly children: ReactNode;
}

const chosen = createStore<Readonly<Record<string, boolean>>>({});

/** Opens a section, wherever it is or will be shown. */
export const openFold = (name: string) => chosen.update((old) => ({ ...old, [name]: true }));

/** A section that folds to one line; what is in it is drawn only while it is open. */
export function Fold({ name, title, aside, isOpenAtFirst = false, children }: Props) {
  const isOpen = useStore(chosen)[name] ?? isOpenAtFirst;
  return (
    <details
      className={styles.fold}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) =>
        open !== isOpen && chosen.update((old) => ({ ...old, [name]: open }))
      }
    >
      <summary>
        <ChevronRight size={13} aria-hidden />
        {title}
        {aside !== undefined && <span>{aside}</span>}
      </summary>
      {isOpen && <div className={styles.content}>{children}</div>}
    </details>
  );
}
