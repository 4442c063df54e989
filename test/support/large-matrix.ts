import type { BrowserContext } from 'playwright-core';
import type { Matrix, PointRow } from '../../src/contract/matrix.ts';

/** How many there are of each. */
export interface MatrixSize {
  readonly sources: number;
  readonly points: number;
  /** Of all cells so many have a claim, from 0 to 1. */
  readonly share: number;
}

/** Runs in the page as well: it may name nothing outside of itself. */
function makeMatrix({ sources, points, share }: MatrixSize): Matrix {
  const id = (kind: number, n: number) => `019a0000-0000-7000-8${kind}00-${n.toString(16).padStart(12, '0')}`;
  // Numerical Recipes' linear congruential generator: the same matrix at every run.
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const findings = ['differ', 'later', 'agree', 'unclear'] as const;
  const things = ['passengers', 'carriages', 'sandbags', 'volunteers', 'blankets'];
  const columns = Array.from({ length: sources }, (_, n) => ({
    id: id(1, n),
    articleId: id(1, n),
    title: `Round ${n + 1}: what the flood at Vell has left behind`,
    publisher: `Paper ${n + 1}`,
    publishedAt: new Date(Date.UTC(2026, 2, 1, n)).toISOString(),
    copies: n % 9 ? [] : [{ articleId: id(2, n), title: 'The same', publisher: `Valley Post ${n}` }],
    leftOut: n % 5,
  }));
  const rows = Array.from({ length: points }, (_, n): PointRow => {
    const thing = pick(things);
    const cells = columns.flatMap(({ id: sourceId, publishedAt }, at) => {
      if (random() >= share) return [];
      const count = 100 + Math.floor(random() * 900);
      const claims = Array.from({ length: random() < 0.15 ? 2 : 1 }, (_, index) => ({
        claimId: id(3 + index, n * sources + at),
        articleId: sourceId,
        publishedAt,
        wording: `about ${count} ${thing} were counted at the weir of Vell by the evening of day ${n + 1}`,
        statement: null,
        printed: `about ${count}`,
        isOrphan: false,
      }));
      const relation = pick(['agrees', 'agrees', 'differs', 'updates', null] as const);
      return [
        {
          sourceId,
          claims,
          relation,
          isOutlier: false,
          isSuggested: false,
          suggestedClaimIds: [],
          isDivided: false,
          dispute: null,
        },
      ];
    });
    const claimIds = cells.flatMap((cell) => cell.claims.map(({ claimId }) => claimId));
    return {
      point: {
        id: claimIds[0] ?? id(5, n),
        title: `Number ${n + 1}: how many ${thing} were counted at the weir`,
        isTitled: true,
        claimIds,
        conclusion: '',
        conclusionLow: null,
        conclusionHigh: null,
        conclusionUnit: null,
      },
      cells,
      elsewhere: [],
      finding: pick(findings),
      articles: cells.length,
      independent: Math.max(1, cells.length - 2),
      tagIds: [],
      statuses: cells.flatMap(({ claims }) => claims.map(() => 'to-check' as const)),
      suggestions: n % 3,
      changedAt: new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString(),
    };
  });
  return { sources: columns, rows };
}

/**
 * From the next page on, point.compare is answered inside the page by a matrix of this size; everything else comes
 * from the host. No library of so many claims has to be made for it: that would take hours of reading and comparing.
 */
export async function answerWithMatrix(context: BrowserContext, size: MatrixSize): Promise<void> {
  await context.addInitScript(`{
    const real = globalThis.fetch;
    const answer = { ok: true, value: (${makeMatrix.toString()})(${JSON.stringify(size)}) };
    globalThis.fetch = (path, init) =>
      typeof init?.body === 'string' && JSON.parse(init.body).name === 'point.compare'
        ? Promise.resolve({ status: 200, ok: true, json: () => Promise.resolve(answer) })
        : real(path, init);
  }`);
}
