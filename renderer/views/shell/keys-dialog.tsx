import { Dialog } from '../../components/dialog.tsx';
import { findKey, type KeyName, keyGroups, keySettings, nameKeys } from '../../components/key-table.ts';
import { useStore } from '../../components/store.ts';
import { say } from '../../words/index.ts';
import styles from './keys-dialog.module.css';

/** Every key and what it does, as they are set. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const settings = useStore(keySettings);
  const show = (entry: { readonly name?: KeyName; readonly shown?: string }) =>
    nameKeys(entry.name ? findKey(entry.name, settings) : entry.shown!);
  return (
    <Dialog title={say('shell.keys')} isWide onClose={onClose}>
      <div className={styles.groups}>
        {keyGroups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{say(title)}</h3>
            <dl>
              {keys.map((entry) => (
                <div key={entry.label}>
                  <dt>
                    {show(entry).map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{say(entry.label)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>
        {say('shell.singleLettersWorkOnly', { hasLetterKeys: String(settings.hasLetterKeys) })}
      </p>
    </Dialog>
  );
}
