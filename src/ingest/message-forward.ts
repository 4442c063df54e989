import type { ParsedText } from './article.ts';
import { beginsForward, headLines, isHead } from './message-quotes.ts';

/** A message that was passed on inside another. What its head does not say is null. */
export interface Forwarded {
  /** The other message's text, the head in it set aside. */
  readonly message: ParsedText;
  readonly from: string | null;
  readonly sent: string | null;
  readonly subject: string | null;
  /** Whoever passed it on wrote nothing above it. */
  readonly isAll: boolean;
}

type Field = 'from' | 'sent' | 'subject' | 'other';
type Fields = Partial<Record<Field, string>>;

/** To whom it went, in the languages of the other lines. */
const toOthers = /^\*?(?:to|an|à|para|per|a|aan|till|til|do|cc|bcc|kopie|copie|reply-to|antwort an)\s?:/iu;
const fields: readonly (readonly [Field, RegExp])[] = [
  ['from', headLines.from],
  ['sent', headLines.sent],
  ['subject', headLines.subject],
  ['other', toOthers],
];
const longestField = 1000;

/** The forwarded message that a message brings, if any; of several inside each other the innermost. */
export function readForwarded({ text, blocks }: ParsedText): Forwarded | null {
  const lines = blocks.map(({ start, end }) => text.slice(start, end).trim());
  const hasWords = (index: number) => !blocks[index]!.setAside && /[\p{L}\p{N}]/u.test(lines[index]!);
  const begins = (index: number) =>
    index < lines.length && (beginsForward(lines[index]!) || isHead(lines, index));
  const first = blocks.findIndex(({ setAside }, index) => !setAside && begins(index));
  if (first < 0) return null;
  let { end, head } = readHead(lines, first);
  while (begins(end)) {
    const inner = readHead(lines, end);
    if (inner.end === end) break;
    end = inner.end;
    if (inner.head.from !== undefined) head = inner.head;
  }
  const rest = lines.map((_, index) => index).filter((index) => index < first || index >= end);
  if (!rest.some(hasWords)) return null;
  return {
    message: {
      text,
      blocks: blocks.map((block, index) =>
        index >= first && index < end ? { ...block, setAside: true } : block,
      ),
    },
    from: head.from ?? null,
    sent: head.sent ?? null,
    subject: head.subject ?? null,
    isAll: !rest.some((index) => index < first && hasWords(index)),
  };
}

/** The lines of a head from a block on, and the first block that has none of it. */
function readHead(lines: readonly string[], from: number): { end: number; head: Fields } {
  const head: Fields = {};
  let last: Field | null = null;
  for (let index = from; index < lines.length; index++) {
    for (const line of lines[index]!.split('\n')) {
      const row = line.replace(/^>\s?/, '').trim().slice(0, longestField);
      if (row === '' || (last === null && (beginsForward(row) || headLines.original.test(row)))) continue;
      const known = fields.find(([, pattern]) => pattern.test(row));
      // A long list of addresses goes on in the next line.
      if (!known && !(last === 'other' && row.includes('@'))) return { end: index, head };
      if (!known) continue;
      [last] = known;
      head[last] ??= row.slice(row.indexOf(':') + 1).replace(/^[\s*]+|[\s*]+$/g, '');
    }
  }
  return { end: lines.length, head };
}

const forwarding = 'fwd?|wg|tr|rv|i|enc|doorst|vb|pd';
const answering = 're|aw|antw|sv|vs|res|rif|r|odp|ynt';
const forwardPrefix = new RegExp(`^(?:\\s*(?:${forwarding})\\s?:)+\\s*`, 'i');
const anyPrefix = new RegExp(`^(?:\\s*(?:${forwarding}|${answering})(?:\\[\\d+\\])?\\s?:)+\\s*`, 'i');

/** "Fwd:" and what it is in other languages. */
export const isForwarding = (subject: string): boolean => forwardPrefix.test(subject);

/** The subject of what is passed on, unless whoever passes it on gave it one of his own. */
export function subjectOfForwarded(subject: string, forwarded: string): string {
  const bare = subject.replace(anyPrefix, '');
  return bare === '' || bare === forwarded.replace(anyPrefix, '')
    ? forwarded.replace(forwardPrefix, '')
    : subject;
}
