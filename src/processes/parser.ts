import type { HostToParser, ParseAnswer, ParseRequest, ParserToHost } from '../contract/messages.ts';
import { deriveText, type PreparedItem } from '../derive-text.ts';
import {
  attempt,
  isPacked,
  type ParsedItem,
  parseFile,
  previewTable,
  type SourceFile,
} from '../ingest/index.ts';
import { packItems } from '../packed-items.ts';
import { openLink } from './link.ts';

/** The parser: untrusted bytes in, articles out. It has no library, no paths and no addresses. */

/** A file of many articles is answered in parts: so many of them, or about so much, at a time. */
const mostItems = 64;
/** Characters of text, and bytes of the files inside a file. */
const mostContent = 1_000_000;

/**
 * Answers to small files go to the host together, but none waits longer for others than this, in milliseconds: one by
 * one they took a fifteenth of the parser's time. Of plain text it is about sixteen.
 */
const longestHeld = 32;
/** In bytes. */
const smallFile = 64 * 1024;

/** So much of a table is looked at before its columns are chosen. In bytes. */
const previewBytes = 256 * 1024;

interface Reading {
  readonly id: number;
  readonly file: SourceFile;
  readonly request: ParseRequest;
  received: number;
  items: AsyncGenerator<ParsedItem> | null;
  /** Something is still to be answered. */
  isAsked: boolean;
}

const link = openLink<HostToParser, ParserToHost>();
/** In the order in which they are read. */
const readings: Reading[] = [];
let isReading = false;
/** Since when answers can be held back, by the clock of `performance`. */
let heldSince = 0;

link.onMessage((message) => {
  const reading = readings.find(({ id }) => id === message.id);
  switch (message.type) {
    case 'file': {
      const { id, name, encoding, size, beginning, request } = message;
      const file = { name, encoding, bytes: new Uint8Array(size) };
      const begun = { id, file, request, received: 0, items: null, isAsked: true };
      take(begun, beginning);
      readings.push(begun);
      break;
    }
    case 'bytes':
      if (reading) take(reading, message.bytes);
      break;
    case 'more':
      if (reading) reading.isAsked = true;
      break;
  }
  void readOn();
});
link.onClose(() => process.exit(0));
process.on('SIGINT', () => {});
// pdf.js leaves promises behind when a file is damaged; what the file's own reading says of it is told all the same.
process.on('unhandledRejection', () => {});

function take(reading: Reading, bytes: Uint8Array): void {
  reading.file.bytes.set(bytes, reading.received);
  reading.received += bytes.length;
}

async function readOn(): Promise<void> {
  if (isReading) return;
  isReading = true;
  heldSince = performance.now();
  for (let reading = readings[0]; reading && isReady(reading); reading = readings[0]) await answer(reading);
  isReading = false;
}

function isReady(reading: Reading): boolean {
  const isWhole = reading.received === reading.file.bytes.length;
  return reading.isAsked && (isWhole || isPreviewable(reading));
}

/** The beginning shows what a table of text holds; a packed one has its list at the end. */
function isPreviewable({ request, file: { bytes }, received }: Reading): boolean {
  return request.kind === 'preview' && received >= previewBytes && !isPacked(bytes);
}

async function answer(reading: Reading): Promise<void> {
  const { id, file, request } = reading;
  reading.isAsked = false;
  const result = await attempt<ParseAnswer>(file.name, async () =>
    request.kind === 'preview'
      ? { kind: 'preview', preview: await previewTable(receivedPart(reading), request) }
      : nextItems(reading),
  );
  const sent = link.send({ id, result } satisfies ParserToHost);
  // What still comes of a file that is only looked at is not needed.
  const isLast = !result.ok || result.value.kind === 'preview' || result.value.isLast;
  if (isLast) readings.shift();
  // Those that are held are lost where the next file breaks this process: the host has each tried again by itself.
  if (isLast && file.bytes.length <= smallFile && performance.now() - heldSince < longestHeld) return;
  await sent;
  heldSince = performance.now();
}

/** The beginning of a file, where that is enough for a preview. */
const receivedPart = ({ file, received }: Reading): SourceFile => ({
  ...file,
  bytes: file.bytes.subarray(0, received),
});

async function nextItems(reading: Reading): Promise<ParseAnswer> {
  const { file, request } = reading;
  reading.items ??= parseFile(file, request.kind === 'articles' ? { columns: request.columns } : {});
  const items: PreparedItem[] = [];
  let content = 0;
  while (items.length < mostItems && content < mostContent) {
    const next = await reading.items.next();
    if (next.done) return { kind: 'articles', items: packItems(items), isLast: true };
    items.push(withDerived(next.value));
    const { result, inner } = next.value;
    content += (result.ok ? result.value.text.length : 0) + (inner?.bytes.length ?? 0);
  }
  return { kind: 'articles', items: packItems(items), isLast: false };
}

/** What the library's index holds of the text comes along: it is worked out here while the core writes. */
function withDerived({ result, ...item }: ParsedItem): PreparedItem {
  if (!result.ok) return { ...item, result };
  const { value } = result;
  return { ...item, result: { ok: true, value: { ...value, derived: deriveText(value, value.language) } } };
}
