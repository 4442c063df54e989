import { type KeyboardEvent, type SelectHTMLAttributes, useRef, useState } from 'react';

interface Props extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange' | 'onBlur'> {
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/**
 * A list to choose from where a choice is put on record. From the open list it is made at once. Arrow keys on the closed
 * one only pass by: the choice is made by Enter or by leaving, and Esc takes it back (WCAG 3.2.2).
 */
export function Choice({ value, onChoose, ...props }: Props) {
  /** Null: as it is on record. */
  const [passed, setPassed] = useState<string | null>(null);
  const isPassing = useRef(false);
  const make = () => {
    setPassed(null);
    if (passed !== null && passed !== value) onChoose(passed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    isPassing.current = event.key !== 'Enter' && event.key !== ' ' && !event.altKey;
    if (passed === null || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') make();
    else setPassed(null);
  };
  return (
    <select
      {...props}
      value={passed ?? value}
      onPointerDown={() => {
        isPassing.current = false;
      }}
      onKeyDown={onKeyDown}
      onChange={({ currentTarget }) => {
        if (isPassing.current) return setPassed(currentTarget.value);
        setPassed(null);
        onChoose(currentTarget.value);
      }}
      onBlur={make}
    />
  );
}
