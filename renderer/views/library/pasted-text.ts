import { say } from '../../words/index.ts';

/** What the clipboard holds of an article. */
export interface Copied {
  readonly text: string;
  /** The same as markup, where it was copied from a page; headings, lists and quotations come along by it. */
  readonly html?: string | null;
  /** Where it was copied from, where the system tells. */
  readonly address?: string | null;
}

/** What stands in the dialog for pasted text, until it is an article or given up. */
export interface PastedText {
  readonly text: string;
  /** What the text was before anybody wrote in it, as markup. */
  readonly copied: { readonly text: string; readonly html: string } | null;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly address: string;
}

export const nothingPasted: PastedText = {
  text: '',
  copied: null,
  title: '',
  publisher: '',
  published: '',
  address: '',
};

const longestName = 160;
const isPage = (text: string) => /^\s*<(?:!doctype html|html)\b/i.test(text);

/** What was copied, with its markup and the address that some systems keep with it. */
export function readClipboard(data: DataTransfer): Copied {
  const html = data.getData('text/html');
  // Windows and Firefox say where it was copied from; others leave it to the editor.
  const source = /^SourceURL:(\S+)/m.exec(html)?.[1] ?? data.getData('text/x-moz-url-priv').split('\n')[0];
  return {
    text: data.getData('text/plain'),
    html: html.trim() === '' ? null : html,
    address: source && /^https?:\/\//.test(source) ? source.trim() : null,
  };
}

/** What stands in the dialog for something copied. */
export function startPasting({ text, html = null, address = null }: Copied): PastedText {
  return { ...nothingPasted, text, copied: html === null ? null : { text, html }, address: address ?? '' };
}

/** True while the text is as it was copied: then its markup is taken. */
export function keepsMarkup({ text, copied }: Pick<PastedText, 'text' | 'copied'>): boolean {
  return copied !== null && copied.text === text && !isPage(text);
}

/** The first line, for the name of a file; empty where it is running text. What title is taken, the reader decides. */
function findFirstLine(text: string): string {
  const line = text
    .trimStart()
    .split('\n', 1)[0]!
    .replace(/^#+\s+/, '')
    .trim();
  return line.length > longestName ? '' : line;
}

/**
 * Pasted text as the file that the importer takes, named by its first line. A page's source goes to the reader of pages,
 * and markup from the clipboard as the part of a page that it is.
 */
export function textToFile(pasted: Pick<PastedText, 'text' | 'copied'>): File {
  const { text, copied } = pasted;
  if (isPage(text)) return new File([text], say('library.pastedPageHtml'), { type: 'text/html' });
  const name =
    findFirstLine(text)
      .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
      .trim()
      .slice(0, 60) || say('library.pastedText');
  if (!keepsMarkup(pasted)) return new File([text], `${name}.txt`, { type: 'text/plain;charset=utf-8' });
  return new File([markFragment(copied!.html)], `${name}.html`, { type: 'text/html;charset=utf-8' });
}

/** Between the comments that clipboards themselves put around the copied part of a page. */
function markFragment(html: string): string {
  const [, inside = html] = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/.exec(html) ?? [];
  return `<!--StartFragment-->${inside}<!--EndFragment-->`;
}
