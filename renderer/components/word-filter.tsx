import { Search } from 'lucide-react';
import styles from './word-filter.module.css';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** ↓, and Esc where nothing is typed, lead to the list. */
  readonly onLeave: () => void;
}

/** Words that what is listed below has to hold; Esc takes them away. */
export function WordFilter({ label, placeholder, text, onChange, onLeave }: Props) {
  return (
    <span className={styles.filter}>
      <Search size={14} aria-hidden />
      <input
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Escape') return;
          event.preventDefault();
          if (event.key === 'Escape' && text) onChange('');
          else onLeave();
        }}
      />
    </span>
  );
}
