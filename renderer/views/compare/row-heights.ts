import type { MatrixCell, PointRow, SourceColumn } from '../../../src/contract/matrix.ts';
import { nameDivided, nameRelation } from '../../components/relation.tsx';
import { say } from '../../words/index.ts';
import type { StaleIndex } from '../link/stale.ts';
import { describeSuggested } from './points.ts';

/**
 * How high the rows of the table are, from what stands in them: so that rows nobody has drawn yet have their place
 * already, and none changes while columns come and go. What is drawn is cut to as many lines as are counted here.
 */

/** Pixels, as everything here that is no number of lines. */
export const pointWidth = 250;
export const leastColumnWidth = 230;
const padding = 24;
/** Above and below the content of a cell, with its line. */
const around = 19;
/** An average letter of the serif and of the interface's font, at the sizes of the table. */
const letter = { words: 7.2, title: 7.8, small: 6.4 };
const line = { words: 20, title: 19, small: 18, badge: 21 };

/** In one cell stand so many claims; the open point shows all. */
export const claimsShown = 2;
const mostLines = 3;
/** So many copies are named over a column; Sources names all. */
export const copiesShown = 4;
/** How wide the chip is that counts the others. */
const countChip = 100;

/** The lines that a text of this many letters takes, three at the most. */
const countLines = (letters: number, width: number, perLetter: number) =>
  Math.min(mostLines, Math.max(1, Math.ceil((letters * perLetter) / width)));

/** The lines of things that stand one after the other and are not broken, such as chips. */
function packLines(widths: readonly number[], width: number): number {
  let [lines, place] = [0, width];
  for (const own of widths) {
    if (place + own > width) {
      lines++;
      place = 0;
    }
    place += own;
  }
  return lines;
}

/** How many lines of a claim's words are drawn in a column. */
export const countWordLines = (words: string, columnWidth: number) =>
  countLines(words.length, columnWidth - padding, letter.words);

/** How many lines of a point's title are drawn. */
export const countTitleLines = (title: string) =>
  countLines(title.length, pointWidth - 2 * padding, letter.title);

/** How much of the font's size letters take, a little more than Inter does at the weight of values (650). */
const letterClasses = [
  { letters: /[fijlrtI\s.,:;'’()-]/, width: 0.4 },
  { letters: /[mwMW@]/, width: 0.93 },
  { letters: /\p{Ll}/u, width: 0.6 },
  { letters: /[\p{Lu}\p{N}\p{Sc}\p{P}]/u, width: 0.68 },
];

/** How wide a line is at most. A value and its badge are so short that an average letter would not do. */
function reckonWidth(text: string, size: number): number {
  const widths = [...text].map((one) => letterClasses.find(({ letters }) => letters.test(one))?.width ?? 1);
  return widths.reduce((sum, width) => sum + width, 0) * size;
}

const sizes = { value: 13, badge: 11.5 };
/** The icon of a badge, what parts it from the words, and the padding at both ends. */
const besideWords = 29;
const betweenBadges = 6;

/** What stands in the badges of a cell, beside the value of its first claim. */
export function listBadges(
  { relation, isOutlier, dispute, isDivided }: MatrixCell,
  isOfCopies: boolean,
): string[] {
  return [
    ...(relation ? [nameRelation({ relation, isOutlier, dispute })] : []),
    ...(isDivided ? [nameDivided(isOfCopies)] : []),
  ];
}

/** Whether a value and the badges of these words stand below each other: only where they don't fit into one line. */
export function isStacked(printed: string | null, badges: readonly string[], columnWidth: number): boolean {
  const widths = badges.map((words) => reckonWidth(words, sizes.badge) + besideWords + betweenBadges);
  const value = reckonWidth(printed ?? '', sizes.value);
  return badges.length > 0 && widths.reduce((sum, width) => sum + width, value) > columnWidth - padding;
}

/** Of claims in the order of the text: first those that still hold, and of each article one before any second. */
export function orderClaims(claims: MatrixCell['claims']): MatrixCell['claims'] {
  const firsts = [...Map.groupBy(claims, ({ articleId }) => articleId).values()].map(([first]) => first!);
  const inTurn = [...firsts, ...claims.filter((claim) => !firsts.includes(claim))];
  return [...inTurn.filter(({ isOrphan }) => !isOrphan), ...inTurn.filter(({ isOrphan }) => isOrphan)];
}

/** The words behind the value where they begin with it: it stands above them. */
export function withoutValue(wording: string, printed: string | null): string {
  const begins = printed !== null && wording.toLowerCase().startsWith(printed.toLowerCase());
  const rest = begins ? wording.slice(printed.length) : '';
  // “May” does not stand in “Mayor”.
  return (!/^[\p{L}\p{N}]/u.test(rest) && rest.trim()) || wording;
}

/**
 * A claim's words in its cell, without the value above them. An editor's statement is told to be one: the column is
 * headed by a source that does not print it.
 */
export function writeWords({ wording, statement, printed }: MatrixCell['claims'][number]): string {
  const words = withoutValue(statement ?? wording, printed);
  return statement === null ? words : say('compare.statementSays', { words });
}

function measureCell(
  cell: MatrixCell,
  source: SourceColumn | undefined,
  columnWidth: number,
  stale: StaleIndex,
) {
  const claims = cell.claims.length > 1 ? orderClaims(cell.claims) : cell.claims;
  const isOfCopies = claims.some(({ articleId }) => articleId !== source?.articleId);
  const outlet = isOfCopies ? line.small : 0;
  const more = claims.length > claimsShown ? line.small : 0;
  return claims.slice(0, claimsShown).reduce((height, claim, index) => {
    const badges = index === 0 ? listBadges(cell, isOfCopies) : [];
    const parts = Number(claim.printed !== null) + badges.length;
    const values = isStacked(claim.printed, badges, columnWidth) ? parts : Math.min(parts, 1);
    const words = countWordLines(writeWords(claim), columnWidth);
    const alarm = stale.ofClaim(claim.claimId).length > 0 ? line.badge + 5 + mostLines * line.small : 0;
    return (
      height +
      (index > 0 ? 8 : 0) +
      values * line.badge +
      outlet +
      words * line.words +
      (claim.isOrphan ? line.small : 0) +
      alarm
    );
  }, more);
}

function measurePoint(row: PointRow, tagNames: readonly string[], stale: StaleIndex): number {
  const { point, statuses } = row;
  const lines = [true, describeSuggested(row) !== '', statuses.length > 0].filter(Boolean).length;
  const chips = tagNames.map((name) => Math.min(name.length * letter.small + 34, pointWidth - 2 * padding));
  const tags = packLines(chips, pointWidth - 2 * padding);
  return (
    countTitleLines(point.title) * line.title +
    lines * line.small +
    (stale.ofPoint(point.id).length > 0 ? line.badge + 3 : 0) +
    (tags > 0 ? tags * 22 + 3 : 0)
  );
}

/** So high that a title can be changed where it stands. */
const leastHeight = 88;

interface RowContext {
  readonly columnWidth: number;
  readonly sources: ReadonlyMap<string, SourceColumn>;
  readonly tagNames: ReadonlyMap<string, string>;
  readonly stale: StaleIndex;
}

/** The height of a row, whichever of its columns are drawn. */
export function measureRow(row: PointRow, { columnWidth, sources, tagNames, stale }: RowContext): number {
  const tags = row.tagIds.map((id) => tagNames.get(id)).filter((name) => name !== undefined);
  const content = row.cells.reduce(
    (height, cell) => Math.max(height, measureCell(cell, sources.get(cell.sourceId), columnWidth, stale)),
    measurePoint(row, tags, stale),
  );
  return Math.max(leastHeight, content + around);
}

/** The height of the head, whichever of its columns are drawn. */
export function measureHead(
  sources: readonly SourceColumn[],
  { columnWidth, stale }: Pick<RowContext, 'columnWidth' | 'stale'>,
): number {
  const width = columnWidth - padding;
  const heights = sources.map(({ articleId, publisher, title, copies, leftOut }) => {
    const chips = copies
      .slice(0, copiesShown)
      .map((copy) => Math.min((copy.publisher ?? copy.title).length * letter.small + 38, width));
    if (copies.length > copiesShown) chips.push(countChip);
    const hasAlarm = stale.ofArticles([articleId, ...copies.map((copy) => copy.articleId)]).length > 0;
    return (
      line.title +
      (publisher && articleId ? Math.min(2, countLines(title.length, width, letter.small)) * line.small : 0) +
      line.small +
      packLines(chips, width) * 23 +
      (hasAlarm ? line.badge + 3 : 0) +
      (leftOut > 0 ? line.small : 0)
    );
  });
  return Math.max(line.title, ...heights) + around;
}
