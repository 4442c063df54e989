import { constants, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { DomainError } from '../contract/domain-error.ts';
import { type Saying, saying } from '../words/saying.ts';
import type { SourceFile } from './article.ts';

/** One file of an archive, not yet unpacked. */
export interface Part {
  /** As the archive has it, with "/" between folders; not to be trusted. */
  readonly path: string;
  /** @throws DomainError too-large, unreadable: encrypted, damaged, or other than it says */
  read(): Promise<Uint8Array>;
}

// The figures are those of the reliability study: 390 KB of DOCX once became 400 MB of text.
const mostParts = 2000;
const largestPart = 64 * 1024 * 1024;
const largestRatio = 200;
/** Whatever it is packed into, so much does no harm; a table of blanks packs very well. */
const harmless = 1024 * 1024;

/**
 * The files of a ZIP archive, without its folders. Nothing is unpacked yet, and each is unpacked under limits,
 * whatever the archive says of itself.
 * @throws DomainError unreadable, too-large
 */
export async function openZip({ name, bytes }: SourceFile): Promise<Part[]> {
  const zip = await attemptZip(name, () =>
    // Names are looked at here, one by one; the library would refuse the archive for one bad name.
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      decodeStrings: false,
    }),
  );
  if (zip.entryCount > mostParts) {
    throw new DomainError('too-large', saying('files.manyParts', { name, limit: mostParts }));
  }
  const parts: Part[] = [];
  await attemptZip(name, async () => {
    for await (const entry of zip.eachEntry()) {
      const path = getFileNameLowLevel(
        entry.generalPurposeBitFlag,
        entry.fileName as unknown as Buffer,
        entry.extraFields,
        false,
      );
      if (!path.endsWith('/')) parts.push({ path, read: () => readEntry(zip, entry, name, path) });
    }
  });
  return parts;
}

async function readEntry(zip: ZipFile, entry: Entry, name: string, path: string): Promise<Uint8Array> {
  const { uncompressedSize, compressedSize, compressionMethod } = entry;
  if (entry.isEncrypted()) {
    throw new DomainError('unreadable', saying('files.lockedArchive', { name }));
  }
  const isBomb = uncompressedSize > harmless && uncompressedSize > largestRatio * compressedSize;
  if (uncompressedSize > largestPart || isBomb) throw tooLarge(name, path);
  return attemptZip(name, async () => {
    const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const packed = Buffer.concat(chunks);
    if (compressionMethod === 0) return packed;
    if (compressionMethod !== 8) throw damaged(name, saying('faults.oddPacking'));
    // The limit is what it says of itself: a byte more, and it lies.
    const maxOutputLength = Math.max(1, uncompressedSize);
    const unpacked = inflateRawSync(packed, { maxOutputLength, finishFlush: constants.Z_FINISH });
    if (unpacked.length !== uncompressedSize) throw damaged(name, saying('faults.smallerThanSaid'));
    return unpacked;
  });
}

const tooLarge = (name: string, path: string) =>
  new DomainError('too-large', saying('files.largePart', { name, path }));

/** @throws DomainError unreadable for what the library finds wrong */
async function attemptZip<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw damaged(name, reasonOf(error as NodeJS.ErrnoException));
  }
}

const damaged = (name: string, reason: Saying | string) =>
  new DomainError('unreadable', saying('files.damagedArchive', { name, reason }));

const reasonOf = ({ code, message }: NodeJS.ErrnoException) =>
  code === 'ERR_BUFFER_TOO_LARGE' ? saying('faults.largerThanSaid') : message;
