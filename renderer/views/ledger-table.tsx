import type { Dimension } from '../../src/contract/reading.ts';
import styles from './ledger-table.module.css';
import type { Outcome, Row } from './link.ts';

const dimensionLabels: Readonly<Record<Dimension, string>> = {
  number: 'number',
  unit: 'unit',
  date: 'when',
  name: 'who',
  place: 'where',
  negation: 'yes or no',
  modality: 'certainty',
  speaker: 'said by',
  quote: 'quoted',
};

const outcomeSigns: Readonly<Record<Outcome, { sign: string; word: string }>> = {
  agree: { sign: '=', word: 'the same' },
  differ: { sign: '≠', word: 'different' },
  open: { sign: '?', word: 'open' },
};

/** Why two claims are related: what was compared, the words on both sides, and how it turned out. */
export function LedgerTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table className={styles.table} aria-label="Ledger">
      <thead className="only-heard">
        <tr>
          <th>Compared</th>
          <th>This claim</th>
          <th>The other</th>
          <th>Outcome</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ dimension, outcome, own, other, note }) => (
          <tr key={`${dimension} ${own?.start} ${other?.start}`} title={note ?? undefined}>
            <th scope="row">{dimensionLabels[dimension]}</th>
            <td>{own?.text ?? '–'}</td>
            <td>{other?.text ?? '–'}</td>
            <td className={styles.sign} data-outcome={outcome}>
              <span aria-hidden>{outcomeSigns[outcome].sign}</span>
              <span className="only-heard">
                {outcomeSigns[outcome].word}
                {note && `: ${note}`}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
