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
const padding = 16;
const lineHeight = 18;

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

/**
 * The drawing as it is shown as the text of an SVG file that needs nothing else: colours and fonts by value, the
 * ground behind it, its title and description, and lines of words below it, one for each number in the drawing.
 */
export function writeSvg(drawing: SVGSVGElement, lines: readonly string[]): string {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  resolveLooks(drawing, copy);
  const page = getComputedStyle(drawing.closest('aside')!);
  const titles = [...copy.querySelectorAll(':scope > title, :scope > desc')];
  const whole = document.createElementNS(namespace, 'svg');
  const total = height + lines.length * lineHeight + 2 * padding;
  whole.append(...titles);
  for (const [name, value] of Object.entries({
    role: 'img',
    width: width + 2 * padding,
    height: total,
    viewBox: `0 0 ${width + 2 * padding} ${total}`,
  }))
    whole.setAttribute(name, String(value));
  addElement(whole, 'rect', { width: '100%', height: '100%', fill: page.backgroundColor });
  for (const [name, value] of Object.entries({ x: padding, y: padding, width, height }))
    copy.setAttribute(name, String(value));
  whole.append(copy);
  for (const [index, line] of lines.entries()) {
    addElement(whole, 'text', {
      x: padding,
      y: padding + height + (index + 0.8) * lineHeight,
      fill: page.color,
      'font-family': page.fontFamily,
      'font-size': '12px',
    }).textContent = line;
  }
  return new XMLSerializer().serializeToString(whole);
}
