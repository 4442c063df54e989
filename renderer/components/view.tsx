import type { ReactNode, RefObject } from 'react';
import styles from './view.module.css';

interface ViewProps {
  readonly view?: RefObject<HTMLDivElement | null>;
  readonly children: ReactNode;
}

/** A view as high as the window lets it be: its parts below each other, of which one takes what is left. */
export function View({ view, children }: ViewProps) {
  return (
    <div ref={view} className={styles.view}>
      {children}
    </div>
  );
}

interface TitleProps {
  readonly title: string;
  /** How much is in the view. */
  readonly detail?: string;
}

/** What a view is called. */
export function ViewTitle({ title, detail }: TitleProps) {
  return (
    <h1 className={styles.title}>
      {title}
      {detail && <small> {detail}</small>}
    </h1>
  );
}

interface HeadProps extends TitleProps {
  /** A line below it, where no table begins. */
  readonly isLined?: boolean;
  /** What stands at its end. */
  readonly children?: ReactNode;
}

/** The title of a view, and what can be done with all of it. */
export function ViewHead({ isLined = false, children, ...title }: HeadProps) {
  return (
    <header className={styles.head} data-lined={isLined}>
      <ViewTitle {...title} />
      {children}
    </header>
  );
}
