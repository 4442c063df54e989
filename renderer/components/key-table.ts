import { createStore } from './store.ts';

/** One key that does something, by name; its key can be changed. */
export interface NamedKey {
  readonly name: string;
  /** As it is without a change; see `nameKey` for how keys are written. */
  readonly key: string;
  /** A second one, which stays. */
  readonly also?: string;
  readonly label: string;
  /** It works in text fields, too. */
  readonly whileTyping?: true;
}

/** One that belongs to the way a list, a table or the text is moved through, and stays as it is. */
interface FixedKey {
  readonly shown: string;
  readonly label: string;
}

interface KeyGroup {
  readonly title: string;
  /** Keys of one place work at the same time; those of `everywhere` together with all others. */
  readonly place: string;
  readonly keys: readonly (NamedKey | FixedKey)[];
}

/** Every key of the workbench: what the views listen to, what the sheet shows, and what can be changed in Settings. */
export const keyGroups = [
  {
    title: 'Everywhere',
    place: 'everywhere',
    keys: [
      { name: 'palette', key: 'mod+k', label: 'go anywhere, do anything', whileTyping: true },
      { name: 'search', key: '/', label: 'search' },
      { name: 'undo', key: 'mod+z', label: 'take back the last act' },
      { name: 'redo', key: 'mod+shift+z', also: 'mod+y', label: 'do it again' },
      { name: 'history', key: 'mod+shift+h', label: 'everything that was done' },
      { shown: 'Ctrl V', label: 'make an article of copied text' },
      { name: 'keys', key: '?', label: 'this sheet' },
    ],
  },
  {
    title: 'In the text',
    place: 'read',
    keys: [
      { shown: '↓ ↑', label: 'hold the next or previous sentence' },
      { shown: 'Ctrl → ←', label: 'hold the next or previous word' },
      { shown: 'Shift', label: 'with either: extend the passage' },
      { name: 'claim', key: 'c', label: 'make the held passage a claim' },
      { name: 'add-place', key: 'shift+c', label: 'add it to the selected claim' },
      { name: 'next-suggestion', key: 'n', label: 'next suggested sentence' },
      { name: 'previous-suggestion', key: 'shift+n', label: 'the one before' },
      { name: 'why', key: 'q', label: 'why it is related to another passage, or why not' },
      { name: 'dismiss', key: 'w', label: 'nothing to check in it (also Delete)' },
      { name: 'set-aside', key: 'x', label: 'set its lines aside, or bring them back' },
      { name: 'use-as-evidence', key: 'e', label: 'use it as evidence, while evidence is collected' },
      { name: 'tag-new-claims', key: 'g', label: 'tags that each new claim gets; again: none' },
      { shown: 'Esc', label: 'drop the passage, then the claim' },
    ],
  },
  {
    title: 'The selected claim',
    place: 'read',
    keys: [
      { name: 'next-claim', key: 'j', label: 'next claim' },
      { name: 'previous-claim', key: 'k', label: 'previous claim' },
      { name: 'tag-claim', key: 't', label: 'tag it' },
      { name: 'other-sources', key: 'o', label: 'go to the other sources' },
      { name: 'said-elsewhere', key: 's', label: 'go to where it is said elsewhere' },
      { name: 'earlier-checks', key: 'b', label: 'go to what was checked before' },
      { shown: 'Del', label: 'put it into the bin' },
      { shown: 'Esc', label: 'from a field back to the text' },
    ],
  },
  {
    title: 'Triage, and another source',
    place: 'triage',
    keys: [
      { shown: '↓ ↑', label: 'next or previous source' },
      { name: 'agrees', key: 'a', label: 'agrees' },
      { name: 'differs', key: 'd', label: 'differs' },
      { name: 'partly', key: 'p', label: 'partly' },
      { name: 'updates', key: 'l', label: 'later value' },
      { name: 'repeats', key: 'y', label: 'repeats' },
      { name: 'discusses', key: 't', label: 'only the topic' },
      { name: 'unrelated', key: 'u', label: 'unrelated' },
      { shown: '← →', label: 'in Triage: which side is later, or repeats' },
      { name: 'reason', key: 'r', label: 'in Triage: give a reason' },
      { name: 'confirm', key: 'c', label: 'in Triage: it holds for the new words, too' },
      { name: 'skip', key: 's', label: 'in Triage: skip, it comes again at the end' },
      { name: 'back', key: 'z', label: 'in Triage: back to the one before' },
    ],
  },
  {
    title: 'Compare',
    place: 'compare',
    keys: [
      { shown: '↓ ↑ → ←', label: 'move through the table' },
      { shown: 'Enter', label: 'open the point' },
      { shown: 'F2', label: 'name it' },
      { shown: 'Space', label: 'select it' },
      { name: 'voices', key: 'v', label: 'which of its sources count as one, and why' },
      { name: 'merge', key: 'm', label: 'merge the selected points' },
      { shown: 'Esc', label: 'close, or select none' },
    ],
  },
  {
    title: 'Side by side',
    place: 'side-by-side',
    keys: [
      { name: 'next-match', key: 'j', label: 'next match' },
      { name: 'previous-match', key: 'k', label: 'previous match' },
    ],
  },
  {
    title: 'Library, Claims and Bin',
    place: 'tables',
    keys: [
      { shown: '↓ ↑', label: 'next or previous row' },
      { shown: 'Enter', label: 'open it' },
      { shown: 'Space', label: 'select it; with Shift and arrows: several' },
      { shown: 'Ctrl A', label: 'select all' },
      { name: 'tag-selected', key: 't', label: 'tag the selected claims' },
      { shown: 'Del', label: 'put what is selected into the bin' },
      { shown: 'Esc', label: 'select none' },
    ],
  },
  {
    title: 'Search',
    place: 'search',
    keys: [
      { shown: '↓ ↑', label: 'next or previous hit' },
      { shown: 'Enter', label: 'read it in its place' },
      { shown: 'Space', label: 'select the sentence' },
      { name: 'claim-found', key: 'c', label: 'make the sentence, or the selected ones, claims' },
    ],
  },
] as const satisfies readonly KeyGroup[];

/** What a key that can be changed is called. */
export type KeyName = Extract<(typeof keyGroups)[number]['keys'][number], { name: string }>['name'];

const isNamed = (entry: NamedKey | FixedKey): entry is NamedKey => 'name' in entry;

/** All keys that can be changed, each with where it works. */
export const namedKeys: readonly (NamedKey & { readonly name: KeyName; readonly place: string })[] =
  keyGroups.flatMap(({ place, keys }) =>
    (keys as readonly (NamedKey | FixedKey)[])
      .filter(isNamed)
      .map((entry) => ({ ...entry, name: entry.name as KeyName, place })),
  );
const byName = new Map(namedKeys.map((entry) => [entry.name, entry]));

/** How the person at work likes the keys. */
export interface KeySettings {
  /** False: single letters and signs do nothing. */
  readonly hasLetterKeys: boolean;
  /** Keys that were changed, by name. */
  readonly keys: Readonly<Record<string, string>>;
}

export const keySettings = createStore<KeySettings>({ hasLetterKeys: true, keys: {} });

/** The key that does something, after changes. */
export const findKey = (name: KeyName, { keys }: KeySettings = keySettings.get()): string =>
  keys[name] ?? byName.get(name)!.key;

/** A letter, a digit or a sign, with Shift or without: a person who speaks to the machine, or trembles, hits it unawares. */
export const isSingleKey = (key: string) => [...key.replace(/^shift\+/, '')].length === 1 && key !== ' ';

/** Whether a pressed key does what `name` says. */
export function isKeyOf(name: KeyName, pressed: string, settings: KeySettings = keySettings.get()): boolean {
  if (!settings.hasLetterKeys && isSingleKey(pressed)) return false;
  return pressed === findKey(name, settings) || pressed === byName.get(name)!.also;
}

/** Whether it works in text fields, too. */
export const worksWhileTyping = (name: KeyName) => byName.get(name)!.whileTyping === true;

const used = ['escape', 'enter', 'tab', ' ', 'delete', 'backspace', 'f2', 'shift', 'control', 'alt', 'meta'];
/** What browsers and text fields do with them cannot be had, or would be missed. */
const taken = /^(?:arrow|home|end|page|mod\+(?:shift\+)?[acnprtvwxq]$)/;

/** Why a key cannot do what `name` says, as a sentence; null: it can. */
export function complainOfKey(name: KeyName, key: string, settings: KeySettings): string | null {
  if (used.includes(key) || taken.test(key))
    return `${formatKey(key)} cannot be used: it has a use of its own.`;
  const { place } = byName.get(name)!;
  const other = namedKeys.find(
    (entry) =>
      entry.name !== name &&
      (entry.place === place || entry.place === 'everywhere' || place === 'everywhere') &&
      (findKey(entry.name, settings) === key || entry.also === key),
  );
  return other ? `${formatKey(key)} does something else there: ${other.label}.` : null;
}

const isMac = () => /mac/i.test(globalThis.navigator?.platform ?? '');
const shownNames: Readonly<Record<string, string>> = {
  escape: 'Esc',
  delete: 'Del',
  ' ': 'Space',
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
};

/** A key as people read it: `Ctrl Shift Z`, on a Mac `⌘ Shift Z`. */
export function formatKey(key: string): string {
  return key
    .split(/\+(?!$)/)
    .map((part) => {
      if (part === 'mod') return isMac() ? '⌘' : 'Ctrl';
      return (
        shownNames[part] ?? (part.length === 1 ? part.toUpperCase() : part[0]!.toUpperCase() + part.slice(1))
      );
    })
    .join(' ');
}
