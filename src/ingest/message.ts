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
import { type Forwarded, isForwarding, readForwarded, subjectOfForwarded } from './message-forward.ts';
import { setFurnitureAside } from './message-furniture.ts';
import { beginsForward, marksOf, setOthersAside } from './message-quotes.ts';
import { readMoment } from './moment.ts';
import { blocksIn } from './page-blocks.ts';
import { bodyOf, parsePage } from './page-tree.ts';
import { readPlainText } from './plain-text.ts';
import { findPrintedDay } from './printed-day.ts';

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
  const text = textOf(message, name);
  const forwarded = readForwarded(text);
  const { zone, ...details } = detailsOf(message, forwarded);
  const { title } = details;
  const found = Object.entries(details).filter(([, value]) => value);
  return {
    ...noDetails,
    ...details,
    title: shortenTitle(title),
    publishedZone: zone,
    provenance: Object.fromEntries(found.map(([detail]) => [detail, 'message' as const])),
    ...withHeading(title || null, setFurnitureAside(forwarded?.message ?? text)),
  };
}

/**
 * Who wrote a message, when and about what; of one that is passed on, its own head says it. Below a letter of the
 * sender's own it is an appendix.
 */
function detailsOf(message: Email, forwarded: Forwarded | null) {
  const subject = lineOf(message.subject) ?? '';
  // "Ferry news <ferry.lists.example>": a list has a name, and so may an organisation.
  const list = lineOf(headerOf(message, 'list-id')?.split('<', 1)[0]?.replaceAll('"', ''));
  if (forwarded !== null && forwarded.from !== null && (forwarded.isAll || isForwarding(subject))) {
    const { from, sent } = forwarded;
    const moment = readMoment(sent);
    return {
      title: subjectOfForwarded(subject, forwarded.subject ?? ''),
      author: nameOf({ name: from.replace(/\s*[<[].*$/, '').replace(/^["'“]|["'”]$/g, '') }),
      publisher: list,
      publishedAt: moment?.at ?? findPrintedDay(sent ?? '', null)?.day ?? null,
      zone: moment?.zone ?? null,
    };
  }
  const sent = readMoment(headerOf(message, 'date'));
  return {
    title: subject,
    author: message.from ? nameOf(message.from) : null,
    publisher: list ?? lineOf(headerOf(message, 'organization')),
    publishedAt: sent?.at ?? null,
    zone: sent?.zone ?? null,
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
  const lines = plain.blocks.map(({ start, end }) => plain.text.slice(start, end).trim());
  // Apple Mail marks what is forwarded like a quote.
  const forward = lines.findIndex(beginsForward);
  const marks = lines.map((line, index) =>
    line.startsWith('>') && (forward < 0 || index < forward) ? 'quote' : null,
  );
  return setOthersAside(plain, marks, subject);
}

const headerOf = ({ headers }: Email, key: string) => headers.find((header) => header.key === key)?.value;

const lineOf = (text: string | undefined) =>
  normaliseText(text ?? '')
    .replace(/\s+/g, ' ')
    .trim() || null;

/** A bare address is nobody's name. */
const nameOf = ({ name }: Pick<Address, 'name'>) => (/@/.test(name) ? null : lineOf(name));

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
