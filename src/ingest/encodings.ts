import { codePages } from './code-pages.ts';

/** Turns bytes into text part by part. What means nothing becomes U+FFFD; a mark at the front is left out. */
export interface TextSource {
  /** @param isLast no more bytes follow */
  decode(bytes: Uint8Array, isLast: boolean): string;
}

/** How an encoding is called here, by what others call it. Those of WHATWG's standard keep its names. */
const aliases: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.keys(codePages)
      .map((name) => [name.replace('ibm', 'cp'), name])
      .concat([
        ['maccentraleurope', 'x-mac-ce'],
        ['mac-centraleurope', 'x-mac-ce'],
        ['mac-cyrillic', 'x-mac-cyrillic'],
        ['tis-620', 'windows-874'],
        ['uhc', 'euc-kr'],
      ]),
  ),
};
/** Those that are rewritten into one of WHATWG's. */
const rewritten = ['hz-gb-2312', 'iso-2022-kr'];

/** The name of an encoding that can be decoded here; null for a label that means none. */
export function findEncoding(label: string): string | null {
  const plain = label.trim().toLowerCase();
  const name = aliases[plain] ?? plain;
  if (Object.hasOwn(codePages, name) || rewritten.includes(name)) return name;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

/** @param encoding a name that `findEncoding` gives */
export function openTextSource(encoding: string): TextSource {
  const page = codePages[encoding];
  if (page !== undefined) return readCodePage(encoding, page);
  if (encoding === 'iso-2022-kr') return readShifted('euc-kr', [0x0e], [0x0f]);
  if (encoding === 'hz-gb-2312') return readShifted('gbk', [0x7e, 0x7b], [0x7e, 0x7d]);
  const decoder = new TextDecoder(encoding);
  return { decode: (bytes, isLast) => decoder.decode(bytes, { stream: !isLast }) };
}

/** All of the bytes at once. @param encoding a name that `findEncoding` gives */
export const decodeAs = (encoding: string, bytes: Uint8Array): string =>
  openTextSource(encoding).decode(bytes, true);

/** Six letters stand where ASCII has control characters (RFC 1456). */
const visciiControls: Readonly<Record<number, string>> = {
  2: 'Ẳ',
  5: 'Ẵ',
  6: 'Ẫ',
  20: 'Ỷ',
  25: 'Ỹ',
  30: 'Ỵ',
};

function readCodePage(encoding: string, page: string): TextSource {
  const units = new Uint16Array(256);
  for (let byte = 0; byte < 256; byte++) units[byte] = byte < 128 ? byte : page.charCodeAt(byte - 128);
  if (encoding === 'viscii')
    for (const [byte, letter] of Object.entries(visciiControls)) units[Number(byte)] = letter.charCodeAt(0);
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  return { decode: (bytes) => decoder.decode(Uint16Array.from(bytes, (byte) => units[byte]!)) };
}

/**
 * Encodings of seven bits that shift to two bytes a character and back (RFC 1557, RFC 1843): the same characters
 * as in an encoding of eight bits, without the highest one.
 */
function readShifted(eightBit: string, open: readonly number[], close: readonly number[]): TextSource {
  const decoder = new TextDecoder(eightBit);
  let isShifted = false;
  let held: number[] = [];
  return {
    decode(bytes, isLast) {
      const input = [...held, ...bytes];
      const output: number[] = [];
      held = [];
      for (let at = 0; at < input.length; at++) {
        const mark = isShifted ? close : open;
        if (input[at] === mark[0] && at + mark.length > input.length && !isLast) {
          held = input.slice(at);
          break;
        }
        if (mark.every((byte, index) => input[at + index] === byte)) {
          isShifted = !isShifted;
          at += mark.length - 1;
        } else if (input[at] === 0x1b && String.fromCharCode(...input.slice(at + 1, at + 4)) === '$)C') {
          at += 3;
        } else {
          if (input[at] === 0x0a) isShifted = false;
          output.push(isShifted ? input[at]! | 0x80 : input[at]!);
        }
      }
      return decoder.decode(Uint8Array.from(output), { stream: !isLast });
    },
  };
}
