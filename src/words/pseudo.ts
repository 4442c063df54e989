import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';

const plain = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz';
const accented = 'ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀṁÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž';
const accents = new Map([...plain].map((letter, index) => [letter, [...accented][index]!]));
const vowels = /[aeiou]/gi;
/** How much longer than English a translation may be: of short texts a third and more (W3C, text size in translation). */
const growth = 1.4;
/** Words run from right to left, the letters of each still from left to right, so that it can be read. */
const rightToLeftMark = '\u200f';

/** `Save` as `Šååṽéé`: accented, the vowels double, the words from right to left, and so the arrow between two. */
function disguise(text: string): string {
  const words = text
    .replace(vowels, '$&$&')
    .replace(/[A-Za-z]/g, (letter) => accents.get(letter)!)
    .replaceAll(' → ', ' ← ')
    .replaceAll(' ', ` ${rightToLeftMark}`);
  return rightToLeftMark + words;
}

/** The same message in the made-up language: its own words disguised, arguments and tags as they were. */
export function pseudoTranslate(message: readonly MessageFormatElement[]): MessageFormatElement[] {
  const words = countLetters(message);
  const disguised = message.map(disguiseElement);
  const missing = Math.max(0, Math.ceil(words * growth) - countLetters(disguised));
  return [literal(`${rightToLeftMark}[`), ...disguised, literal(`${'~'.repeat(missing)}]${rightToLeftMark}`)];
}

function disguiseElement(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return { ...element, value: disguise(element.value) };
    case TYPE.tag:
      return { ...element, children: element.children.map(disguiseElement) };
    case TYPE.plural:
    case TYPE.select: {
      const options = Object.entries(element.options).map(([name, { value }]) => [
        name,
        { value: value.map(disguiseElement) },
      ]);
      return { ...element, options: Object.fromEntries(options) };
    }
    default:
      return element;
  }
}

/** Of the words that stand outside plurals and choices. */
function countLetters(message: readonly MessageFormatElement[]): number {
  return message.reduce((count, element) => {
    if (element.type === TYPE.literal) return count + element.value.replaceAll(rightToLeftMark, '').length;
    return element.type === TYPE.tag ? count + countLetters(element.children) : count;
  }, 0);
}

const literal = (value: string): MessageFormatElement => ({ type: TYPE.literal, value });
