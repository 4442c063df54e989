/** A language that the program speaks, on the page and in the menus. */
export interface Language {
  readonly id: 'en' | 'pseudo';
  /**
   * What `<html lang>` and React Aria are given, in BCP 47. The made-up language is English in the Arabic script:
   * everything that asks for a direction reads it from the script.
   */
  readonly locale: string;
  /** What Intl writes dates and numbers by. Those of Sweden group digits by a space, so that a number shows that did not go through it. */
  readonly formats: string;
  readonly direction: 'ltr' | 'rtl';
}

export const english: Language = { id: 'en', locale: 'en', formats: 'en-GB', direction: 'ltr' };
/** A test of the rest, made from English: long, accented, right to left. */
export const pseudo: Language = { id: 'pseudo', locale: 'en-Arab', formats: 'en-SE', direction: 'rtl' };

/** What a person can choose; the system's language is that of these it likes best. */
export type LanguageChoice = 'system' | Language['id'];

/** The language for a choice. The made-up one is never the system's, so what is left is English. */
export const chooseLanguage = (choice: LanguageChoice): Language => (choice === 'pseudo' ? pseudo : english);
