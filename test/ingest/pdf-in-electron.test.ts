import { expect, test } from 'vitest';
import { japaneseFont, writePdf } from '../support/write-pdf.ts';

test('PDF is read where the surroundings are neither page nor plain Node', async () => {
  // What pdf.js looks at to guess where it runs, as Electron's utility processes have it.
  Object.defineProperty(process.versions, 'electron', { value: '45.0.0', configurable: true });
  Object.assign(process, { type: 'utility' });
  const { readPdf } = await import('../../src/ingest/pdf.ts');
  const bytes = writePdf([[{ text: '\x8d\x60\x82\xcd', x: 60, y: 700 }]], {}, japaneseFont);
  expect((await readPdf({ name: 'a.pdf', bytes })).text).toBe('港は');
});
