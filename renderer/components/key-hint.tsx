import { findKey, formatKey, isSingleKey, type KeyName, keySettings } from './key-table.ts';
import { useStore } from './store.ts';

/** The key that does something, as it is set; null where it is switched off. */
export function useShownKey(name: KeyName): string | null {
  const settings = useStore(keySettings);
  const key = findKey(name, settings);
  return settings.hasLetterKeys || !isSingleKey(key) ? formatKey(key) : null;
}

/** The key that does something, in a sentence. One that is switched off is shown all the same: it names itself. */
export function Key({ name }: { readonly name: KeyName }) {
  const settings = useStore(keySettings);
  return <kbd>{formatKey(findKey(name, settings))}</kbd>;
}
