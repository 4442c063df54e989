import type { CSSProperties, ReactNode } from 'react';
import styles from './tag-chip.module.css';

/** Colours for tags; each stands out from every ground that it is shown on, light and dark, by 3:1 or more. */
export const tagColours: readonly { readonly name: string; readonly value: string }[] = [
  { name: 'Red', value: '#d94848' },
  { name: 'Orange', value: '#c9670a' },
  { name: 'Ochre', value: '#977800' },
  { name: 'Green', value: '#2e9250' },
  { name: 'Teal', value: '#17878f' },
  { name: 'Blue', value: '#3d7fe0' },
  { name: 'Violet', value: '#8d68e0' },
  { name: 'Pink', value: '#d0509b' },
  { name: 'Brown', value: '#a3704a' },
  { name: 'Grey', value: '#7d8590' },
];

interface Props {
  readonly name: string;
  /** #rrggbb; null: none was chosen. */
  readonly colour: string | null;
  /** Stands behind the name. */
  readonly children?: ReactNode;
}

/** A tag's colour, as a dot; a ring where none was chosen. */
export function TagDot({ colour }: Pick<Props, 'colour'>) {
  const style = colour === null ? undefined : ({ '--dot': colour } as CSSProperties);
  return <span className={styles.dot} data-coloured={colour !== null} style={style} aria-hidden />;
}

/** A tag by its name, with its colour as a dot. */
export function TagChip({ name, colour, children }: Props) {
  return (
    <span className={styles.chip}>
      <TagDot colour={colour} />
      <span className={styles.name}>{name}</span>
      {children}
    </span>
  );
}
