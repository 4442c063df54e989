import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { GetICUArgs } from '@schummar/icu-type-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { hasRightToLeft } from './direction.ts';
import type { Language } from './languages.ts';
import { pseudoTranslate } from './pseudo.ts';

/** Messages of ICU MessageFormat by room and name: `{ library: { left: '{count, plural, …}' } }`. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a message of the catalogue is called: `library.left`. */
export type WordOf<C extends Catalogue> = {
  [R in keyof C & string]: `${R}.${keyof C[R] & string}`;
}[keyof C & string];

type MessageOf<C extends Catalogue, W> = W extends `${infer R}.${infer K}` ? C[R][K] : never;
type TagsOf<M> = M extends `${string}</${infer T}>${infer Rest}` ? T | TagsOf<Rest> : never;
type Empty<A> = keyof A extends never ? [] : [values: A];
/** Numbers are written by Intl: `{count, number}`, never `{count}`. */
type Strings<M extends string> = GetICUArgs<
  M,
  { ICUArgument: string; ICUNumberArgument: number; ICUDateArgument: Date }
>;
type Rich<M extends string, Node> = GetICUArgs<
  M,
  { ICUArgument: Node; ICUNumberArgument: number; ICUDateArgument: Date }
> & { readonly [T in TagsOf<M>]: (content: Node) => Node };

/** What a message needs to be said as a string: one with tags can't be. */
export type Values<C extends Catalogue, W> = W extends unknown
  ? MessageOf<C, W> extends infer M extends string
    ? [TagsOf<M>] extends [never]
      ? Empty<Strings<M>>
      : never
    : never
  : never;

/** What a message needs to be said with parts of a page in it. */
export type RichValues<C extends Catalogue, W, Node> = W extends unknown
  ? MessageOf<C, W> extends infer M extends string
    ? Empty<Rich<M, Node>>
    : never
  : never;

interface Message {
  readonly format: IntlMessageFormat;
  /** Arguments that are put in as they come. */
  readonly plain: ReadonlySet<string>;
}

/**
 * Says messages of an English catalogue in a language: the strings and other values of a message, in their order.
 * A message is parsed when it is first said: parsing all of them would be work before the first picture.
 */
export function createSpeaker(catalogue: Catalogue) {
  const known = new Map<string, Message>();
  return (language: Language, word: string, values: Readonly<Record<string, unknown>> = {}): unknown[] => {
    const id = `${language.id} ${word}`;
    const message = known.get(id) ?? read(findMessage(catalogue, word), language);
    known.set(id, message);
    const isolated = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && message.plain.has(name) ? isolate(value, language) : value,
    ]);
    const said: unknown = message.format.format(Object.fromEntries(isolated));
    return Array.isArray(said) ? said : [said];
  };
}

/** A date that is no instant is the same day everywhere: `{day, date, day}`. */
const formats = {
  date: { day: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } },
} as const;

function findMessage(catalogue: Catalogue, word: string): string {
  const dot = word.indexOf('.');
  return catalogue[word.slice(0, dot)]![word.slice(dot + 1)]!;
}

function read(text: string, language: Language): Message {
  const english = parse(text);
  const elements = language.id === 'pseudo' ? pseudoTranslate(english) : english;
  return {
    format: new IntlMessageFormat(elements, language.formats, formats),
    plain: new Set(plainArguments(english)),
  };
}

function plainArguments(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.argument) return [element.value];
    if (element.type === TYPE.tag) return plainArguments(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    return Object.values(element.options).flatMap(({ value }) => plainArguments(value));
  });
}

/** Words that another direction within a sentence cannot turn around, nor they the sentence (Unicode, UAX 9, section 2.4). */
export function isolate(value: string, { direction }: Language): string {
  const mayTurn = direction === 'rtl' || hasRightToLeft(value);
  return mayTurn && value !== '' ? `\u2068${value}\u2069` : value;
}
