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
      <h2>Keys</h2>
      <label className={styles.letters}>
        <input
          type="checkbox"
          checked={chosen.hasLetterKeys}
          onChange={(event) => void changeSettings({ hasLetterKeys: event.currentTarget.checked })}
        />
        <span>
          Single letters and signs do things
          <small>
            Switch it off if you speak to this machine, or hit keys unawares. Everything has a button.
          </small>
        </span>
      </label>
      <p className={frame.note}>
        Press the button with the key, then the new one.{' '}
        <Button
          isDisabled={Object.keys(chosen.keys).length === 0}
          onPress={() => void changeSettings({ keys: {} })}
        >
          All as they were
        </Button>
      </p>
      {keyGroups
        .map(({ title, keys }) => ({ title, keys: keys.filter((entry) => 'name' in entry) }))
        .filter(({ keys }) => keys.length > 0)
        .map(({ title, keys }) => (
          <section key={title} className={styles.group} aria-label={title}>
            <h3>{title}</h3>
            <ul className={list.framed}>
              {(keys as readonly (NamedKey & { name: KeyName })[]).map(({ name, label, also }) => {
                const key = findKey(name, chosen);
                const isOff = !chosen.hasLetterKeys && isSingleKey(key);
                const isWaiting = waiting === name;
                return (
                  <li key={name}>
                    <span>
                      {label}
                      {also && <small> also {formatKey(also)}</small>}
                    </span>
                    <span onKeyDownCapture={(event) => onKeyDown(event, name)}>
                      <Button
                        look={isWaiting ? 'primary' : 'plain'}
                        aria-label={`Key for “${label}”: ${formatKey(key)}`}
                        onPress={() => (isWaiting ? stop() : setWaiting(name))}
                        onBlur={() => isWaiting && stop()}
                      >
                        {isWaiting ? 'Press a key…' : formatKey(key)}
                      </Button>
                    </span>
                    {name in chosen.keys ? (
                      <Button
                        look="icon"
                        aria-label={`Key for “${label}” as it was`}
                        onPress={() => reset(name)}
                      >
                        <RotateCcw size={13} aria-hidden />
                      </Button>
                    ) : (
                      <span />
                    )}
                    {isOff && <small className={styles.off}>switched off</small>}
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
