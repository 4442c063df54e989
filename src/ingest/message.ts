import PostalMime, { type Address, type Email } from 'postal-mime';
import { DomainError } from '../contract/domain-error.ts';
import { normaliseText } from '../text/normalise.ts';
import { saying } from '../words/saying.ts';
import {
  type Found,
  noDetails,
  type ParsedText,
  type SourceFile,
  shortenTitle,
  withHeading,
} from './article.ts';
import { readFragment, readHtml } from './html.ts';
import { readMoment } from './moment.ts';
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

/** The text as it was laid out, where it was. */
function textOf({ html, text }: Email, name: string): ParsedText {
  const laidOut = html ? readFragment(normaliseText(html), name) : null;
  return laidOut && /[\p{L}\p{N}]/u.test(laidOut.text)
    ? laidOut
    : setOthersAside(readPlainText(normaliseText(text ?? '').replace(/^\n+/, '')));
}

/** The line that says whose words follow: "On 10 March 2026, Ada Lowe wrote:". */
const introduction = /(?:wrote|writes|schrieb|a écrit|escribió|ha scritto)\s*:$/u;
/** "-- " alone on its line (RFC 3676), or the words with which letters end. */
const endOfLetter =
  /^(?:--|(?:(?:with )?(?:kind|best|warm) (?:regards|wishes)|regards|(?:yours )?(?:sincerely|truly|faithfully)|mit freundlichen Grüßen|cordialement),?)$/iu;

/** What an answer quotes is not its writer's, and the signature is no part of what he says. */
function setOthersAside({ text, blocks }: ParsedText): ParsedText {
  const lineAt = (index: number) => {
    const block = blocks[index];
    return block ? text.slice(block.start, block.end).trim() : '';
  };
  const isQuoted = (index: number) => lineAt(index).startsWith('>');
  const isIntroduction = (index: number) =>
    introduction.test(lineAt(index).replace(/^[>\s]+/, '')) && (isQuoted(index) || isQuoted(index + 1));
  let hasEnded = false;
  return {
    text,
    blocks: blocks.map((block, index) => {
      if (isQuoted(index) || isIntroduction(index)) return { ...block, setAside: true };
      hasEnded ||= endOfLetter.test(lineAt(index));
      return hasEnded ? { ...block, role: 'paragraph', setAside: true } : block;
    }),
  };
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
