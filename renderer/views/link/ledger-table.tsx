import { CircleQuestionMark, Equal, EqualApproximately, EqualNot, type LucideIcon } from 'lucide-react';
import type { Dimension } from '../../../src/contract/reading.ts';
import { type PlainWord, say, sayParts } from '../../words/index.ts';
import styles from './ledger-table.module.css';
import type { Outcome, Row } from './link.ts';

const dimensionLabels: Readonly<Record<Dimension, PlainWord>> = {
  number: 'link.number',
  unit: 'link.unit',
  date: 'link.when',
  name: 'link.name',
  place: 'link.place',
  negation: 'link.yesOrNo',
  modality: 'link.certainty',
  speaker: 'link.saidBy',
  quote: 'link.words',
};

interface Look {
  readonly icon: LucideIcon;
  readonly word: PlainWord;
}

const outcomeLooks: Readonly<Record<Outcome, Look>> = {
  agree: { icon: Equal, word: 'link.theSame' },
  differ: { icon: EqualNot, word: 'link.different' },
  open: { icon: CircleQuestionMark, word: 'link.undecided' },
};

/** Values that overlap are not the same: both can hold. */
const overlap: Look = { icon: EqualApproximately, word: 'link.canBeTheSame' };

interface Props {
  readonly rows: readonly Row[];
  /** Heads the columns; without it the heads are only heard. */
  readonly names?: readonly [own: string, other: string];
}

/** Why two claims are related: what was compared, the words on both sides, and how it turned out. */
export function LedgerTable({ rows, names }: Props) {
  const [own, other] = names ?? [say('link.headThisClaim'), say('link.headTheOther')];
  return (
    <table className={styles.table} aria-label={say('link.ledger')}>
      <thead className={names ? styles.heads : 'only-heard'}>
        <tr>
          <th scope="col">{say('link.compared')}</th>
          <th scope="col">{own}</th>
          <th scope="col">{other}</th>
          <th scope="col">
            <span className={names && 'only-heard'}>{say('link.outcome')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LedgerRow key={`${row.dimension} ${row.own?.start} ${row.other?.start}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function LedgerRow({ row: { dimension, outcome, own, other, note, values } }: { readonly row: Row }) {
  const isOverlap = outcome === 'agree' && values !== null && values.own !== values.other;
  const { icon: Icon, word } = isOverlap ? overlap : outcomeLooks[outcome];
  const said = sayParts([note, values && say('link.valueAgainst', values)], '; ');
  return (
    <tr title={said || undefined}>
      <th scope="row">{say(dimensionLabels[dimension])}</th>
      <td>
        <bdi>{own?.text ?? '–'}</bdi>
      </td>
      <td>
        <bdi>{other?.text ?? '–'}</bdi>
      </td>
      <td className={styles.sign} data-outcome={outcome}>
        <Icon size={14} strokeWidth={2.6} aria-hidden />
        <span className="only-heard">
          {say(word)}
          {said && `: ${said}`}
        </span>
      </td>
    </tr>
  );
}
