/** A stretch of text on a page: where its baseline begins, from the lower left corner, in points. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Runs upwards instead of to the right. */
  readonly isTurned?: boolean;
}

const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A font that is not in the file and whose codes are Shift_JIS: what they mean is told by a map of Adobe's. */
export const japaneseFont =
  '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /90ms-RKSJ-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 >>] >>';

/** Its letters a to g are the Arabic of "قال مجلس" in the shapes that they have in a word, each 600 wide. */
export const arabicFont =
  '<< /Type /Font /Subtype /Type1 /BaseFont /Arabic /FirstChar 97 /LastChar 103 /Widths [600 600 600 600 600 600 600] /FontDescriptor << /Type /FontDescriptor /FontName /Arabic /Flags 4 /MissingWidth 600 >> /Encoding << /Type /Encoding /Differences [97 /uniFED7 /uniFE8E /uniFEDD /uniFEE3 /uniFEA0 /uniFEE0 /uniFEB2] >> >>';

/** A PDF of these pages, 595 by 842 points; a character of its texts is one byte. */
export function writePdf(
  pages: readonly (readonly PdfText[])[],
  info: Readonly<Record<string, string>> = {},
  font = helvetica,
): Uint8Array<ArrayBuffer> {
  const quote = (text: string) => text.replace(/[\\()]/g, '\\$&');
  const fields = Object.entries(info).map(([name, value]) => `/${name} (${quote(value)})`);
  const kids = pages.map((_, page) => `${5 + 2 * page} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    font,
    `<< ${fields.join(' ')} >>`,
  ];
  for (const [page, texts] of pages.entries()) {
    const lines = texts.map(({ text, x, y, size = 10, isTurned = false }) => {
      const turn = isTurned ? `0 1 -1 0 ${x} ${y}` : `1 0 0 1 ${x} ${y}`;
      return `/F ${size} Tf ${turn} Tm (${quote(text)}) Tj`;
    });
    const content = `BT ${lines.join('\n')} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${6 + 2 * page} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows}`;
  file += `trailer\n<< /Size ${places.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, 'latin1'));
}
