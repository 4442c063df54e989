import { stemsOf } from '../text/stems.ts';
import { type Found, onOneLine, type ParsedBlock, type ParsedDetails, shortenTitle } from './article.ts';
import { isSignature, readByLine, readClosingCredit, readDatelineAgency } from './by-line.ts';
import { type LabelledDetails, readLabelLines } from './label-lines.ts';
import {
  isMasthead,
  isPictureCredit,
  isSectionName,
  type PageLabel,
  pageLabelOf,
  signatureOf,
} from './page-labels.ts';
import { isDetailsLine, type PrintedDetails, readPrintedDetails } from './printed-details.ts';

/** A block with what the rules ask of it. */
interface Line {
  readonly block: ParsedBlock;
  /** The block's words on one line. */
  readonly text: string;
  readonly label: PageLabel | null;
  /** Reads as part of the running text: a whole sentence, a quotation, or something long. */
  readonly isProse: boolean;
  /** An empty line stands before it, or nothing. */
  readonly isApart: boolean;
}

/** Why a line is set aside. Only captions change their role. */
type Verdict = 'page' | 'caption' | null;

/**
 * Sets aside what a page prints around an article – read times, share bars, related links, captions and credits
 * – and finds the title, the author and the date where they are printed at the top. What a reader found in the
 * file's own fields stays, and what it set aside; an empty title counts as not found. The text and the places of the
 * blocks never change. Short lines are judged by their shape, their place and the words of pages, which are English; a line
 * that could be part of the article stays in it.
 * @param isFiled the author and the times are those that a program noted of its file: what is printed goes before them
 */
export function cleanUp(found: Found, isFiled = false): Found {
  const lines = found.blocks.flatMap((block, index) =>
    block.setAside ? [] : [describeLine(found, block, index)],
  );
  const labelled = readLabelLines(
    lines.slice(0, longestHead).map(({ text }) => text),
    found.language,
  );
  const head = findHead(lines, labelled);
  const lastProse = lines.findLastIndex(({ isProse, label }) => isProse && label === null);
  const verdicts = lines.map(
    (line, index): Verdict => judgeLine(line, lines[index + 1], index < head && index < lastProse),
  );
  if (labelled) verdicts.fill('page', labelled.start, labelled.end);
  judgeSections(lines.slice(0, head), verdicts);
  judgeSlug(lines.slice(0, head), verdicts);
  const masthead = findMasthead(lines.slice(0, head), verdicts);
  if (masthead >= 0) verdicts[masthead] = 'page';
  judgeNetworks(lines, verdicts, head, lastProse);
  judgeOffers(lines, verdicts, head, lastProse);
  judgePictureTexts(lines, verdicts, head);
  keepPictureStory(lines, verdicts);
  // A file of scraps alone is somebody's text all the same.
  if (!verdicts.includes(null)) verdicts.fill(null);
  const read = lines.filter((_, index) => verdicts[index] === null);
  const top = lines.slice(0, head).filter((_, index) => verdicts[index] === null);
  const headline = top.find(({ text }) => !isDetailsLine(text));
  // A line of the shape "By … …" under no headline is one itself.
  const around = headline || labelled?.title || found.title ? top.filter((line) => line !== headline) : [];
  const aroundTexts = around.map(({ text }) => text);
  const printed = readPrintedDetails(aroundTexts, found.language);
  const title = headline ?? read.find(({ text }) => !isDetailsLine(text)) ?? read[0];
  const details: TopDetails = {
    title: labelled?.title ?? title?.text ?? null,
    author:
      labelled?.author ?? printed.author ?? findClosingCredit(read.filter((line) => !top.includes(line))),
    publisher: lines[masthead]?.text ?? labelled?.publisher ?? readDatelineAgency(lines[head]?.text ?? ''),
    published: labelled?.published ?? printed.published,
    updated: labelled?.updated ?? printed.updated,
    unread: [...(labelled?.unread ?? []), ...printed.unread],
    address: labelled?.address ?? null,
  };
  const signatures = new Set(around.filter((_, index) => isSignature(aroundTexts, index)));
  const judged = new Map(
    lines.map((line, index): [ParsedBlock, ParsedBlock] => {
      const { block } = line;
      if (verdicts[index] === 'caption') return [block, { ...block, setAside: true, role: 'caption' }];
      if (verdicts[index] !== null)
        return [
          block,
          { ...block, setAside: true, role: isLabelled(labelled, index) ? 'paragraph' : block.role },
        ];
      // A short line of plain text looks like a heading whatever it says, and a question does not.
      if (signatures.has(line) || (top.includes(line) && isDetailsLine(line.text)))
        return [block, { ...block, role: 'paragraph' }];
      return [block, line === headline && !headline.isProse ? { ...block, role: 'heading' } : block];
    }),
  );
  const blocks = found.blocks.map((block) => judged.get(block) ?? block);
  return {
    ...addPrinted(found, details, isFiled),
    blocks,
  };
}

/** How many lines under an article can print who reported it: an agency's standards and notes follow. */
const longestFoot = 5;

function findClosingCredit(lines: readonly Line[]): string | null {
  const named = lines.slice(-longestFoot).map(({ text }) => readClosingCredit(text));
  return named.find((author) => author !== null) ?? null;
}

/** What the top of a text prints of it. */
type TopDetails = PrintedDetails & { readonly [D in 'title' | 'publisher' | 'address']: string | null };

/** What the file's own fields do not say, as the text prints it. */
function addPrinted(found: Found, printed: TopDetails, isFiled: boolean): Found {
  const { author, published, updated, title, publisher, address, unread } = printed;
  // A file that prints its day was saved at other times: they are none of the article's.
  const known: Found =
    isFiled && published
      ? { ...found, publishedAt: null, publishedZone: null, updatedAt: null, updatedZone: null }
      : found;
  const news: Partial<ParsedDetails> = {
    ...(!known.title && title !== null && { title: shortenTitle(title, 'ofText') }),
    ...((known.author === null || isFiled) && author !== null && { author }),
    ...(known.publisher === null && publisher !== null && { publisher }),
    ...(known.address === null && address !== null && { address }),
    ...(!known.publishedAt && published && { publishedAt: published.at, publishedZone: published.zone }),
    ...(!known.updatedAt && updated && { updatedAt: updated.at, updatedZone: updated.zone }),
  };
  const printedHere = Object.keys(news).filter((field) => !field.endsWith('Zone'));
  const { updatedAt, ...others } = found.provenance;
  const provenance = {
    ...others,
    ...(known.updatedAt !== null && updatedAt && { updatedAt }),
    ...Object.fromEntries(printedHere.map((detail) => [detail, 'printed'])),
  };
  const isUnread = unread.length > 0 && !known.publishedAt && !published;
  return { ...known, ...news, ...(isUnread && { unreadDates: unread }), provenance };
}

/** Longer than this, a line is part of the running text whatever it ends with; headlines stay far below. */
const longestLine = 160;

function describeLine({ text, blocks }: Found, block: ParsedBlock, index: number): Line {
  const words = onOneLine(text.slice(block.start, block.end));
  const previous = blocks[index - 1];
  return {
    block,
    text: words,
    label: pageLabelOf(words),
    isProse: isProse(words),
    isApart: !previous || /\n\s*\n\s*$/.test(text.slice(previous.start, block.start)),
  };
}

function isProse(line: string): boolean {
  if (line.length > longestLine) return true;
  if (!/\p{L}/u.test(line) || /(?:…|\.\.\.)$/.test(line)) return false;
  if (/^["“«‘]/.test(line)) return true;
  return /[.:;]["'”’»)\]]*$/.test(line) || /[!?]["'”’»)\]]+$/.test(line) || /[.!?] .*[!?]$/.test(line);
}

/** The lines at the top that can hold the headline, the author and the date end where the running text begins. */
const longestHead = 12;

const isLabelled = (labelled: LabelledDetails | null, index: number) =>
  labelled !== null && index >= labelled.start && index < labelled.end;

function findHead(lines: readonly Line[], labelled: LabelledDetails | null): number {
  const prose = lines.findIndex(
    (line, index) =>
      line.isProse &&
      !isLabelled(labelled, index) &&
      line.label === null &&
      !isCaption(line, true) &&
      !isDetailsLine(line.text) &&
      (index === 0 || !isSignature([line.text], 0)),
  );
  return Math.min(prose < 0 ? lines.length : prose, longestHead);
}

const longestCaption = 300;
/** Words of a report rather than of a picture's description. */
const reporting =
  /\b(?:said|says?|told|according|reported|was|were|had|has|have|will|would|killed)\b|\p{L}ed (?!in|by|at|on|during|after|before|from|near|with|to|for|as|under|over)\p{L}/u;

const threeSentences = /[.!?]["”’]? \p{Lu}.*[.!?]["”’]? \p{Lu}.*[.!?]["”’]? ?[[(]?\p{Lu}/u;

/**
 * One or two sentences that somebody signs: a photographer, or a news agency where the running text has not
 * begun and the words report nothing. A news agency behind a later paragraph signs the report.
 */
function isCaption({ text, block }: Pick<Line, 'text' | 'block'>, isInHead: boolean): boolean {
  if (text.length > longestCaption || block.role === 'list-item' || block.role === 'quote') return false;
  const signature = signatureOf(text);
  const isSigned = signature === 'picture' || (signature === 'agency' && isInHead && !reporting.test(text));
  // Last what takes longest: few lines are signed.
  if (!isSigned || /^["“«‘]/.test(text) || threeSentences.test(text)) return false;
  // "Words: … | Pictures: …" names the writer first.
  return readByLine(text.split(' | ', 1)[0]!) === null;
}

function judgeLine(line: Line, next: Line | undefined, isInHead: boolean): Verdict {
  const { block, text, label } = line;
  // The words over a table are its heading.
  if (block.role === 'caption')
    return next?.block.role === 'table-row' || text.length > longestCaption ? null : 'caption';
  if (block.role === 'table-row') return null;
  if (isPictureCredit(text) || isCaption(line, isInHead)) return 'caption';
  return label === null || label === 'network' ? null : 'page';
}

/** The name of a section above the headline. */
function judgeSections(head: readonly Line[], verdicts: Verdict[]): void {
  const headline = head.findIndex(({ text }, index) => verdicts[index] === null && !isSectionName(text));
  for (let index = 0; index < headline; index++)
    if (isSectionName(head[index]!.text)) verdicts[index] = 'page';
}

/** What agencies name a report by, in capitals with hyphens, over its headline. */
function judgeSlug(head: readonly Line[], verdicts: Verdict[]): void {
  const first = head.findIndex((_, index) => verdicts[index] === null);
  if (first < 0 || !/^\p{Lu}{2,}(?:[-/][\p{Lu}\d]{2,})*[-/]\p{Lu}{3,}$/u.test(head[first]!.text)) return;
  if (head.some((line, index) => index > first && isHeadline(line, verdicts[index] ?? null)))
    verdicts[first] = 'page';
}

const isHeadline = ({ text }: Line, verdict: Verdict) =>
  verdict === null && !isDetailsLine(text) && text.split(' ').length > 3;

/** The paper's name where it stands over a headline; -1 where there is none. */
function findMasthead(head: readonly Line[], verdicts: readonly Verdict[]): number {
  const first = head.findIndex((_, index) => verdicts[index] === null);
  const isNext = (line: Line, index: number) => index > first && isHeadline(line, verdicts[index] ?? null);
  return first >= 0 && isMasthead(head[first]!.text) && head.some(isNext) ? first : -1;
}

/** Names of networks are buttons beside other labels, and where there is no article yet or no more. */
function judgeNetworks(lines: readonly Line[], verdicts: Verdict[], head: number, lastProse: number): void {
  for (let from = 0; from < lines.length; from++) {
    if (lines[from]!.label !== 'network') continue;
    let to = from + 1;
    while (lines[to]?.label === 'network') to++;
    const isBesideLabel = verdicts[from - 1] === 'page' || verdicts[to] === 'page';
    const isOutside = (to <= head || from > lastProse) && to - from > 1;
    // "The ministry blocked:" announces a list of the article's own.
    const isAnnounced = verdicts[from - 1] === null && lines[from - 1]!.text.endsWith(':');
    if ((isBesideLabel || isOutside) && !isAnnounced) verdicts.fill('page', from, to);
    from = to - 1;
  }
}

/** How many links are offered in the middle of an article at most. */
const longestOffer = 8;

/** The lines under "Related stories" are links as long as none is a whole sentence. */
function judgeOffers(lines: readonly Line[], verdicts: Verdict[], head: number, lastProse: number): void {
  for (let index = head; index < lines.length; index++) {
    const { label } = lines[index]!;
    if (label !== 'offer' && label !== 'single-offer') continue;
    const first = index + 1;
    const isAtEnd = first > lastProse;
    const longest = label === 'single-offer' ? 1 : isAtEnd ? lines.length : longestOffer;
    let end = first;
    while (end < lines.length && end - first < longest && isLinkLine(lines, end, first)) end++;
    if (!isAtEnd) end = findSureEnd(lines, first, end);
    verdicts.fill('page', first, end);
    index = end - 1;
  }
}

/**
 * Where the article goes on after its links: only the first lines of one shape are surely links, and a line that
 * stands like a heading over the next paragraph is left to it.
 */
function findSureEnd(lines: readonly Line[], first: number, end: number): number {
  if (end === first) return first;
  const isClose = !lines[first]!.isApart || (end > first + 1 && !lines[first + 1]!.isApart);
  for (let at = first + 1; isClose && at <= end; at++) if (lines[at]!.isApart) return at;
  const last = lines[end - 1]!;
  return last.block.role !== 'list-item' && last.label === null ? end - 1 : end;
}

function isLinkLine(lines: readonly Line[], at: number, first: number): boolean {
  const { block, isProse, label } = lines[at]!;
  if (label !== null) return true;
  if (isProse || block.role === 'quote' || block.role === 'table-row') return false;
  return block.role !== 'heading' || lines[at - 1]!.block.role !== 'list-item' || at === first;
}

/**
 * A picture's text for those who cannot see it and its caption, one right under the other, say the same thing
 * twice, without full stop, about what somebody is doing.
 */
function judgePictureTexts(lines: readonly Line[], verdicts: Verdict[], head: number): void {
  const isCandidate = (index: number) => {
    const line = lines[index];
    return (
      line !== undefined &&
      verdicts[index] === null &&
      !line.isProse &&
      line.block.role !== 'list-item' &&
      !/\d|[?!]$/.test(line.text) &&
      line.text.split(' ').length >= 4
    );
  };
  for (let index = head + 1; index + 1 < lines.length; index++) {
    if (!isCandidate(index) || !isCandidate(index + 1)) continue;
    const [above, below, after] = [lines[index]!, lines[index + 1]!, lines[index + 2]];
    const isPair = above.isApart && !below.isApart && (after?.isApart ?? true);
    if (
      !isPair ||
      !/\b\p{L}{2,}ing\b/u.test(below.text) ||
      /\b(?:is|are|was|were|be|has|have|had|will)\b/.test(below.text)
    )
      continue;
    const stems = new Set(stemsOf(below.text));
    const own = [...new Set(stemsOf(above.text))];
    const shared = own.filter((stem) => stems.has(stem)).length;
    if (shared < 2 || shared * 2 < own.length) continue;
    verdicts.fill('caption', index, index + 2);
  }
}

/** Where captions are half of the words or more, they are the article: a story told in pictures. */
function keepPictureStory(lines: readonly Line[], verdicts: Verdict[]): void {
  const lengthOf = (verdict: Verdict) =>
    lines.reduce((sum, { text }, index) => sum + (verdicts[index] === verdict ? text.length : 0), 0);
  if (lengthOf('caption') < lengthOf(null)) return;
  for (const [index, verdict] of verdicts.entries()) if (verdict === 'caption') verdicts[index] = null;
}
