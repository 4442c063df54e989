import { useRef, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { seekWords } from '../../components/filtering.ts';
import { findKey, type KeyName, keyGroups, keySettings, nameKeys } from '../../components/key-table.ts';
import { NothingLeft } from '../../components/status.tsx';
import { useStore } from '../../components/store.ts';
import { WordFilter } from '../../components/word-filter.tsx';
import { say } from '../../words/index.ts';
import styles from './keys-dialog.module.css';

/** Every key and what it does, as they are set. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const settings = useStore(keySettings);
  const [text, setText] = useState('');
  const sheet = useRef<HTMLDivElement>(null);
  const show = (entry: { readonly name?: KeyName; readonly shown?: string }) =>
    nameKeys(entry.name ? findKey(entry.name, settings) : entry.shown!);
  const holdsWords = seekWords(text);
  const groups = keyGroups
    .map(({ title, keys }) => ({
      title,
      keys: keys.filter((entry) =>
        holdsWords([say(title), say(entry.label), show(entry).join(' ')].join('\n').toLowerCase()),
      ),
    }))
    .filter(({ keys }) => keys.length > 0);
  return (
    <Dialog title={say('shell.keys')} isWide onClose={onClose}>
      <search className={styles.filter}>
        <WordFilter
          label={say('shell.filterKeys')}
          placeholder={say('shell.whatItDoesOr')}
          text={text}
          takesFocus
          onChange={setText}
          onLeave={() => sheet.current?.focus()}
        />
      </search>
      <p className="only-heard" role="status">
        {text !== '' && say('shell.keysLeft', { keys: groups.flatMap(({ keys }) => keys).length })}
      </p>
      {groups.length === 0 && <NothingLeft what={say('shell.noKeyLeft')} onShowAll={() => setText('')} />}
      <div ref={sheet} className={styles.groups} tabIndex={-1}>
        {groups.map(({ title, keys }) => (
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
