import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfDocument = PDFDocumentProxy;

/**
 * pdf.js as it is wanted here: for text alone, in this one process, on Node and inside Electron alike. It is loaded
 * with the first PDF; no script of a file is run, nothing is drawn, and nothing is fetched.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  library ??= loadLibrary();
  const { getDocument } = await library;
  return getDocument({
    // The library takes the bytes it is given away; they may still be wanted.
    data: new Uint8Array(bytes),
    verbosity: 0,
    // Each of these is guessed from the surroundings otherwise, and Electron's are neither page nor plain Node.
    BinaryDataFactory: ProgramData,
    CanvasFactory: Nothing,
    FilterFactory: Nothing,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    // Without an address none is asked for; ours is ProgramData.
    cMapUrl: '/',
  });
}

let library: Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> | undefined;

async function loadLibrary() {
  const { warn } = console;
  // It warns that it could not draw: the package for that is left out on purpose.
  console.warn = () => {};
  try {
    const loaded = await import('pdfjs-dist/legacy/build/pdf.mjs');
    // What it would start as a worker runs here: this process is the one that may be lost.
    // @ts-expect-error The package has no types for it.
    const pdfjsWorker: object = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    Object.assign(globalThis, { pdfjsWorker });
    return loaded;
  } finally {
    console.warn = warn;
  }
}

/** Adobe's character maps, which tell what the codes of Chinese, Japanese and Korean fonts mean. */
const characterMaps = new URL(
  // The build lays them beside what is bundled.
  extname(import.meta.filename) === '.ts' ? '../../node_modules/pdfjs-dist/cmaps/' : './cmaps/',
  import.meta.url,
);

/** The library wants classes. */
class ProgramData {
  /** @throws Error for all but a character map: fonts and decoders are for drawing */
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]+$/.test(filename.replace(/\.bcmap$/, ''))) throw new Error('left out');
    return new Uint8Array(await readFile(new URL(filename, characterMaps)));
  }
}

/** Stands for what draws. */
class Nothing {
  destroy(): void {}
}
