import { describe, expect, it } from 'vitest';
import {
  keepsMarkup,
  nothingPasted,
  readClipboard,
  startPasting,
  textToFile,
} from '../../../../renderer/views/library/pasted-text.ts';

/** A clipboard with these kinds. */
const clipboard = (kinds: Record<string, string>) =>
  ({ getData: (kind: string) => kinds[kind] ?? '' }) as DataTransfer;

describe('the clipboard', () => {
  it.each([
    ['Windows', { 'text/html': 'Version:0.9\r\nSourceURL:https://post.example/a\r\n<html>…' }],
    ['Firefox', { 'text/html': '<p>…', 'text/x-moz-url-priv': 'https://post.example/a\nA title' }],
  ])('tells where a part of a page was copied from, where the system keeps it: %s', (_, kinds) => {
    expect(readClipboard(clipboard({ 'text/plain': '…', ...kinds })).address).toBe('https://post.example/a');
  });

  it('gives no address that is not of the web, and no markup where there is none', () => {
    const copied = readClipboard(
      clipboard({
        'text/plain': 'Words',
        'text/x-moz-url-priv': 'file:///home/ada/a.html',
        'text/html': ' ',
      }),
    );
    expect(copied).toEqual({ text: 'Words', html: null, address: null });
  });
});

describe('pasted text', () => {
  const copied = { text: 'Weir open\n\nIt rained.', html: '<h2>Weir open</h2><p>It rained.</p>' };

  it('keeps its markup until somebody writes in it', async () => {
    const pasted = startPasting({ ...copied, address: null });
    expect(keepsMarkup(pasted)).toBe(true);
    const file = textToFile(pasted);
    expect([file.name, await file.text()]).toEqual([
      'Weir open.html',
      `<!--StartFragment-->${copied.html}<!--EndFragment-->`,
    ]);
    const changed = { ...pasted, text: `${copied.text} A lot.` };
    expect(keepsMarkup(changed)).toBe(false);
    expect([textToFile(changed).name, await textToFile(changed).text()]).toEqual([
      'Weir open.txt',
      changed.text,
    ]);
  });

  it('takes only what was selected out of a clipboard that marks it', async () => {
    const html = `<html><body class="x"><!--StartFragment--><p>Mine</p><!--EndFragment--></body></html>`;
    const file = textToFile(startPasting({ text: 'Mine', html }));
    expect(await file.text()).toBe('<!--StartFragment--><p>Mine</p><!--EndFragment-->');
  });

  it('goes to the reader of pages when it is the source of one', () => {
    const source = '  <!DOCTYPE html><title>A page</title>';
    expect(textToFile({ ...nothingPasted, text: source })).toMatchObject({
      name: 'Pasted page.html',
      type: 'text/html',
    });
  });

  it('is named by its first line, without what no file is named by', () => {
    const name = (text: string) => textToFile({ ...nothingPasted, text }).name;
    expect(name('# Weir: open/closed?\n\nIt rained.')).toBe('Weir open closed.txt');
    expect(name(`${'Running text that is no headline. '.repeat(9)}`)).toBe('Pasted text.txt');
  });
});
