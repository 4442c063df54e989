import type { ArticleSummary } from '../../src/contract/views.ts';
import { formatDate } from '../components/dates.ts';
import { quote } from '../components/quote.ts';
import { say } from '../words/index.ts';

type Cited = Pick<
  ArticleSummary,
  'author' | 'title' | 'publisher' | 'publishedAt' | 'address' | 'provenance'
>;

/** The same citation as plain text and as markup. */
export interface Citation {
  readonly text: string;
  readonly html: string;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeMarkup = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign]!);

/** An address as a link where it leads to the web; nothing else that an imported file names is made one. */
const linkTo = (address: string) =>
  /^https?:\/\//i.test(address)
    ? `<a href="${escapeMarkup(address)}">${escapeMarkup(address)}</a>`
    : escapeMarkup(address);

/**
 * Words of an article with where they stand: “words” — Author, “Title”, Publisher, 13 Mar 2026, address (accessed
 * 14 Mar 2026). What is not known is left out; so is the day of access where the program did not fetch the page from
 * its address. Days are UTC; `capturedAt` is when the text was taken in.
 */
export function citePassage(words: string, article: Cited, capturedAt: string): Citation {
  const { author, title, publisher, publishedAt, address, provenance } = article;
  const accessed =
    provenance.address !== 'address'
      ? ''
      : ` ${say('reading.accessed', { day: formatDate(capturedAt.slice(0, 10)) })}`;
  const quoted = quote(words.trim().replaceAll(/\s+/g, ' '));
  const parts = [author, quote(title), publisher, publishedAt && formatDate(publishedAt.slice(0, 10))]
    .filter((part) => part !== null && part !== '')
    .map(String);
  const text = [...parts, ...(address === null ? [] : [address])].join(', ');
  const html = [...parts.map(escapeMarkup), ...(address === null ? [] : [linkTo(address)])].join(', ');
  return {
    text: `${quoted} — ${text}${accessed}`,
    html: `<p>${escapeMarkup(quoted)} — ${html}${escapeMarkup(accessed)}</p>`,
  };
}
