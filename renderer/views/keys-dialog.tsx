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
      ['N', 'next suggested sentence (with Shift: the one before)'],
      ['W', 'nothing to check in it (also Delete)'],
      ['X', 'set its lines aside, or bring them back'],
      ['E', 'use it as evidence, while evidence is collected'],
      ['G', 'tags that each new claim gets; again: none'],
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
    title: 'Compare',
    keys: [
      ['↓ ↑ → ←', 'move through the table'],
      ['Enter', 'open the point'],
      ['F2', 'name it'],
      ['Space', 'select it'],
      ['M', 'merge the selected points'],
      ['Esc', 'close, or select none'],
    ],
  },
  {
    title: 'Triage',
    keys: [
      ['A D P L', 'agrees, differs, partly, later value'],
      ['Y T U', 'repeats, only the topic, unrelated'],
      ['← →', 'which side is later, or repeats'],
      ['R', 'give a reason'],
      ['S', 'skip: it comes again at the end'],
      ['Z', 'back to the one before'],
    ],
  },
  {
    title: 'Side by side',
    keys: [['J K', 'next or previous match']],
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
    <Dialog title="Keys" isWide onClose={onClose}>
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
