import type { ParsedText } from '../../src/ingest/article.ts';

/** One page of the gold; null: not judged. */
export interface GoldPage {
  readonly id: string;
  /** Beside the manifest. */
  readonly file: string;
  readonly set: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly body: string | null;
  /** Segments that the article has, and segments around it. */
  readonly with: readonly string[] | null;
  readonly without: readonly string[] | null;
}

/** What an extractor says of a page. */
export interface PagePrediction {
  readonly id: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly body: string;
}

export interface ExtractionScore {
  /** Four-token shingles of the body, precision and recall averaged over the pages before F1. */
  readonly bodyF1?: number;
  readonly bodyP?: number;
  readonly bodyR?: number;
  /** Over all segments of all pages. */
  readonly segmentF1?: number;
  /** Shares of the pages that have one. */
  readonly title?: number;
  readonly author?: number;
  readonly date?: number;
}

/** The blocks that are read, without the headline, which is the title. */
export function bodyOf({ text, blocks }: ParsedText): string {
  const read = blocks.filter(({ setAside }) => !setAside);
  const isHeadline = (index: number) => index === 0 && read[0]!.role === 'heading';
  return read
    .filter((_, index) => !isHeadline(index))
    .map(({ start, end }) => text.slice(start, end).trim())
    .join('\n\n');
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const flatten = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The measures under which other extractors publish their figures. */
export function scorePages(
  gold: readonly GoldPage[],
  predictions: ReadonlyMap<string, PagePrediction>,
): ExtractionScore {
  const body = scoreBodies(gold, predictions);
  const segments = scoreSegments(gold, predictions);
  return {
    ...(body && { bodyF1: body.f1, bodyP: body.precision, bodyR: body.recall }),
    ...(segments !== null && { segmentF1: segments }),
    ...scoreDetails(gold, predictions),
  };
}

function scoreBodies(gold: readonly GoldPage[], predictions: ReadonlyMap<string, PagePrediction>) {
  const judged = gold.filter(({ body }) => body !== null);
  if (judged.length === 0) return null;
  const shares = judged.map((page) => scoreBody(page.body!, predictions.get(page.id)?.body ?? ''));
  const precision = mean(shares.flatMap((share) => share.precision ?? []));
  const recall = mean(shares.flatMap((share) => share.recall ?? []));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

/** Null where there is nothing to take a share of. */
export function scoreBody(
  wanted: string,
  got: string,
): { readonly precision: number | null; readonly recall: number | null } {
  const want = shinglesOf(wanted);
  const have = shinglesOf(got);
  const left = new Map<string, number>();
  for (const shingle of want) left.set(shingle, (left.get(shingle) ?? 0) + 1);
  let common = 0;
  for (const shingle of have) {
    const count = left.get(shingle) ?? 0;
    if (count > 0) {
      left.set(shingle, count - 1);
      common++;
    }
  }
  return {
    precision: have.length ? common / have.length : null,
    recall: want.length ? common / want.length : null,
  };
}

/** As the measure takes them. */
export const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

function shinglesOf(text: string): string[] {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return [];
  return Array.from({ length: Math.max(1, tokens.length - 3) }, (_, at) =>
    tokens.slice(at, at + 4).join(' '),
  );
}

function scoreSegments(
  gold: readonly GoldPage[],
  predictions: ReadonlyMap<string, PagePrediction>,
): number | null {
  const counts = gold.map((page) => countSegments(page, predictions.get(page.id)?.body ?? ''));
  const sum = (pick: (count: SegmentCount) => number) =>
    counts.reduce((total, count) => total + pick(count), 0);
  const [kept, lost, taken] = [sum((c) => c.kept), sum((c) => c.lost), sum((c) => c.taken)];
  return kept + lost === 0 ? null : (2 * kept) / (2 * kept + lost + taken);
}

interface SegmentCount {
  readonly kept: number;
  readonly lost: number;
  /** Segments around the article that came in. */
  readonly taken: number;
}

function countSegments(page: GoldPage, body: string): SegmentCount {
  const text = flatten(body);
  const count = (segments: readonly string[] | null) =>
    (segments ?? []).filter((segment) => text.includes(flatten(segment))).length;
  const kept = count(page.with);
  return { kept, lost: (page.with?.length ?? 0) - kept, taken: count(page.without) };
}

function scoreDetails(gold: readonly GoldPage[], predictions: ReadonlyMap<string, PagePrediction>) {
  const share = (detail: 'title' | 'author' | 'date', form: (text: string) => string | null) => {
    const judged = gold.filter((page) => page[detail]);
    if (judged.length === 0) return {};
    const right = judged.filter((page) => {
      const said = predictions.get(page.id)?.[detail] ?? '';
      return form(said) === form(page[detail]!);
    });
    return { [detail]: right.length / judged.length };
  };
  return { ...share('title', foldName), ...share('author', foldName), ...share('date', dayOf) };
}

function foldName(text: string): string {
  return flatten(text)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .replace(/ +/g, ' ')
    .trim();
}

function dayOf(text: string): string | null {
  const iso = /\d{4}-\d\d-\d\d/.exec(text)?.[0];
  if (iso || !text) return iso ?? null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString().slice(0, 10);
}
