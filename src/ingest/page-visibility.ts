import { attributeOf, isShadow, type PageElement } from './page-tree.ts';

const namesOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/**
 * Elements whose inside is never read: it is no text, stands in for what a browser can do, or is a control or a
 * drawing. Buttons are read, for headings that fold their part of a page are buttons; so are formulas.
 */
const silent = namesOf(
  'head title script style noscript template noframes noembed iframe object embed applet audio video canvas ' +
    'svg select textarea datalist annotation annotation-xml',
);

/** Conventions of style sheets for words that only screen readers say. */
const spokenOnly =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only|s)?|element-invisible|assistive-text|a11y-hidden|off-?screen)(?:\s|$)/i;
const notDisplayed = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** True for an element of which a reader of the page sees nothing, as far as the page itself tells without its style sheets. */
export function isHidden(element: PageElement): boolean {
  if (silent.has(element.tagName)) return element.tagName !== 'template' || !isShadow(element);
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true;
    if (name === 'style' && notDisplayed.test(value)) return true;
    if (name === 'class' && spokenOnly.test(value)) return true;
  }
  return (
    element.tagName === 'input' || (element.tagName === 'dialog' && attributeOf(element, 'open') === null)
  );
}
