/** True where an offset in UTF-16 units would cut a surrogate pair in two. */
export function isInsideCharacter(text: string, offset: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[offset] ?? '') && /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '');
}

/** An offset as W3C's TextPositionSelector counts: in Unicode code points. */
export function toCodePoints(text: string, offset: number): number {
  let points = 0;
  for (let at = 0; at < offset; at++) if (!isInsideCharacter(text, at)) points++;
  return points;
}

/** The other way; the end of the text where it has fewer code points. */
export function fromCodePoints(text: string, points: number): number {
  let offset = 0;
  for (let left = points; left > 0 && offset < text.length; left--)
    offset += isInsideCharacter(text, offset + 1) ? 2 : 1;
  return offset;
}
