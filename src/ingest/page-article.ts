import type { Piece } from './article.ts';
import { type JudgedPage, readCues } from './block-cues.ts';
import { blockWeights } from './block-weights.ts';
import type { PageBlock } from './page-blocks.ts';
import { standsElsewhere } from './page-regions.ts';
import { isDetailsLine } from './printed-details.ts';

/** How much each cue speaks for a block, in log-odds; of one that is not named nothing is known. */
export type CueWeights = Readonly<Record<string, number>>;

/** From this chance on a block is read: below one half more is set aside that belongs to an article than is around it. */
const readFrom = 0.57;
/** From this chance on it is at hand, wherever it stands: what belongs to an article is never lost. */
const keptFrom = 0.2;

/**
 * The part of a page that holds its article, block by block: those that belong to it are read; what the page prints
 * among them – captions, links to other articles, by-lines – is set aside. What stands around that part is left out.
 */
export function readArticle(page: JudgedPage, weights: CueWeights = blockWeights): Piece[] {
  const chances = chancesOf(page, weights);
  const isRead = chances.map((chance) => chance >= readFrom);
  // Above the text, the headline and who wrote it when are no part of it.
  const isAbove = (index: number) => {
    const { text } = page.blocks[index]!;
    return text === page.title || isDetailsLine(text);
  };
  const begin = isRead.findIndex((read, index) => read && !isAbove(index));
  isRead.fill(false, 0, Math.max(0, begin));
  if (!isRead.includes(true)) {
    // Nothing looks like an article: what the first look found, or all there is.
    const found = page.blocks.filter((block) => isKept(block, page));
    return (found.length > 0 ? found : page.blocks).map(toPiece);
  }
  readTables(page.blocks, isRead);
  readPictureStory(page.blocks, isRead);
  const [first, last] = [isRead.indexOf(true), isRead.lastIndexOf(true)];
  const shown = new Set(page.blocks.filter((_, index) => isRead[index]).map(({ text }) => text));
  return page.blocks.flatMap((block, index) => {
    if (isRead[index]) return [toPiece(block)];
    const isAmong = index > first && index < last && !standsElsewhere(block.element);
    const isAtHand = isAmong || chances[index]! >= keptFrom || isKept(block, page);
    // What says nothing, or nothing that is not here already, is not worth folding away.
    if (!isAtHand || shown.has(block.text) || !saysSomething.test(block.text)) return [];
    shown.add(block.text);
    return [{ ...toPiece(block), setAside: true }];
  });
}

/** What a table rests on, as the line under it begins. */
const tableSource = /^(?:sources?|notes?|data|quellen?|anmerkung(?:en)?|fonte|fuentes?|bron|källa|kilde) ?:/i;

/** A table of which half the rows are read is read with all of them, with its heading and the source under it. */
function readTables(blocks: readonly PageBlock[], isRead: boolean[]): void {
  const isRow = (index: number) => blocks[index]?.role === 'table-row';
  for (let from = 0; from < blocks.length; from++) {
    if (!isRow(from)) continue;
    let to = from + 1;
    while (isRow(to)) to++;
    if (isRead.slice(from, to).filter(Boolean).length * 2 >= to - from) {
      isRead.fill(true, from, to);
      if (blocks[from - 1]?.role === 'caption') isRead[from - 1] = true;
      if (to < blocks.length && tableSource.test(blocks[to]!.text)) isRead[to] = true;
    }
    from = to;
  }
}

/** Captions that hold as much as the rest, or more, are the article: a story told in pictures. */
function readPictureStory(blocks: readonly PageBlock[], isRead: boolean[]): void {
  const first = isRead.indexOf(true);
  const isCaption = ({ role, element }: PageBlock, index: number) =>
    role === 'caption' && index > first && !standsElsewhere(element);
  const lengthOf = (own: readonly PageBlock[]) => own.reduce((sum, { text }) => sum + text.length, 0);
  const captions = blocks.filter(isCaption);
  const others = blocks.filter((block, index) => isRead[index] && !captions.includes(block));
  if (captions.length < 2 || lengthOf(captions) < lengthOf(others)) return;
  for (const [index, block] of blocks.entries()) if (isCaption(block, index)) isRead[index] = true;
}

/** Words, or the hour of an entry in a running report. */
const saysSomething = /\p{L}|^\d{1,2}[:.]\d\d$/u;

const toPiece = ({ role, text, setAside }: PageBlock): Piece => ({ role, text, setAside });

const isKept = ({ texts }: PageBlock, { kept }: JudgedPage) => texts.some((text) => kept.has(text));

/** For each block the chance that it belongs to the article. */
export function chancesOf(page: JudgedPage, weights: CueWeights): number[] {
  const cues = readCues(page);
  return page.blocks.map((_, index) => {
    let score = weights.bias ?? 0;
    cues(index, (cue, value) => {
      score += (weights[cue] ?? 0) * value;
    });
    return 1 / (1 + Math.exp(-score));
  });
}
