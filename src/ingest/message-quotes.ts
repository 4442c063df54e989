import type { ParsedText } from './article.ts';
import type { PageBlock } from './page-blocks.ts';
import { attributeOf, type PageElement, parentOf } from './page-tree.ts';

/** What a message's marks tell of a block: that others wrote it, that it announces them, or that it signs. */
export type MessageMark = 'quote' | 'introduction' | 'head' | 'signature';

/** The line that says whose words follow: "On 10 March 2026, Ada Lowe wrote:". */
const introduction = /(?:wrote|writes|schrieb|a écrit|escribió|ha scritto)\s*:$/u;
/** "-- " alone on its line (RFC 3676), and the words with which letters end. */
const signatureMark = /^--(?:\n|$)/;
const endOfLetter =
  /^(?:(?:with )?(?:kind|best|warm) (?:regards|wishes)|regards|(?:yours )?(?:sincerely|truly|faithfully)|mit freundlichen Grüßen|cordialement),?(?:\n|$)/iu;
/** Behind those words stand a few lines; where more do, a newsletter goes on under its editor's letter. */
const mostSigned = 20;
const forward =
  /^[-–—\s]*(?:(?:begin |start of )?forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten \S+|(?:début du )?message (?:transféré|réexpédié)|mensaje reenviado|(?:inizio )?messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht)[-–—:\s]*(?:\n|$)/iu;

/** The lines with which Outlook begins the message that is answered or forwarded, in its larger languages. */
export const headLines = {
  original:
    /^-+ ?(?:original message|ursprüngliche nachricht|message d.origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht) ?-+$/iu,
  from: /^\*?(?:from|von|de|da|van|från|fra|od)\s?:/iu,
  sent: /^\*?(?:sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|data|verzonden|skickat|sendt|wysłano)\s?:/iu,
  subject: /^\*?(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat)\s?:/iu,
};
const longestHead = 6;
/** "Re:" and what it is in other languages. */
const answerPrefix = /^\s*(?:re|aw|antw|sv|vs|res|rif|r|odp|ynt)(?:\[\d+\])?\s?:/i;

/**
 * What an answer quotes is not its writer's, and the signature is no part of what he says: both are set aside. What he
 * forwards is what he brings. Outlook marks both alike; there the subject tells an answer. A message of nothing
 * else stays as it is.
 * @param marks of each block, as far as the message has them
 */
export function setOthersAside(
  message: ParsedText,
  marks: readonly (MessageMark | null)[],
  subject: string,
): ParsedText {
  const { text, blocks } = message;
  const lines = blocks.map(({ start, end }) => text.slice(start, end).trim());
  const isQuoted = (index: number) => marks[index] === 'quote';
  const isAnnounced = (index: number) =>
    marks[index] === 'introduction'
      ? isQuoted(index + 1) && !forward.test(lines[index]!)
      : introduction.test(lines[index]!) && isQuoted(index + 1);
  const beginsOther = (index: number) => marks[index] === 'head' || isHead(lines, index);
  const isOther = (index: number) => isQuoted(index) || forward.test(lines[index]!) || beginsOther(index);
  const isSigned = (index: number) => {
    const behind = lines.slice(index + 1, index + 2 + mostSigned);
    return behind.length <= mostSigned || behind.some((_, at) => isOther(index + 1 + at));
  };
  const isEnd = (index: number) =>
    !isQuoted(index) &&
    (signatureMark.test(lines[index]!) || (endOfLetter.test(lines[index]!) && isSigned(index)));
  let part: 'own' | 'signature' | 'answered' = 'own';
  const judged = blocks.map((block, index) => {
    if (part !== 'answered') {
      if (forward.test(lines[index]!)) part = 'own';
      else if (beginsOther(index)) part = answerPrefix.test(subject) ? 'answered' : 'own';
      else if (part === 'own' && isEnd(index)) part = 'signature';
    }
    const isOwn = part === 'own' && !isQuoted(index) && !isAnnounced(index) && marks[index] !== 'signature';
    if (isOwn) return block;
    return { ...block, ...(part === 'signature' && { role: 'paragraph' as const }), setAside: true };
  });
  const isSilent = judged.every(({ setAside }, index) => setAside || !/[\p{L}\p{N}]/u.test(lines[index]!));
  return isSilent ? message : { text, blocks: judged };
}

/** True for the line that announces a forwarded message. */
export const beginsForward = (line: string): boolean => forward.test(line);

/** True where the lines begin a message's head as Outlook prints it: from whom, when and about what. */
export function isHead(lines: readonly string[], index: number): boolean {
  const { original, from, sent, subject } = headLines;
  if (!original.test(lines[index]!) && !from.test(lines[index]!)) return false;
  const [first, ...rest] = lines
    .slice(index, index + longestHead + 1)
    .flatMap((line) => line.split('\n'))
    .filter((line) => !original.test(line))
    .slice(0, longestHead);
  return (
    first !== undefined &&
    from.test(first) &&
    [sent, subject].every((pattern) => rest.some((line) => pattern.test(line)))
  );
}

/** What the usual mail programs' markup says of a message's blocks. */
export function marksOf(blocks: readonly PageBlock[]): (MessageMark | null)[] {
  // Blocks come in their order: whatever element is met for the first time begins with this block.
  const known = new Map<PageElement, MessageMark | null>();
  const markOf = (element: PageElement | null, index: number): MessageMark | null => {
    if (element === null) return null;
    const before = known.get(element);
    if (before !== undefined) return before;
    const own = ownMark(element);
    const isForward = [index - 1, index].some((at) => forward.test(blocks[at]?.text ?? ''));
    const mark = markOf(parentOf(element), index) ?? (own === 'quote' && isForward ? null : own);
    known.set(element, mark);
    return mark;
  };
  return blocks.map(({ element }, index) => markOf(element, index));
}

/** As Gmail, Thunderbird, Apple Mail, Proton Mail, Yahoo and Outlook name them; "x_" and "ydp…" come with answers to answers. */
const names = {
  quote: /(?:^|\s)(?:ydp\w*)?yahoo_quoted(?:_\d+)?(?:\s|$)/,
  quotation: /(?:^|\s)(?:gmail_quote|protonmail_quote)(?:\s|$)/,
  introduction: /(?:^|\s)(?:gmail_attr|moz-cite-prefix)(?:\s|$)/,
  head: /^(?:x_)*divRplyFwdMsg$/,
  signature:
    /(?:^|\s)(?:gmail_signature|moz-signature|(?:x_)*(?:AppleMailSignature|Signature|ms-outlook-mobile-signature)|protonmail_signature_block|ydp\w*signature)(?:\s|$)/,
};

function ownMark(element: PageElement): MessageMark | null {
  const [name, id] = [attributeOf(element, 'class') ?? '', attributeOf(element, 'id') ?? ''];
  const isCited = attributeOf(element, 'type') === 'cite' || names.quotation.test(name);
  if ((element.tagName === 'blockquote' && isCited) || names.quote.test(name)) return 'quote';
  if (names.introduction.test(name)) return 'introduction';
  if (names.head.test(id)) return 'head';
  return names.signature.test(name) || names.signature.test(id) ? 'signature' : null;
}
