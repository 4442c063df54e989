import { type PlainWord, say } from '../words/index.ts';
import { createStore } from './store.ts';

/** One key that does something, by name; its key can be changed. */
export interface NamedKey {
  readonly name: string;
  /** As it is without a change; see `nameKey` for how keys are written. */
  readonly key: string;
  /** A second one, which stays. */
  readonly also?: string;
  readonly label: PlainWord;
  /** It works in text fields, too. */
  readonly whileTyping?: true;
}

/** One that belongs to the way a list, a table or the text is moved through, and stays as it is. */
interface FixedKey {
  /** As `key` of a named one. */
  readonly shown: string;
  readonly label: PlainWord;
}

interface KeyGroup {
  readonly title: PlainWord;
  /** Keys of one place work at the same time; those of `everywhere` together with all others. */
  readonly place: string;
  readonly keys: readonly (NamedKey | FixedKey)[];
}

/** Every key of the workbench: what the views listen to, what the sheet shows, and what can be changed in Settings. */
export const keyGroups = [
  {
    title: 'keys.everywhere',
    place: 'everywhere',
    keys: [
      { name: 'palette', key: 'mod+k', label: 'keys.goAnywhereDoAnything', whileTyping: true },
      { name: 'search', key: '/', label: 'keys.search' },
      { name: 'undo', key: 'mod+z', label: 'keys.takeBackTheLastAct' },
      { name: 'redo', key: 'mod+shift+z', also: 'mod+y', label: 'keys.doItAgain' },
      { name: 'history', key: 'mod+shift+h', label: 'keys.everythingThatWasDone' },
      { shown: 'mod+v', label: 'keys.makeAnArticleOfCopied' },
      { name: 'keys', key: '?', label: 'keys.thisSheet' },
    ],
  },
  {
    title: 'keys.inTheText',
    place: 'read',
    keys: [
      { shown: 'arrowdown+arrowup', label: 'keys.holdTheNextOrPrevious' },
      { shown: 'mod+arrowright+arrowleft', label: 'keys.holdTheNextOrPreviousWord' },
      { shown: 'shift', label: 'keys.withEitherExtendThePassage' },
      { name: 'claim', key: 'c', label: 'keys.makeTheHeldPassageA' },
      { name: 'add-place', key: 'shift+c', label: 'keys.addItToTheSelected' },
      { name: 'next-suggestion', key: 'n', label: 'keys.nextSuggestedSentence' },
      { name: 'previous-suggestion', key: 'shift+n', label: 'keys.theOneBefore' },
      { name: 'why', key: 'q', label: 'keys.whyItIsRelatedTo' },
      { name: 'dismiss', key: 'w', label: 'keys.nothingToCheckInIt' },
      { name: 'set-aside', key: 'x', label: 'keys.setItsLinesAsideOr' },
      { name: 'use-as-evidence', key: 'e', label: 'keys.useItAsEvidenceWhile' },
      { name: 'copy-quote', key: 'i', label: 'keys.copyItWithWhereItStands' },
      { name: 'tag-new-claims', key: 'g', label: 'keys.tagsThatEachNewClaim' },
      { name: 'mark-all', key: 'shift+m', label: 'keys.markAllSuggested' },
      { name: 'edit-details', key: 'shift+d', label: 'keys.editTheDetails' },
      { name: 'new-revision', key: 'shift+r', label: 'keys.addANewRevision' },
      { name: 'find', key: 'mod+f', label: 'keys.findInTheArticle', whileTyping: true },
      { name: 'find-next', key: 'f3', also: 'mod+g', label: 'keys.nextPlaceFound', whileTyping: true },
      {
        name: 'find-previous',
        key: 'shift+f3',
        also: 'mod+shift+g',
        label: 'keys.previousPlaceFound',
        whileTyping: true,
      },
      { shown: 'mod+p', label: 'keys.printTheArticle' },
      { shown: 'escape', label: 'keys.dropThePassageThenThe' },
    ],
  },
  {
    title: 'keys.theSelectedClaim',
    place: 'read',
    keys: [
      { name: 'next-claim', key: 'j', label: 'keys.nextClaim' },
      { name: 'previous-claim', key: 'k', label: 'keys.previousClaim' },
      { name: 'earlier-start', key: 'f', label: 'keys.beginItAWordEarlier' },
      { name: 'later-start', key: 'shift+f', label: 'keys.beginItAWordLater' },
      { name: 'later-end', key: 'h', label: 'keys.endItAWordLater' },
      { name: 'earlier-end', key: 'shift+h', label: 'keys.endItAWordEarlier' },
      { name: 'tag-claim', key: 't', label: 'keys.tagIt' },
      { name: 'other-sources', key: 'o', label: 'keys.goToTheOtherSources' },
      { name: 'said-elsewhere', key: 's', label: 'keys.goToWhereItIs' },
      { name: 'earlier-checks', key: 'b', label: 'keys.goToWhatWasChecked' },
      { shown: 'delete', label: 'keys.putItIntoTheBin' },
      { shown: 'escape', label: 'keys.fromAFieldBackTo' },
    ],
  },
  {
    title: 'keys.triageAndAnotherSource',
    place: 'triage',
    keys: [
      { shown: 'arrowdown+arrowup', label: 'keys.nextOrPreviousSource' },
      { name: 'agrees', key: 'a', label: 'keys.agrees' },
      { name: 'differs', key: 'd', label: 'keys.differs' },
      { name: 'partly', key: 'p', label: 'keys.partly' },
      { name: 'updates', key: 'l', label: 'keys.laterValue' },
      { name: 'repeats', key: 'y', label: 'keys.repeats' },
      { name: 'discusses', key: 't', label: 'keys.onlyTheTopic' },
      { name: 'unrelated', key: 'u', label: 'keys.unrelated' },
      { shown: 'arrowleft+arrowright', label: 'keys.inTriageWhichSideIs' },
      { name: 'reason', key: 'r', label: 'keys.inTriageGiveAReason' },
      { name: 'confirm', key: 'c', label: 'keys.inTriageItHoldsFor' },
      { name: 'skip', key: 's', label: 'keys.inTriageSkipItComes' },
      { name: 'back', key: 'z', label: 'keys.inTriageBackToThe' },
    ],
  },
  {
    title: 'keys.compare',
    place: 'compare',
    keys: [
      { shown: 'arrowdown+arrowup+arrowright+arrowleft', label: 'keys.moveThroughTheTable' },
      { shown: 'enter', label: 'keys.openThePoint' },
      { shown: 'f2', label: 'keys.nameIt' },
      { shown: ' ', label: 'keys.selectIt' },
      { name: 'voices', key: 'v', label: 'keys.whichOfItsSourcesCount' },
      { name: 'merge', key: 'm', label: 'keys.mergeTheSelectedPoints' },
      { name: 'split-off', key: 'shift+s', label: 'keys.splitOffTheTickedClaims' },
      { name: 'side-by-side', key: 'b', label: 'keys.showItsTwoArticlesSideBySide' },
      { shown: 'escape', label: 'keys.closeOrSelectNone' },
    ],
  },
  {
    title: 'keys.sideBySide',
    place: 'side-by-side',
    keys: [
      { name: 'next-match', key: 'j', label: 'keys.nextMatch' },
      { name: 'previous-match', key: 'k', label: 'keys.previousMatch' },
    ],
  },
  {
    title: 'keys.libraryClaimsAndBin',
    place: 'tables',
    keys: [
      { shown: 'arrowdown+arrowup', label: 'keys.nextOrPreviousRow' },
      { shown: 'enter', label: 'keys.openIt' },
      { shown: ' ', label: 'keys.selectItWithShiftAnd' },
      { shown: 'mod+a', label: 'keys.selectAll' },
      { name: 'tag-selected', key: 't', label: 'keys.tagTheSelectedClaims' },
      { shown: 'delete', label: 'keys.putWhatIsSelectedInto' },
      { shown: 'escape', label: 'keys.selectNone' },
    ],
  },
  {
    title: 'keys.searchGroup',
    place: 'search',
    keys: [
      { shown: 'arrowdown+arrowup', label: 'keys.nextOrPreviousHit' },
      { name: 'next-hits', key: 'j', label: 'keys.nextKindOfHits' },
      { name: 'previous-hits', key: 'k', label: 'keys.previousKindOfHits' },
      { shown: 'enter', label: 'keys.readItInItsPlace' },
      { shown: ' ', label: 'keys.selectTheSentence' },
      { name: 'claim-found', key: 'c', label: 'keys.makeTheSentenceOrThe' },
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
  if (used.includes(key) || taken.test(key)) return say('keys.cannotBeUsed', { key: formatKey(key) });
  const { place } = byName.get(name)!;
  const other = namedKeys.find(
    (entry) =>
      entry.name !== name &&
      (entry.place === place || entry.place === 'everywhere' || place === 'everywhere') &&
      (findKey(entry.name, settings) === key || entry.also === key),
  );
  return other ? say('keys.doesSomethingElse', { key: formatKey(key), label: say(other.label) }) : null;
}

const isMac = () => /mac/i.test(globalThis.navigator?.platform ?? '');
/** Keys that have a word, as `nameKey` writes them. */
const namesOfKeys: Readonly<Record<string, PlainWord>> = {
  escape: 'keys.name.escape',
  delete: 'keys.name.delete',
  backspace: 'keys.name.backspace',
  enter: 'keys.name.enter',
  tab: 'keys.name.tab',
  shift: 'keys.name.shift',
  ' ': 'keys.name.space',
};
const arrows: Readonly<Record<string, string>> = {
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
};

/** The keys that are pressed together, or in turn, each as people read it: `Ctrl`, `Shift`, `Z`. */
export function nameKeys(key: string): string[] {
  return key.split(/\+(?!$)/).map((part) => {
    if (part === 'mod') return isMac() ? '⌘' : say('keys.name.control');
    const name = namesOfKeys[part];
    if (name) return say(name);
    return arrows[part] ?? (part.length === 1 ? part.toUpperCase() : part[0]!.toUpperCase() + part.slice(1));
  });
}

/** A key as people read it: `Ctrl Shift Z`, on a Mac `⌘ Shift Z`. */
export const formatKey = (key: string): string => nameKeys(key).join(' ');
