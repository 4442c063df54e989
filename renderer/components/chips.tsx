import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './chips.module.css';
import { formatNumber } from './count.ts';

interface Props<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: T; readonly name: ReactNode; readonly count: number | null }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}

/** One of a few filters, each with how much it would leave, or of a few ways to show the same. */
export function Chips<T extends string>({ label, choices, chosen, onChoose }: Props<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.chips!}
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => onChoose([...keys][0] as T)}
    >
      {choices.map(({ id, name, count }) => (
        <ToggleButton key={id} id={id} className={styles.chip!}>
          {name} {count !== null && <span>{formatNumber(count)}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
