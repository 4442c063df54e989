import { sayParts } from '../../words/index.ts';

/** What gives an element of the chart its looks; the page's style sheets are not in the file. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
];
const textLooks = ['font-family', 'font-size', 'font-weight', 'text-anchor'];

const namespace = 'http://www.w3.org/2000/svg';
/** Pixels, as all lengths here. */
const padding = 16;
const lineHeight = 18;
const fontSize = 12;
/** What parts a line's number from its words. */
const gap = 8;
/**
 * Where the page's font is missing, letters are wider: DejaVu Sans, among the widest that are common on desks, takes up
 * to 8 % more than Inter and in bold 17 %, measured on such lines.
 */
const roomForOtherFonts = 1.25;

/** What stands below the drawing, beside its number in it if it has one. */
export interface Entry {
  readonly number: string | null;
  /** A line ends between them where it can. */
  readonly parts: readonly string[];
}

/**
 * Parts in lines of at most `width`: broken between parts, a part that fits into no line between its words, and such a
 * word between its letters. Nothing is left out.
 * @param measure how wide a line of these parts is
 */
export function wrapParts(
  parts: readonly string[],
  width: number,
  measure: (line: readonly string[]) => number,
): string[][] {
  const lines: string[][] = [[]];
  const fits = (...line: readonly string[]) => measure(line) <= width;
  for (const part of parts) {
    const line = lines.at(-1)!;
    if (fits(...line, part)) {
      line.push(part);
      continue;
    }
    const pieces = fits(part)
      ? [part]
      : part.split(/(?<= )/).flatMap((word) => (fits(word.trimEnd()) ? [word] : splitLetters(word)));
    let own = '';
    for (const piece of pieces) {
      if (own !== '' && !fits((own + piece).trimEnd())) {
        lines.push([own.trimEnd()]);
        own = '';
      }
      own += piece;
    }
    lines.push([own]);
  }
  return lines.filter(({ length }) => length > 0);
}

const splitLetters = (word: string) =>
  Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);

function addElement(parent: Element, name: string, attributes: Readonly<Record<string, string | number>>) {
  const element = document.createElementNS(namespace, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return parent.appendChild(element);
}

/** Gives the copy what the style sheets give the original, colours as they are shown now. */
function resolveLooks(original: Element, copy: Element): void {
  const style = getComputedStyle(original);
  const isText = original instanceof SVGTextContentElement;
  const isDrawn = isText || original instanceof SVGGeometryElement;
  for (const name of [...(isDrawn ? looks : []), ...(isText ? textLooks : [])]) {
    const value = style.getPropertyValue(name);
    // A pattern's address stays as it was written: some browsers resolve it against the page.
    if (!value.includes('url(')) copy.setAttribute(name, value);
  }
  for (const name of ['class', 'style', 'tabindex', 'role']) copy.removeAttribute(name);
  for (const [index, child] of [...original.children].entries()) resolveLooks(child, copy.children[index]!);
}

/** How wide a text is at most, whichever font it is shown in. */
function measureWith(family: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d')!;
  const widthIn = (font: string, text: string) => {
    context.font = `${fontSize}px ${font}`;
    return context.measureText(text).width;
  };
  return (text) => Math.max(widthIn(family, text), widthIn('sans-serif', text)) * roomForOtherFonts;
}

/**
 * The drawing as it is shown as the text of an SVG file that needs nothing else: colours by value, the ground behind
 * it, its title and description, and the entries in words below it. Fonts are only named: there is room for others, and
 * no word is cut.
 */
export function writeSvg(drawing: SVGSVGElement, entries: readonly Entry[]): string {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  resolveLooks(drawing, copy);
  const page = getComputedStyle(drawing.closest('aside')!);
  const titles = [...copy.querySelectorAll(':scope > title, :scope > desc')];

  // Names at the axes reach out of the drawing, more so in another font.
  const box = drawing.getBBox();
  const [left, right] = [Math.min(0, box.x), Math.max(width, box.x + box.width)];
  const drawnWidths = [...drawing.querySelectorAll('text')].map((text) => text.getBBox().width);
  const side = padding + Math.max(0, ...drawnWidths) * (roomForOtherFonts - 1);
  const total = right - left + 2 * side;

  const measure = measureWith(page.fontFamily);
  const numberWidth = Math.max(...entries.map(({ number }) => (number === null ? 0 : measure(number) + gap)));
  const wordsWidth = total - 2 * padding - numberWidth;
  const lines = entries.flatMap(({ number, parts }) =>
    wrapParts(parts, wordsWidth, (line) => measure(sayParts(line))).map((line, index) => ({
      number: index === 0 ? number : null,
      words: sayParts(line),
    })),
  );
  const bottom = padding + height + lines.length * lineHeight + padding;

  const whole = document.createElementNS(namespace, 'svg');
  whole.append(...titles);
  const size = { width: total, height: bottom, viewBox: `0 0 ${total} ${bottom}` };
  for (const [name, value] of Object.entries({ role: 'img', ...size }))
    whole.setAttribute(name, String(value));
  addElement(whole, 'rect', { width: '100%', height: '100%', fill: page.backgroundColor });
  const place = { x: side - left, y: padding, width, height, overflow: 'visible' };
  for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
  whole.append(copy);

  const { direction } = page;
  const fromStart = (x: number) => (direction === 'rtl' ? total - x : x);
  for (const [index, { number, words }] of lines.entries()) {
    const look = {
      y: padding + height + (index + 0.8) * lineHeight,
      fill: page.color,
      'font-family': page.fontFamily,
      'font-size': `${fontSize}px`,
      direction,
    };
    const addText = (text: string, x: number) => {
      addElement(whole, 'text', { x: fromStart(x), ...look }).textContent = text;
    };
    if (number !== null) addText(number, padding);
    addText(words, padding + numberWidth);
  }
  return new XMLSerializer().serializeToString(whole);
}
