import { type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import styles from './question-box.module.css';

interface Props {
  readonly icon: LucideIcon;
  /** Names the button that empties the field. */
  readonly clearLabel: string;
  readonly isEmpty: boolean;
  readonly onClear: () => void;
  /** The field, and what hangs from it. */
  readonly children: ReactNode;
}

/** The wide field that asks the library something. */
export function QuestionBox({ icon: Icon, clearLabel, isEmpty, onClear, children }: Props) {
  return (
    <span className={styles.box}>
      <Icon size={16} aria-hidden />
      {children}
      {!isEmpty && (
        <Button look="icon" aria-label={clearLabel} onPress={onClear}>
          <X size={15} aria-hidden />
        </Button>
      )}
    </span>
  );
}
