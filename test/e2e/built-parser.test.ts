import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { sayInEnglish } from '../../src/words/spoken.ts';
import { openParserBench } from '../bench/parser-run.ts';
import { root } from '../support/electron-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { paragraph, writeDocx, writeXlsx } from '../support/write-office.ts';
import { japaneseFont, writePdf } from '../support/write-pdf.ts';
import { writeZip } from '../support/write-zip.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const columns = { text: 0, hasHeader: false };

test('the built parser, which may read its own files only, reads every kind of file', async () => {
  const parser = openParserBench(pathToFileURL(join(root, 'dist/main/cli.js')).href);
  onTestFinished(() => parser.close());
  const folder = temporaryFolder();
  const files: Record<string, [bytes: Uint8Array, text: string]> = {
    'a.txt': [
      latin1('Die Hafenbeh\xf6rde teilte mit, der Kai m\xfcsse schlie\xdfen.'),
      'Die Hafenbehörde teilte mit, der Kai müsse schließen.',
    ],
    'a.html': [utf8('<p>Quay closed</p>'), 'Quay closed'],
    'a.md': [utf8('# Quay closed'), 'Quay closed'],
    'a.pdf': [writePdf([[{ text: 'Quay closed', x: 60, y: 700 }]]), 'Quay closed'],
    'japanese.pdf': [writePdf([[{ text: '\x8d\x60\x82\xcd', x: 60, y: 700 }]], {}, japaneseFont), '港は'],
    'a.docx': [writeDocx(paragraph('Quay closed')), 'Quay closed'],
    'a.eml': [utf8('Subject: Quay closed\n\nQuay closed'), 'Quay closed'],
    'a.xml': [utf8('<rss><channel><item><title>Quay closed</title></item></channel></rss>'), 'Quay closed'],
    'a.csv': [utf8('"Quay closed"\n'), 'Quay closed'],
    'a.xlsx': [writeXlsx({ One: '<row><c t="str"><v>Quay closed</v></c></row>' }), 'Quay closed'],
    'a.zip': [writeZip([{ path: 'b/a.txt', content: 'Quay closed' }]), 'Quay closed'],
  };
  for (const [name, [bytes, text]] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const { items, failure } = await parser.run(path, name, { kind: 'articles', columns });
    const said = items.map(({ result }) =>
      result.ok ? result.value.text.trim() : sayInEnglish(result.error.saying),
    );
    expect({ name, said, failure }).toEqual({ name, said: [text], failure: null });
  }
});
