import { DomainError } from '../contract/result.ts';
import { normaliseText } from '../text/normalise.ts';

/**
 * Bytes as text: by the byte order mark, by what an HTML page declares, as UTF-8, or else as windows-1252,
 * which WHATWG's encoding standard names as the fallback for Western text and which takes any byte.
 * @throws DomainError unreadable when the bytes are not text
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  const encoding =
    encodingByMark(bytes) ?? encodingByDeclaration(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  if (!encoding.startsWith('utf-16') && bytes.subarray(0, 4096).includes(0)) {
    throw new DomainError(
      'unreadable',
      `“${name}” is not a text file. Claimbench reads plain text, Markdown and HTML: save it as one of these and add it again.`,
    );
  }
  return normaliseText(new TextDecoder(encoding).decode(bytes));
}

function encodingByMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function encodingByDeclaration(bytes: Uint8Array): string | null {
  // The HTML standard looks for the declaration in the first 1024 bytes; pages in the wild put it later.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8192)).toString(
    'latin1',
  );
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // The standard: a declaration that could itself be read as bytes is not UTF-16.
    return encoding.startsWith('utf-16') || (encoding === 'utf-8' && !isUtf8(bytes)) ? null : encoding;
  } catch {
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
