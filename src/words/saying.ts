import type { words } from './en/index.ts';
import type { RichValues, WordOf } from './say.ts';

/** What a sentence of the core is called. */
export type Word = WordOf<typeof words>;

/**
 * A sentence as data: it goes from process to process and into a library, and is put into the language of whoever
 * reads it only then. `saying` makes it and knows what its word needs.
 */
export interface Saying {
  readonly word: Word;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** What is put into a sentence: a text as it is, a part that is said as well, or several of these. */
type Part = string | Saying | readonly (string | Saying)[];

/** `saying('acts.addTag', { name })`: the sentence, not yet said. */
export function saying<const W extends Word>(
  word: W,
  ...[values]: RichValues<typeof words, W, Part>
): Saying {
  return values === undefined ? { word } : { word, values };
}
