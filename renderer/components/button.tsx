import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import styles from './button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'children' | 'style'> {
  readonly children: ReactNode;
  /** primary: what the editor most likely wants next, once in each place, or has chosen. suggested: what the
   * program would choose. quiet: without a frame. */
  readonly look?: 'plain' | 'primary' | 'suggested' | 'quiet' | 'icon';
  /** The single key that does the same, shown behind the words. */
  readonly shortcut?: string;
}

/** A button as everywhere in the workbench. */
export function Button({ look = 'plain', shortcut, children, ...props }: Props) {
  return (
    <AriaButton {...props} className={`${styles.button} ${styles[look]}`}>
      {children}
      {shortcut && <kbd aria-hidden>{shortcut}</kbd>}
    </AriaButton>
  );
}
