import PostalMime, { type Address, type Email } from 'postal-mime';
import { DomainError } from '../contract/domain-error.ts';
import { normaliseText } from '../text/normalise.ts';
import { saying } from '../words/saying.ts';
import {
  composePieces,
  type Found,
  noDetails,
  type ParsedText,
  type SourceFile,
  shortenTitle,
  withHeading,
} from './article.ts';
import { readHtml } from './html.ts';
import { marksOf, setOthersAside } from './message-quotes.ts';
import { readMoment } from './moment.ts';
import { blocksIn } from './page-blocks.ts';
import { bodyOf, parsePage } from './page-tree.ts';
import { readPlainText } from './plain-text.ts';

/** More is attachments, which are not read. In bytes. */
const largestMessage = 64 * 1024 * 1024;

/**
 * An e-mail – its text, who wrote it, when and about what – or a page that a browser saved as one file (MHTML).
 * Attachments are not looked at.
 * @throws DomainError unreadable, too-large
 */
export async function readMessage({ name, bytes }: SourceFile): Promise<Found> {
  if (bytes.length > largestMessage) {
    throw new DomainError(
      'too-large',
      saying('files.largeMessage', { name, limit: largestMessage / 1024 / 1024 }),
    );
  }
  const message = await parseMessage(name, bytes);
  const address = addressOfPage(message);
  if (address !== null && message.html)
    return addAddress(readHtml(normaliseText(message.html), name), address);
  const title = lineOf(message.subject);
  const from = message.from && nameOf(message.from);
  const sent = readMoment(headerOf(message, 'date'));
  // "Ferry news <ferry.lists.example>": a list has a name, and so may an organisation.
  const list = lineOf(headerOf(message, 'list-id')?.split('<', 1)[0]?.replaceAll('"', ''));
  const details = {
    title: title === null ? '' : shortenTitle(title),
    author: from ?? null,
    publisher: list ?? lineOf(headerOf(message, 'organization')),
    publishedAt: sent?.at ?? null,
  };
  const found = Object.entries(details).filter(([, value]) => value);
  return {
    ...noDetails,
    ...details,
    publishedZone: sent?.zone ?? null,
    provenance: Object.fromEntries(found.map(([detail]) => [detail, 'message' as const])),
    ...withHeading(title, textOf(message, name)),
  };
}

async function parseMessage(name: string, bytes: Uint8Array): Promise<Email> {
  const message = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' }).catch(
    (error: Error) => {
      throw new DomainError(
        'unreadable',
        saying('files.noMail', { name, reason: error.message.slice(0, 120) }),
      );
    },
  );
  if (message.from || message.subject || message.date || addressOfPage(message) !== null) return message;
  throw new DomainError('unreadable', saying('files.noMailHead', { name }));
}

/** The text as it was laid out, where it was; what others wrote in it is set aside. */
function textOf({ html, text, subject = '' }: Email, name: string): ParsedText {
  const body = html ? bodyOf(parsePage(normaliseText(html), name)) : null;
  const laidOut = body ? blocksIn(body) : [];
  if (laidOut.some((block) => /[\p{L}\p{N}]/u.test(block.text)))
    return setOthersAside(composePieces(laidOut), marksOf(laidOut), subject);
  const plain = readPlainText(normaliseText(text ?? '').replace(/^\n+/, ''));
  const marks = plain.blocks.map(({ start, end }) =>
    plain.text.slice(start, end).trimStart().startsWith('>') ? 'quote' : null,
  );
  return setOthersAside(plain, marks, subject);
}

const headerOf = ({ headers }: Email, key: string) => headers.find((header) => header.key === key)?.value;

const lineOf = (text: string | undefined) =>
  normaliseText(text ?? '')
    .replace(/\s+/g, ' ')
    .trim() || null;

/** A bare address is nobody's name. */
const nameOf = ({ name }: Address) => (/@/.test(name) ? null : lineOf(name));

/** Where a browser found a page that it saved; null for an e-mail. */
function addressOfPage(message: Email): string | null {
  const address = (
    headerOf(message, 'snapshot-content-location') ?? headerOf(message, 'content-location')
  )?.trim();
  return address && /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).href : null;
}

const addAddress = (page: Found, address: string): Found => ({
  ...page,
  address,
  provenance: { ...page.provenance, address: 'message' },
});
