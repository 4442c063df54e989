import { CircleQuestionMark, Equal, EqualNot, type LucideIcon } from 'lucide-react';
import type { Dimension } from '../../../src/contract/reading.ts';
import styles from './ledger-table.module.css';
import type { Outcome, Row } from './link.ts';

const dimensionLabels: Readonly<Record<Dimension, string>> = {
  number: 'number',
  unit: 'unit',
  date: 'when',
  name: 'name',
  place: 'place',
  negation: 'yes or no',
  modality: 'certainty',
  speaker: 'said by',
  quote: 'words',
};

const outcomeLooks: Readonly<Record<Outcome, { icon: LucideIcon; word: string }>> = {
  agree: { icon: Equal, word: 'the same' },
  differ: { icon: EqualNot, word: 'different' },
  open: { icon: CircleQuestionMark, word: 'open' },
};

interface Props {
  readonly rows: readonly Row[];
  /** Heads the columns; without it the heads are only heard. */
  readonly names?: readonly [own: string, other: string];
}

/** Why two claims are related: what was compared, the words on both sides, and how it turned out. */
export function LedgerTable({ rows, names }: Props) {
  const [own, other] = names ?? ['This claim', 'The other'];
  return (
    <table className={styles.table} aria-label="Ledger">
      <thead className={names ? styles.heads : 'only-heard'}>
        <tr>
          <th scope="col">Compared</th>
          <th scope="col">{own}</th>
          <th scope="col">{other}</th>
          <th scope="col">
            <span className={names && 'only-heard'}>Outcome</span>
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

function LedgerRow({ row: { dimension, outcome, own, other, note } }: { readonly row: Row }) {
  const { icon: Icon, word } = outcomeLooks[outcome];
  return (
    <tr title={note ?? undefined}>
      <th scope="row">{dimensionLabels[dimension]}</th>
      <td>{own?.text ?? '–'}</td>
      <td>{other?.text ?? '–'}</td>
      <td className={styles.sign} data-outcome={outcome}>
        <Icon size={14} strokeWidth={2.6} aria-hidden />
        <span className="only-heard">
          {word}
          {note && `: ${note}`}
        </span>
      </td>
    </tr>
  );
}
