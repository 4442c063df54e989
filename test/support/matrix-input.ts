import { buildMatrix, groupPoints } from '../../src/compare/index.ts';
import type { Matrix } from '../../src/contract/matrix.ts';
import type { Ledger, Party, Relation } from '../../src/contract/reading.ts';
import { readingOf } from '../../src/features/index.ts';
import { explainPair } from '../../src/match/index.ts';

export type MatrixInput = Parameters<typeof buildMatrix>[0];
type Claim = MatrixInput['claims'][number];
type Article = MatrixInput['articles'][number];
type Link = MatrixInput['relations'][number];

/** Of the claims nothing more is known. */
export const nothingKnown = {
  readings: () => null,
  disputes: [],
  ledgers: () => null,
  credits: () => null,
  joinings: [],
  claimJoinings: [],
  changedAt: () => null,
} satisfies Partial<MatrixInput>;

/** The same number, the same id; a larger one sorts later. */
export const id = (n: number) => `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const party = (name: string, kind: Party['kind'] = 'organisation'): Party => ({
  name,
  kind,
  role: null,
});

/** An article, its id and its names by its number. */
export function makeArticle(n: number, publishedAt: string | null, more: Partial<Article> = {}): Article {
  return { id: id(n), title: `Article ${n}`, publisher: `Paper ${n}`, author: null, publishedAt, ...more };
}

/** A claim with one place in its article, or heard. */
export function makeClaim(
  n: number,
  articleId: string | null,
  wording: string,
  more: Partial<Claim> = {},
): Claim {
  const anchor = {
    id: id(1000 + n),
    claimId: id(n),
    revisionId: id(1),
    exact: wording,
    prefix: '',
    suffix: '',
    start: n,
    end: n + wording.length,
    state: 'same' as const,
    carriedFrom: null,
    confirmedBy: null,
    confirmedAt: null,
  };
  return {
    id: id(n),
    articleId,
    publishedAt: null,
    wording,
    isOrphan: false,
    anchors: articleId === null ? [] : [anchor],
    attribution: [],
    tags: [],
    status: 'to-check',
    ...more,
  };
}

/** A point without a title or a conclusion. */
export function makePoint(claimIds: readonly string[]): MatrixInput['points'][number] {
  const title = { title: '', isTitled: false, conclusion: '' };
  return {
    id: claimIds[0]!,
    claimIds: [...claimIds],
    ...title,
    conclusionLow: null,
    conclusionHigh: null,
    conclusionUnit: null,
  };
}

/** The matrix of these claims as the program itself reads, compares and groups them. */
export function compareClaims(
  articles: readonly Article[],
  claims: readonly Claim[],
  copyGroups: MatrixInput['copyGroups'] = [],
): Matrix {
  const corpus = { size: 0, documentFrequency: () => 0 };
  const sides = new Map(
    claims.map(({ id, wording, articleId, attribution }) => {
      const publishedAt = articles.find((article) => article.id === articleId)?.publishedAt ?? null;
      const passage = { text: wording, start: 0, end: wording.length };
      const reading = readingOf(passage, { publishedAt, language: 'en' });
      return [id, { passage, reading, articleId, publishedAt, attribution }] as const;
    }),
  );
  const ledgers = new Map<string, Ledger>();
  const relations: Link[] = [];
  for (const a of claims) {
    for (const b of claims) {
      if (a.id >= b.id) continue;
      const { relation, subject, confidence, ledger } = explainPair(
        sides.get(a.id)!,
        sides.get(b.id)!,
        corpus,
      );
      if (relation === null) continue;
      relations.push({ a: a.id, b: b.id, relation, subject, confidence });
      ledgers.set(a.id + b.id, ledger);
    }
  }
  const groups = groupPoints({ claimIds: claims.map((claim) => claim.id), links: relations, joinings: [] });
  return buildMatrix({
    points: groups.map(makePoint),
    claims,
    articles,
    copyGroups,
    relations,
    readings: (claimId) => sides.get(claimId) ?? null,
    disputes: [],
    ledgers: (a, b) => ledgers.get(a + b) ?? null,
    credits: () => null,
    joinings: [],
    claimJoinings: [],
    changedAt: () => null,
  });
}

/** A row of sources that say something of each other: one claim for each, by the letter of its article. */
export function compareSources(
  links: readonly [
    a: string,
    b: string,
    relation: Relation,
    subject?: 'a' | 'b' | null,
    confidence?: number | null,
  ][],
  more: Partial<Record<string, Partial<Claim> & { article?: Partial<Article> }>> = {},
) {
  const ends = links.flatMap((link) => [link[0], link[1]]);
  const letters = [...new Set([...ends, ...Object.keys(more)])].sort();
  const nOf = (letter: string) => letter.charCodeAt(0);
  const claims = letters.map((letter) => {
    const { article: _, ...claim } = more[letter] ?? {};
    return makeClaim(nOf(letter), id(nOf(letter) + 500), letter, claim);
  });
  const matrix = buildMatrix({
    points: [makePoint(claims.map((claim) => claim.id))],
    claims,
    articles: letters.map((letter) =>
      makeArticle(nOf(letter) + 500, `2026-03-${nOf(letter) - 80}`, more[letter]?.article),
    ),
    copyGroups: [],
    relations: links.map(([a, b, relation, subject = null, confidence = 0.9]) => ({
      a: id(nOf(a)),
      b: id(nOf(b)),
      relation,
      subject,
      confidence,
    })),
    ...nothingKnown,
  });
  const [row] = matrix.rows;
  return {
    row: row!,
    relations: Object.fromEntries(
      row!.cells.map(({ claims: [claim], relation, isOutlier }) => [
        claim!.wording,
        isOutlier ? `${relation} outlier` : relation,
      ]),
    ),
  };
}
