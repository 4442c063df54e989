/** What the library has to complete with. */
export interface Vocabulary {
  readonly tags: readonly string[];
  readonly publishers: readonly string[];
  readonly speakers: readonly string[];
  readonly verdicts: readonly string[];
}

/** One way to go on. */
export interface Completion {
  /** The whole box with it. */
  readonly query: string;
  /** Where the caret is then. */
  readonly caret: number;
  /** What it puts there: `tag:`, `tag:money`. */
  readonly item: string;
}

const types = ['event', 'quantity', 'position', 'statement', 'plan', 'prediction', 'place', 'other'];
const statuses = ['to-check', 'checking', 'done', 'dropped'];

const valuesOf: Readonly<Record<string, (vocabulary: Vocabulary) => readonly string[]>> = {
  tag: ({ tags }) => tags,
  publisher: ({ publishers }) => publishers,
  speaker: ({ speakers }) => speakers,
  verdict: ({ verdicts }) => verdicts,
  type: () => types,
  status: () => statuses,
  before: () => [],
  after: () => [],
};

/** The item of the box in which the caret stands: perhaps a minus, perhaps a field, then what was typed of it. */
const lastItem = /(?:^|\s)(?<minus>-?)(?:(?<field>[a-z]+):)?(?<typed>"[^"]*|[^\s":]*)$/iu;

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const quoteValue = (value: string) => (/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);

/** So many are offered. */
const most = 8;

/**
 * How what stands before the caret can go on: the name of a field of which two letters are typed, or after a field's
 * colon the values that the library has for it, those that begin so first.
 */
export function complete(query: string, caret: number, vocabulary: Vocabulary): Completion[] {
  const before = query.slice(0, caret);
  const found = lastItem.exec(before);
  if (!found) return [];
  const { minus = '', field, typed = '' } = found.groups!;
  const start = caret - `${minus}${field === undefined ? '' : `${field}:`}${typed}`.length;
  const put = (item: string, gap: string): Completion => ({
    item,
    query: `${query.slice(0, start)}${item}${gap}${query.slice(caret).trimStart()}`,
    caret: start + item.length + gap.length,
  });
  if (field === undefined) {
    if (typed.length < 2) return [];
    const names = Object.keys(valuesOf).filter((name) => name.startsWith(typed.toLowerCase()));
    return names.map((name) => put(`${minus}${name}:`, ''));
  }
  const values = valuesOf[field.toLowerCase()]?.(vocabulary) ?? [];
  const sought = fold(typed.replace(/^"/, ''));
  const rate = (value: string) => {
    const at = fold(value).indexOf(sought);
    return at < 0 ? null : Number(at > 0);
  };
  return values
    .flatMap((value) => {
      const rated = rate(value);
      return rated === null || fold(value) === sought ? [] : [{ value, rated }];
    })
    .sort((x, y) => x.rated - y.rated || x.value.localeCompare(y.value))
    .slice(0, most)
    .map(({ value }) => put(`${minus}${field}:${quoteValue(value)}`, ' '));
}
