import { Dialog } from '../components/dialog.tsx';
import styles from './keys-dialog.module.css';

interface Group {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, meaning: string])[];
}

const groups: readonly Group[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl Z', 'take back the last act'],
      ['Ctrl Shift Z', 'do it again (also Ctrl Y)'],
      ['Ctrl V', 'make an article of copied text'],
      ['?', 'this sheet'],
    ],
  },
  {
    title: 'In the text',
    keys: [
      ['↓ ↑', 'hold the next or previous sentence'],
      ['Ctrl → ←', 'hold the next or previous word'],
      ['Shift', 'with either: extend the passage'],
      ['C', 'make the held passage a claim'],
      ['Shift C', 'add it to the selected claim'],
      ['Esc', 'drop the passage, then the claim'],
    ],
  },
  {
    title: 'The selected claim',
    keys: [
      ['J K', 'next or previous claim'],
      ['T', 'tag it'],
      ['O', 'go to the other sources'],
      ['Delete', 'put it into the bin'],
      ['Esc', 'from a field back to the text'],
    ],
  },
  {
    title: 'Another source',
    keys: [
      ['↓ ↑', 'next or previous source'],
      ['A', 'agrees'],
      ['D', 'differs'],
      ['P', 'partly'],
      ['L', 'later value'],
      ['Y', 'repeats, where it is offered'],
      ['U', 'unrelated'],
    ],
  },
];

/** Every key and what it does. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div className={styles.groups}>
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([names, meaning]) => (
                <div key={names}>
                  <dt>
                    {names.split(' ').map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>
        Single letters work only while no text is being edited. On a Mac, Ctrl is ⌘.
      </p>
    </Dialog>
  );
}
