import { isAscii, isUtf8 } from 'node:buffer';
import { DomainError } from '../contract/domain-error.ts';
import { normaliseText } from '../text/normalise.ts';
import { saying } from '../words/saying.ts';
import type { SourceFile } from './article.ts';
import { findDeclaredEncoding } from './declared-encoding.ts';
import { detectEncoding } from './detect-encoding.ts';
import { decodeAs, findEncoding } from './encodings.ts';

/**
 * A file as text: plain text as a revision holds it, markup as it was written.
 * @param kind only markup declares its encoding
 * @throws DomainError unreadable when the bytes are not text
 */
export function decodeText(
  { name, bytes, encoding: sent = null }: SourceFile,
  kind: 'text' | 'markup',
): string {
  const encoding = findEncodingOf(bytes, kind, sent);
  const text = decodeAs(encoding, bytes);
  const isSure = encoding === 'utf-8' && isUtf8(bytes);
  if (!isText(text.slice(0, checkedLength), isSure)) {
    throw new DomainError('unreadable', saying('files.notText', { name }));
  }
  return kind === 'markup' ? text : normaliseText(text);
}

/**
 * Which encoding bytes are in: by their mark, by what their sender or markup declares, by their form, else the likeliest
 * one. Bytes that are UTF-8 beyond ASCII are read as UTF-8 whatever is declared: no other text looks like it by chance.
 * @param sent by the server that sent them; the HTML standard lets it win over what the page declares
 */
export function findEncodingOf(
  bytes: Uint8Array,
  kind: 'text' | 'markup',
  sent: string | null = null,
): string {
  const marked = findMark(bytes);
  if (marked !== null) return marked;
  const isWhole = isUtf8(withoutCutCharacter(bytes));
  const known = sent === null ? null : findEncoding(sent);
  const declared = known ?? (kind === 'markup' ? findDeclaredEncoding(bytes) : null);
  const isPlain = isWhole && isAscii(bytes);
  if (declared !== null && (isPlain || !isWhole) && declared !== 'utf-8') return declared;
  const shifted = isPlain ? findShifted(bytes) : null;
  if (shifted !== null) return shifted;
  const wide = findWide(bytes);
  if (wide !== null) return wide;
  return isWhole || isNearlyUtf8(bytes) ? 'utf-8' : detectEncoding(bytes);
}

function findMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** A part of a file can end inside a character. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > back) return bytes.subarray(0, -back);
    if (byte < 0x80 || byte >= 0xc0) break;
  }
  return bytes;
}

/** Encodings of seven bits announce each change of their characters. */
function findShifted(bytes: Uint8Array): string | null {
  const begun = bytes.subarray(0, 65_536);
  if (!begun.includes(0x1b) && !begun.includes(0x7e)) return null;
  const head = new TextDecoder('latin1').decode(begun);
  if (/\x1b\$\)C/.test(head)) return 'iso-2022-kr';
  if (/\x1b\$[@B]|\x1b\(J/.test(head)) return 'iso-2022-jp';
  return /~\{(?:[!-~]{2})+~\}/.test(head) ? 'hz-gb-2312' : null;
}

/** UTF-16 without a mark, where every second byte of what is ASCII is 0. */
function findWide(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096);
  if (!head.includes(0)) return null;
  let [even, odd] = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) at % 2 === 0 ? even++ : odd++;
  if (even + odd < head.length / 10) return null;
  if (odd > 20 * even) return 'utf-16le';
  return even > 20 * odd ? 'utf-16be' : null;
}

/** UTF-8 with a few broken characters, as when a text was cut or two were put together. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 1_000_000), { stream: true });
  let [good, bad] = [0, 0];
  for (const [character] of text.matchAll(/[^\0-\x7f]/gu)) character === '\ufffd' ? bad++ : good++;
  return bad * 5 < good;
}

/** So much is looked at to tell text from other bytes. In UTF-16 units. */
const checkedLength = 65_536;

/**
 * Compressed data has a control character in every eighth byte; text has none, or a few by mistake.
 * @param isSure it is UTF-8, which other bytes are not by chance
 */
function isText(text: string, isSure: boolean): boolean {
  const strange = isSure ? /\0/g : /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\p{Cn}\p{Co}]/gu;
  return (text.match(strange)?.length ?? 0) * 20 <= text.length;
}
