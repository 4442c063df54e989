import { findEncoding } from './encodings.ts';

/**
 * The encoding that markup declares of itself: by XML's declaration, or by the first <meta> that names one, found as
 * the HTML standard's prescan finds it. The standard looks at the first 1024 bytes and lets the parser find what
 * comes later; here both are one look at the beginning. Null where nothing is declared that can be decoded.
 */
export function findDeclaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, longestHead));
  const xml = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1];
  return (xml === undefined ? null : asDeclared(xml)) ?? scanMarkup(head);
}

/** Pages in the wild have scripts and styles before their declaration. In bytes. */
const longestHead = 16_384;

/** A declaration that could itself be read as bytes is not UTF-16 (HTML standard, 13.2.3.2). */
function asDeclared(label: string): string | null {
  const encoding = findEncoding(label);
  if (encoding === null) return null;
  if (encoding.startsWith('utf-16')) return 'utf-8';
  return encoding === 'x-user-defined' ? 'windows-1252' : encoding;
}

/** From one tag to the next; a tag's attributes are skipped whole, so that no text inside them counts. */
function scanMarkup(head: string): string | null {
  for (let at = head.indexOf('<'); at >= 0; at = head.indexOf('<', at)) {
    if (head.startsWith('<!--', at)) {
      const end = head.indexOf('-->', at + 2);
      if (end < 0) return null;
      at = end + 3;
    } else if (/^<meta[\t\n\f\r />]/i.test(head.slice(at, at + 6))) {
      const { attributes, end } = readAttributes(head, at + 5);
      const encoding = encodingOfMeta(attributes);
      if (encoding !== null) return encoding;
      at = end;
    } else if (/^<\/?[a-z]/i.test(head.slice(at, at + 3))) {
      const name = /[\t\n\f\r >]/.exec(head.slice(at));
      if (!name) return null;
      at = readAttributes(head, at + name.index).end;
    } else if (/^<[!/?]/.test(head.slice(at, at + 2))) {
      at = head.indexOf('>', at);
      if (at < 0) return null;
    } else {
      at++;
    }
  }
  return null;
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** What a tag says up to its ">". A tag that is cut off says nothing. */
function readAttributes(head: string, start: number): { attributes: Attribute[]; end: number } {
  const attributes: Attribute[] = [];
  const pattern =
    /[\t\n\f\r /]*(?:(>)|([^\t\n\f\r />=]?[^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)?))?)/y;
  pattern.lastIndex = start;
  for (;;) {
    const from = pattern.lastIndex;
    const match = pattern.exec(head);
    if (!match || pattern.lastIndex >= head.length || pattern.lastIndex === from)
      return { attributes: match?.[1] ? attributes : [], end: head.length };
    if (match[1]) return { attributes, end: pattern.lastIndex };
    const name = match[2]!.toLowerCase();
    if (name && !attributes.some((other) => other.name === name))
      attributes.push({ name, value: (match[3] ?? match[4] ?? match[5] ?? '').toLowerCase() });
  }
}

function encodingOfMeta(attributes: readonly Attribute[]): string | null {
  const saidBy = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value;
  const charset = saidBy('charset');
  if (charset !== undefined) {
    const encoding = asDeclared(charset);
    if (encoding !== null) return encoding;
  }
  const content = saidBy('content');
  if (content === undefined || saidBy('http-equiv') !== 'content-type') return null;
  const label =
    /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r ;"'][^\t\n\f\r ;]*))/.exec(content);
  return label ? asDeclared((label[1] ?? label[2] ?? label[3])!) : null;
}
