import { chooseLanguage, english, type Language, type LanguageChoice } from '../src/words/languages.ts';
import { createSpeaker, type Values, type WordOf } from '../src/words/say.ts';

/** All that menus and dialogs say; `&` stands before the letter that opens a menu or an item. */
export const words = {
  menu: {
    file: '&File',
    new: '&New library…',
    open: '&Open…',
    recent: 'Open &recent',
    sample: '&Sample library',
    addArticles: '&Add articles…',
    export: '&Export…',
    saveCopy: 'Save a &copy…',
    showInFolder: 'Show in &folder',
    close: '{system, select, darwin {Close Window} other {Close}}',
    quit: '{system, select, win32 {Exit} other {Quit}}',
    edit: '&Edit',
    undo: '&Undo',
    redo: '&Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: '&View',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    togglefullscreen: 'Toggle Full Screen',
    help: '&Help',
    keys: '&Keys',
  },
  dialog: {
    whichLibrary: 'Which library do you want to work in?',
    newLibrary: 'New library…',
    open: 'Open…',
    sampleLibrary: 'Sample library',
    quit: 'Quit',
    libraryFiles: 'Claimbench library',
    newLibraryTitle: 'New library',
    libraryFile: 'Library',
    openLibraryTitle: 'Open library',
    addArticlesTitle: 'Add articles',
    saveCopyTitle: 'Save a copy of the library',
    copyOf: '{name} copy',
    copyNotSaved: 'The copy was not saved.',
    wordsWait: 'Something is written in a form and was not used yet. It is lost when the window closes.',
    stay: 'Stay',
    closeAllTheSame: 'Close all the same',
    libraryNotOpened: 'The library could not be opened.',
    articlesNotAdded: 'The articles could not be added.',
  },
} as const;

const speak = createSpeaker(words);
let language: Language = english;

/** From now on menus and dialogs speak it; false: they did already. */
export function setLanguage(choice: LanguageChoice): boolean {
  const before = language;
  language = chooseLanguage(choice);
  return language !== before;
}

/** What a menu or a dialog says, in the chosen language. */
export function say<const W extends WordOf<typeof words>>(
  word: W,
  ...[values]: Values<typeof words, W>
): string {
  return speak(language, word, values).join('');
}
