import { crc32 } from 'node:zlib';

/** The largest block that DEFLATE can store, in bytes. */
export const mostStored = 0xffff;

/** Magic number, DEFLATE, no flags, no time, no hint, unknown system (RFC 1952). */
const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/**
 * Bytes as a gzip file (RFC 1952) that holds them as they are, in one stored block (RFC 1951, 3.2.4). zlib does the
 * same at level 0, but to set it up for each small file took 3 % of what its import cost the core.
 * @param bytes at most `mostStored`
 */
export function storeInGzip(bytes: Uint8Array): Buffer {
  const { length } = bytes;
  if (length > mostStored) throw new RangeError(`one block holds ${mostStored} bytes, and no ${length}`);
  const at = header.length + 5;
  const packed = Buffer.allocUnsafe(at + length + 8);
  packed.set(header);
  packed[header.length] = 1;
  packed.writeUInt16LE(length, at - 4);
  packed.writeUInt16LE(length ^ 0xffff, at - 2);
  packed.set(bytes, at);
  packed.writeUInt32LE(crc32(bytes), at + length);
  packed.writeUInt32LE(length, at + length + 4);
  return packed;
}
