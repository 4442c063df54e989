import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreOptions } from '../contract/messages.ts';
import { Settings } from '../contract/views.ts';
import { chooseLanguage, english, type Language } from '../words/languages.ts';

const usual: Settings = {
  theme: 'system',
  language: 'system',
  textSize: 100,
  readingWidth: 'normal',
  hasLetterKeys: true,
  keys: {},
};

/**
 * How the person at work likes the program, in a file of the user's folder: both hosts and all libraries share
 * it. A missing or broken file is the usual settings, never an error.
 */
export function openUserSettings(stateFolder: string) {
  const file = join(stateFolder, 'preferences.json');
  return {
    read(): Settings {
      try {
        return Settings.parse({ ...usual, ...JSON.parse(readFileSync(file, 'utf8')) });
      } catch {
        return usual;
      }
    },
    /** Replaces the file as a whole, so that a kill leaves the old or the new one. */
    write(settings: Settings): void {
      mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
      const unfinished = `${file}.${process.pid}.new`;
      writeFileSync(unfinished, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
      renameSync(unfinished, file);
    },
  };
}

/** What sentences are said in, as it is chosen now. */
export function findLanguage({
  stateFolder,
  inEnglish,
}: Pick<CoreOptions, 'stateFolder' | 'inEnglish'>): Language {
  return inEnglish ? english : chooseLanguage(openUserSettings(stateFolder).read().language);
}
