import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { useShownKey } from './key-hint.tsx';
import { formatKey, type KeyName } from './key-table.ts';

interface Props extends Omit<ButtonProps, 'className' | 'children' | 'style'> {
  readonly children: ReactNode;
  /** primary: what the editor most likely wants next, once in each place, or has chosen. suggested: what the
   * program would choose. quiet: without a frame. */
  readonly look?: 'plain' | 'primary' | 'suggested' | 'quiet' | 'icon';
  /** The key that does the same, shown behind the words: one that can be changed by its name, or one that stays. */
  readonly shortcut?: KeyName | 'escape' | 'delete';
}

/** A button as everywhere in the workbench. */
export function Button({ look = 'plain', shortcut, children, ...props }: Props) {
  return (
    <AriaButton {...props} className={`${styles.button} ${styles[look]}`}>
      {children}
      {shortcut === 'escape' || shortcut === 'delete' ? (
        <kbd aria-hidden>{formatKey(shortcut)}</kbd>
      ) : (
        shortcut && <ShownKey name={shortcut} />
      )}
    </AriaButton>
  );
}

function ShownKey({ name }: { readonly name: KeyName }) {
  const key = useShownKey(name);
  return key && <kbd aria-hidden>{key}</kbd>;
}
