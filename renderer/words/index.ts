import { createElement, Fragment, type ReactNode } from 'react';
import { english, type Language } from '../../src/words/languages.ts';
import { createSpeaker, isolate, type RichValues, type Values, type WordOf } from '../../src/words/say.ts';
import { createStore } from '../components/store.ts';
import { words } from './en/index.ts';

/** What the page speaks. It is drawn anew when this changes, so a sentence is made while drawing or acting, never before. */
export const language = createStore<Language>(english);

/** What a message is called: its room and its name. */
export type Word = WordOf<typeof words>;
/** A message that needs nothing. */
export type PlainWord = { [W in Word]: Values<typeof words, W> extends [] ? W : never }[Word];

const speak = createSpeaker(words);

/** The message in the language of the page: `say('claims.selected', { count: 2 })`. */
export function say<const W extends Word>(word: W, ...[values]: Values<typeof words, W>): string {
  return speak(language.get(), word, values).join('');
}

/** What is put into a message; numbers go by `{count, number}`. */
type Part = Exclude<ReactNode, number | bigint>;

/** The same with parts of the page for arguments, and for tags functions that draw what they hold. */
export function sayNodes<const W extends Word>(
  word: W,
  ...[values]: RichValues<typeof words, W, Part>
): ReactNode {
  return createElement(Fragment, null, ...(speak(language.get(), word, values) as ReactNode[]));
}

/** What there is of some parts, side by side: `Northern Wire · 14 Mar 2026`. */
export const sayParts = (parts: readonly (string | false | null | undefined)[], between = ' · '): string =>
  // What is isolated tells nothing of the whole's direction: the mark at its beginning does.
  (language.get().direction === 'rtl' ? '\u200f' : '') +
  parts
    .filter((part) => typeof part === 'string' && part !== '')
    .map((part) => isolate(part as string, language.get()))
    .join(between);

/** For what the page says inside a text of another language. */
export const inOwnLanguage = () => ({ lang: language.get().locale, dir: language.get().direction });

/** Something of Intl, made once for each language that was spoken: `perLanguage((locale) => new Intl.NumberFormat(locale))`. */
export function perLanguage<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const { formats } = language.get();
    const known = made.get(formats);
    if (known !== undefined) return known;
    const fresh = make(formats);
    made.set(formats, fresh);
    return fresh;
  };
}
