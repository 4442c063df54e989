import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import {
  complainOfKey,
  findKey,
  formatKey,
  isSingleKey,
  type KeyName,
  keyGroups,
  type NamedKey,
} from '../../components/key-table.ts';
import { nameKey } from '../../components/keys.ts';
import list from '../../components/list.module.css';
import { useStore } from '../../components/store.ts';
import { changeSettings, settings } from '../../settings.ts';
import { say, sayNodes } from '../../words/index.ts';
import styles from './keys-section.module.css';
import frame from './settings.module.css';

const modifiers = ['control', 'shift', 'alt', 'meta', 'capslock'];

/** Which key does what; each can be changed, and single letters switched off. */
export function KeysSection() {
  const chosen = useStore(settings);
  const [waiting, setWaiting] = useState<KeyName | null>(null);
  const [complaint, setComplaint] = useState<{ name: KeyName; text: string } | null>(null);
  const reset = (name: KeyName) => {
    const { [name]: _, ...others } = chosen.keys;
    void changeSettings({ keys: others });
  };
  const change = (name: KeyName, key: string) => {
    const text = complainOfKey(name, key, chosen);
    setComplaint(text === null ? null : { name, text });
    if (text === null) void changeSettings({ keys: { ...chosen.keys, [name]: key } });
  };
  const stop = () => {
    setWaiting(null);
    setComplaint(null);
  };

  const onKeyDown = (event: KeyboardEvent, name: KeyName) => {
    if (waiting !== name || event.key === 'Tab' || modifiers.includes(event.key.toLowerCase())) return;
    event.preventDefault();
    event.stopPropagation();
    setWaiting(null);
    if (event.key === 'Escape') setComplaint(null);
    else change(name, nameKey(event));
  };

  return (
    <>
      <h2>{say('settings.keys')}</h2>
      <label className={styles.letters}>
        <input
          type="checkbox"
          checked={chosen.hasLetterKeys}
          onChange={(event) => void changeSettings({ hasLetterKeys: event.currentTarget.checked })}
        />
        <span>{sayNodes('settings.singleLettersAndSigns', { small: (text) => <small>{text}</small> })}</span>
      </label>
      <p className={frame.note}>
        {sayNodes('settings.pressTheButtonWith', {
          button: (text) => (
            <Button
              isDisabled={Object.keys(chosen.keys).length === 0}
              onPress={() => void changeSettings({ keys: {} })}
            >
              {text}
            </Button>
          ),
        })}
      </p>
      {keyGroups
        .map(({ title, keys }) => ({ title, keys: keys.filter((entry) => 'name' in entry) }))
        .filter(({ keys }) => keys.length > 0)
        .map(({ title, keys }) => (
          <section key={title} className={styles.group} aria-label={say(title)}>
            <h3>{say(title)}</h3>
            <ul className={list.framed}>
              {(keys as readonly (NamedKey & { name: KeyName })[]).map(({ name, label, also }) => {
                const key = findKey(name, chosen);
                const isOff = !chosen.hasLetterKeys && isSingleKey(key);
                const isWaiting = waiting === name;
                return (
                  <li key={name}>
                    <span>
                      {say(label)}
                      {also && <small> {say('settings.also', { also: formatKey(also) })}</small>}
                    </span>
                    <span onKeyDownCapture={(event) => onKeyDown(event, name)}>
                      <Button
                        look={isWaiting ? 'primary' : 'plain'}
                        aria-label={
                          isWaiting
                            ? say('settings.pressAKeyFor', { label: say(label) })
                            : say('settings.keyFor', { label: say(label), key: formatKey(key) })
                        }
                        onPress={() => (isWaiting ? stop() : setWaiting(name))}
                        onBlur={() => isWaiting && stop()}
                      >
                        {isWaiting ? say('settings.pressAKey') : formatKey(key)}
                      </Button>
                    </span>
                    {name in chosen.keys ? (
                      <Button
                        look="icon"
                        aria-label={say('settings.keyForAsIt', { label: say(label) })}
                        onPress={() => reset(name)}
                      >
                        <RotateCcw size={13} aria-hidden />
                      </Button>
                    ) : (
                      <span />
                    )}
                    {isOff && <small className={styles.off}>{say('settings.switchedOff')}</small>}
                    {complaint?.name === name && (
                      <p role="alert" className={styles.complaint}>
                        {complaint.text}
                      </p>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
    </>
  );
}
