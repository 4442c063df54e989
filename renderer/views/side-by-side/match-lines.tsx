import type { RefObject } from 'react';
import { formatNumber } from '../../components/count.ts';
import { language } from '../../words/index.ts';
import type { OwnLink } from '../link/link.ts';
import styles from './match-lines.module.css';

interface Props {
  readonly matches: readonly OwnLink[];
  readonly chosen: number;
  /** Where each match stands on each side, in pixels below the beginning of what is scrolled. */
  readonly tops: readonly [readonly (number | null)[], readonly (number | null)[]];
  readonly scrolled: readonly [number, number];
  readonly scrollers: readonly [RefObject<HTMLElement | null>, RefObject<HTMLElement | null>];
  readonly onChoose: (index: number) => void;
}

/** Wide enough for two numbers and a line between them. */
const width = 84;
const margin = 16;

/** Lines that join the matching passages, each with its number at both ends. */
export function MatchLines({ matches, chosen, tops, scrolled, scrollers, onChoose }: Props) {
  const pane = scrollers[0].current;
  const height = pane?.clientHeight ?? 0;
  // The first pane stands where a line begins.
  const [start, end] =
    language.get().direction === 'rtl' ? [width - margin, margin] : [margin, width - margin];
  // The panes have a line of their own above what they scroll.
  const above = pane?.offsetTop ?? 0;
  return (
    <svg className={styles.lines} width={width} aria-hidden>
      {matches.map(({ link }, index) => {
        const [own, other] = [tops[0][index], tops[1][index]];
        if (typeof own !== 'number' || typeof other !== 'number') return null;
        const [from, to] = [own - scrolled[0], other - scrolled[1]];
        const isVisible = (y: number) => y >= 0 && y <= height;
        if (!isVisible(from) && !isVisible(to)) return null;
        // What has left the pane is pointed at from its edge.
        const clamp = (y: number) => above + Math.min(Math.max(y, 8), height - 8);
        const [y1, y2] = [clamp(from), clamp(to)];
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: J and K, and the list of matches, do the same
          <g
            key={`${link.a} ${link.b}`}
            className={styles.match}
            data-relation={link.relation}
            data-chosen={index === chosen}
            onClick={() => onChoose(index)}
          >
            <path d={`M ${start} ${y1} C ${width / 2} ${y1}, ${width / 2} ${y2}, ${end} ${y2}`} />
            {(
              [
                [start, y1],
                [end, y2],
              ] as const
            ).map(([x, y]) => (
              <g key={x} transform={`translate(${x} ${y})`}>
                <circle r={10} />
                <text dy="0.35em">{formatNumber(index + 1)}</text>
              </g>
            ))}
          </g>
        );
      })}
    </svg>
  );
}
