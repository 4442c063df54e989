import { writeZip, type ZipPart } from './write-zip.ts';

const relations = (...rows: readonly [type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows
    .map(
      ([type, target], index) =>
        `<Relationship Id="r${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const types = (main: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;

/** The parts of a Word document with this body (WordprocessingML, prefix w). */
export const docxParts = (body: string, properties = ''): ZipPart[] => [
  { path: '[Content_Types].xml', content: types('wordprocessingml.document') },
  { path: '_rels/.rels', content: relations(['officeDocument', 'word/document.xml']) },
  {
    path: 'word/document.xml',
    content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  },
  {
    path: 'word/styles.xml',
    content: `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[
      ['Title', 'Title'],
      ['Heading1', 'heading 1'],
      ['Quote', 'Quote'],
    ]
      .map(
        ([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`,
      )
      .join('')}</w:styles>`,
  },
  { path: 'word/_rels/document.xml.rels', content: relations(['styles', 'styles.xml']) },
  {
    path: 'docProps/core.xml',
    content: `<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${properties}</cp:coreProperties>`,
  },
];

export const writeDocx = (body: string, properties = '') => writeZip(docxParts(body, properties));

/** A paragraph of a Word document. */
export const paragraph = (text: string, style?: string) =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;

/** A workbook of these sheets; a sheet is its rows as SpreadsheetML. Style 1 shows dates, style 2 a form of its own. */
export const writeXlsx = (
  sheets: Readonly<Record<string, string>>,
  strings: readonly string[] = [],
  settings = '',
) => {
  const names = Object.keys(sheets);
  const main =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  return writeZip([
    { path: '[Content_Types].xml', content: types('spreadsheetml.sheet') },
    { path: '_rels/.rels', content: relations(['officeDocument', 'xl/workbook.xml']) },
    {
      path: 'xl/workbook.xml',
      content: `<workbook ${main}>${settings}<sheets>${names
        .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: relations(
        ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as [string, string]),
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
      ),
    },
    {
      path: 'xl/sharedStrings.xml',
      content: `<sst ${main}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    },
    {
      path: 'xl/styles.xml',
      content: `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="&quot;day&quot;\\ dd.mm.yyyy"/><numFmt numFmtId="165" formatCode="0.00 &quot;hours&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    },
    ...Object.values(sheets).map((rows, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ]);
};
