/** Half open, in UTF-16 code units of the text that the holder names. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Short forms after which a full stop ends no sentence. */
const shortForm =
  /(?:^|[\s("“‘])(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}?|Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|No|Jr|Sr|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e)\.\s*$/u;

/** Without the white space around it; null when nothing else is in it. */
function trimSpan(text: string, start: number, end: number): Span | null {
  const inner = text.slice(start, end);
  const trimmed = inner.trim();
  if (trimmed === '') return null;
  const from = start + inner.indexOf(trimmed);
  return { start: from, end: from + trimmed.length };
}

function createSegmenter(language: string | null, granularity: 'sentence' | 'word'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? 'en', { granularity });
  } catch {
    // A page may name its language in a form that the engine refuses, such as en_US.
    return new Intl.Segmenter('en', { granularity });
  }
}

/**
 * The sentences of `text` between two offsets, in order, without the white space between them.
 * `language` is a BCP 47 tag, or null where it is not known.
 */
export function splitSentences(text: string, { start, end }: Span, language: string | null): Span[] {
  const segmenter = createSegmenter(language, 'sentence');
  const sentences: Span[] = [];
  let from = start;
  for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
    const to = start + index + segment.length;
    if (to < end && (shortForm.test(text.slice(from, to)) || /^\p{Ll}/u.test(text.slice(to)))) continue;
    const sentence = trimSpan(text, from, to);
    if (sentence) sentences.push(sentence);
    from = to;
  }
  const rest = trimSpan(text, from, end);
  if (rest) sentences.push(rest);
  return sentences;
}

/** The words of `text` between two offsets, in order, without the signs between them. */
export function splitWords(text: string, { start, end }: Span, language: string | null): Span[] {
  const segmenter = createSegmenter(language, 'word');
  return [...segmenter.segment(text.slice(start, end))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: start + index, end: start + index + segment.length }));
}

/** So far around a place its word is looked for, in UTF-16 code units: longer words are left as they are. */
const wordReach = 60;

/** A stretch with the words whole that it begins or ends inside of. */
export function growToWords(text: string, { start, end }: Span, language: string | null): Span {
  const wordAround = (offset: number) => {
    const around = { start: Math.max(0, offset - wordReach), end: Math.min(text.length, offset + wordReach) };
    const word = splitWords(text, around, language).find((one) => one.start < offset && one.end > offset);
    const isWhole =
      word &&
      (word.start > around.start || around.start === 0) &&
      (word.end < around.end || around.end === text.length);
    return isWhole ? word : undefined;
  };
  return { start: wordAround(start)?.start ?? start, end: wordAround(end)?.end ?? end };
}
