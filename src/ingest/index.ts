import { DomainError } from '../contract/result.ts';
import type { ParsedArticle } from './article.ts';
import { cleanUp } from './clean-up.ts';
import { decodeText } from './decode.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';

export type { ParsedArticle } from './article.ts';

interface Format {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  /** @param name of the file, for what is said when it cannot be read */
  read(text: string, name: string): Omit<ParsedArticle, 'mediaType'>;
}

const plainText: Format = { mediaType: 'text/plain', extensions: ['txt', 'text'], read: readPlainText };
const formats: readonly Format[] = [
  plainText,
  { mediaType: 'text/markdown', extensions: ['md', 'markdown'], read: readMarkdown },
  { mediaType: 'text/html', extensions: ['html', 'htm', 'xhtml'], read: readHtml },
];

/** Text longer than this is no article: about a thousand book pages. In UTF-16 units. */
const longestText = 4_000_000;

/**
 * Bytes of a file as an article. The format is told by the name's ending; a name without one is plain text.
 * @throws DomainError unreadable (another format, not text, no words in it), too-large
 */
export function parseArticle(name: string, bytes: Uint8Array): ParsedArticle {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  const format =
    extension === undefined ? plainText : formats.find(({ extensions }) => extensions.includes(extension));
  if (!format) {
    throw new DomainError(
      'unreadable',
      `“${name}” is of a kind that Claimbench does not read. It reads plain text, Markdown and HTML: save it as one of these and add it again.`,
    );
  }
  const parsed = format.read(decodeText(name, bytes), name);
  if (!/[\p{L}\p{N}]/u.test(parsed.text)) {
    throw new DomainError(
      'unreadable',
      `“${name}” has no text in it. Open it and check that it shows the article.`,
    );
  }
  if (parsed.text.length > longestText) {
    throw new DomainError(
      'too-large',
      `“${name}” is longer than ${longestText.toLocaleString('en')} characters. Split it and add the parts.`,
    );
  }
  const cleaned = cleanUp(parsed);
  return { ...cleaned, mediaType: format.mediaType, title: cleaned.title || name };
}
