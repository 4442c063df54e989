import { createStore } from '../../components/store.ts';

/** What stands in the dialog for pasted text, until it is an article or given up. */
export interface PastedText {
  readonly text: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
}

export const nothingPasted: PastedText = { text: '', title: '', publisher: '', published: '' };

/** Outlives the dialog: what was written is there again when it is opened the next time. */
export const pastedText = createStore(nothingPasted);

const longestTitle = 160;
const isPage = (text: string) => /^\s*<(?:!doctype html|html)\b/i.test(text);

/** The headline that text begins with; empty where it begins with running text or is a page's source. */
export function findHeadline(text: string): string {
  const line = text
    .trimStart()
    .split('\n', 1)[0]!
    .replace(/^#+\s+/, '')
    .trim();
  return isPage(text) || line.length > longestTitle ? '' : line;
}

/** Pasted text as the file that the importer takes, named by its headline. A page's source goes to the reader of pages. */
export function textToFile(text: string): File {
  if (isPage(text)) return new File([text], 'Pasted page.html', { type: 'text/html' });
  const name =
    findHeadline(text)
      .replaceAll(/[^\p{L}\p{N} -]+/gu, ' ')
      .trim()
      .slice(0, 60) || 'Pasted text';
  return new File([text], `${name}.txt`, { type: 'text/plain;charset=utf-8' });
}
