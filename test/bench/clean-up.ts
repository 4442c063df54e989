import { normaliseText } from '../../src/text/normalise.ts';
import { parseOne } from '../support/parse-one.ts';
import type { SeenBlocks } from './seed-blocks.ts';

export interface CleanUpScore {
  readonly articles: number;
  /** Articles whose text came in whole, every character of the file in its place. */
  readonly whole: number;
  /** Blocks set aside that the eye set aside, too; not set aside; set aside though they belong to the article. */
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
  /** Articles with the headline as title or, where there is none, the first words that are read. */
  readonly titles: number;
  /** Marked claims of which a part lies in a block set aside. */
  readonly claimsSetAside: number;
}

interface MarkedSpan {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Counts how the clean-up of some plain text files compares with what an eye saw in them. */
export async function scoreCleanUp(
  files: ReadonlyMap<string, Uint8Array>,
  seen: Readonly<Record<string, SeenBlocks>>,
  claims: readonly MarkedSpan[],
): Promise<CleanUpScore> {
  const score = { articles: 0, whole: 0, right: 0, missed: 0, wrong: 0, titles: 0, claimsSetAside: 0 };
  for (const [file, bytes] of files) {
    const expected = seen[file];
    if (!expected) continue;
    const { text, title, blocks } = await parseOne(file, bytes);
    const trimmed = blocks.map(({ start, end, setAside }) => {
      const words = text.slice(start, end);
      return {
        start: start + words.length - words.trimStart().length,
        end: end - words.length + words.trimEnd().length,
        setAside,
      };
    });
    const found = trimmed.filter(({ setAside }) => setAside).map(({ start, end }) => `${start}-${end}`);
    const wanted = new Set(expected.setAside.map(([start, end]) => `${start}-${end}`));
    const right = found.filter((place) => wanted.has(place)).length;
    score.articles++;
    if (text === normaliseText(new TextDecoder().decode(bytes))) score.whole++;
    score.right += right;
    score.missed += wanted.size - right;
    score.wrong += found.length - right;
    const isTitled = expected.title
      ? title === text.slice(...expected.title)
      : text
          .slice(trimmed.find(({ setAside }) => !setAside)!.start)
          .replace(/\s+/g, ' ')
          .startsWith(title.replace(/ …$/, ''));
    if (isTitled) score.titles++;
    score.claimsSetAside += claims.filter(
      (claim) =>
        claim.file === file &&
        blocks.some(({ start, end, setAside }) => setAside && claim.start < end && claim.end > start),
    ).length;
  }
  return score;
}
