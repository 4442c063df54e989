/** A language that the program speaks, on the page and in the menus. */
export interface Language {
  readonly id: 'en' | 'pseudo';
  /**
   * What `<html lang>`, Intl and React Aria are given. The made-up language is English in the Arabic script
   * (BCP 47) because everything that asks for the direction reads it from the script, and with fullwidth digits
   * (`nu`), so that a number that did not go through Intl shows.
   */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

export const english: Language = { id: 'en', locale: 'en-GB', direction: 'ltr' };
/** A test of the rest, made from English: long, accented, right to left. */
export const pseudo: Language = { id: 'pseudo', locale: 'en-Arab-u-nu-fullwide', direction: 'rtl' };

/** What a person can choose; the system's language is that of these it likes best. */
export type LanguageChoice = 'system' | Language['id'];

/** The language for a choice. The made-up one is never the system's, so what is left is English. */
export const chooseLanguage = (choice: LanguageChoice): Language => (choice === 'pseudo' ? pseudo : english);
