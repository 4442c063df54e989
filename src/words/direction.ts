/** Letters that are written from right to left: Hebrew, Arabic and what stands between and after them. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether any of it is written from right to left. */
export const hasRightToLeft = (text: string) => rightToLeft.test(text);

/**
 * The direction of a text by its first letter, as `dir="auto"` finds it (HTML, section 3.2.6.4). The language that an
 * article gives itself is often missing or wrong; its letters are there.
 */
export function findDirection(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter && hasRightToLeft(letter) ? 'rtl' : 'ltr';
}
