import { Dialog } from '../../components/dialog.tsx';
import { findKey, formatKey, type KeyName, keyGroups, keySettings } from '../../components/key-table.ts';
import { useStore } from '../../components/store.ts';
import styles from './keys-dialog.module.css';

/** Every key and what it does, as they are set. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const settings = useStore(keySettings);
  const show = (entry: { readonly name?: KeyName; readonly shown?: string }) =>
    entry.name ? formatKey(findKey(entry.name, settings)) : entry.shown!;
  return (
    <Dialog title="Keys" isWide onClose={onClose}>
      <div className={styles.groups}>
        {keyGroups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map((entry) => (
                <div key={entry.label}>
                  <dt>
                    {show(entry)
                      .split(' ')
                      .map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                  </dt>
                  <dd>{entry.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>
        {settings.hasLetterKeys
          ? 'Single letters work only while no text is being edited.'
          : 'Single letters and signs are switched off.'}{' '}
        On a Mac, Ctrl is ⌘. All of them can be changed in Settings.
      </p>
    </Dialog>
  );
}
