import { Search } from 'lucide-react';
import styles from './word-filter.module.css';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** What is filtered was opened to look something up. */
  readonly takesFocus?: boolean;
  /** ↓, and Esc where nothing is typed, lead to the list. */
  readonly onLeave: () => void;
}

/** Words that what is listed below has to hold; Esc takes them away. */
export function WordFilter({ label, placeholder, text, takesFocus = false, onChange, onLeave }: Props) {
  return (
    <span className={styles.filter}>
      <Search size={14} aria-hidden />
      <input
        // biome-ignore lint/a11y/noAutofocus: only where it says so
        autoFocus={takesFocus}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Escape') return;
          event.preventDefault();
          if (event.key === 'ArrowDown' || !text) return onLeave();
          // What it stands in would close.
          event.stopPropagation();
          onChange('');
        }}
      />
    </span>
  );
}
