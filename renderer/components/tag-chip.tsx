import type { CSSProperties, ReactNode } from 'react';
import type { PlainWord } from '../words/index.ts';
import styles from './tag-chip.module.css';

/** Colours for tags; each stands out from every ground that it is shown on, light and dark, by 3:1 or more. */
export const tagColours: readonly { readonly name: PlainWord; readonly value: string }[] = [
  { name: 'components.red', value: '#d94848' },
  { name: 'components.orange', value: '#c9670a' },
  { name: 'components.ochre', value: '#977800' },
  { name: 'components.green', value: '#2e9250' },
  { name: 'components.teal', value: '#17878f' },
  { name: 'components.blue', value: '#3d7fe0' },
  { name: 'components.violet', value: '#8d68e0' },
  { name: 'components.pink', value: '#d0509b' },
  { name: 'components.brown', value: '#a3704a' },
  { name: 'components.grey', value: '#7d8590' },
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
