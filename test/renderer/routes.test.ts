import { describe, expect, it } from 'vitest';
import { formatRoute, parseCollection, parseRoute, type Route } from '../../renderer/routes.ts';

const routes: readonly (readonly [string, Route])[] = [
  ['#/library', { view: 'library' }],
  ['#/compare', { view: 'compare' }],
  ['#/triage', { view: 'triage' }],
  ['#/triage?list=aged', { view: 'triage', list: 'aged' }],
  ['#/triage?list=stale&article=a1', { view: 'triage', list: 'stale', articleId: 'a1' }],
  ['#/claims', { view: 'claims' }],
  ['#/settings', { view: 'settings' }],
  ['#/bin', { view: 'bin' }],
  ['#/search', { view: 'search', query: '' }],
  ['#/search?q=tag%3A%22people+moved%22', { view: 'search', query: 'tag:"people moved"' }],
  ['#/side-by-side/a1/a2', { view: 'side-by-side', a: 'a1', b: 'a2' }],
  ['#/side-by-side/a1/a2?claim=c1', { view: 'side-by-side', a: 'a1', b: 'a2', claimId: 'c1' }],
  ['#/claim/c1', { view: 'claim', claimId: 'c1' }],
  ['#/claim/c1?from=c2', { view: 'claim', claimId: 'c1', fromClaimId: 'c2' }],
  ['#/read', { view: 'read', articleId: null, claimId: null }],
  ['#/read/a1', { view: 'read', articleId: 'a1', claimId: null }],
  ['#/read/a1?claim=c%2F1', { view: 'read', articleId: 'a1', claimId: 'c/1' }],
  ['#/read/a1?claim=c1&from=c2', { view: 'read', articleId: 'a1', claimId: 'c1', fromClaimId: 'c2' }],
  ['#/read/a1?at=12-80', { view: 'read', articleId: 'a1', claimId: null, passage: { start: 12, end: 80 } }],
  ['#/checks', { view: 'checks', query: '' }],
  ['#/checks?q=The+dam+burst', { view: 'checks', query: 'The dam burst' }],
  ['#/checks?q=The+dam&claim=c1', { view: 'checks', query: 'The dam', claimId: 'c1' }],
  ['#/why', { view: 'why', a: null, b: null }],
  ['#/why?a=claim%3Ac1', { view: 'why', a: { claimId: 'c1' }, b: null }],
  [
    '#/why?a=claim%3Ac1&b=place%3Aa1%3Ar1%3A12-80',
    {
      view: 'why',
      a: { claimId: 'c1' },
      b: { articleId: 'a1', revisionId: 'r1', start: 12, end: 80 },
    },
  ],
  [
    '#/why?b=text%3A2026-03-14T21%3A40%3A00.000Z+It+burst%3A%0Awater',
    { view: 'why', a: null, b: { text: 'It burst:\nwater', publishedAt: '2026-03-14T21:40:00.000Z' } },
  ],
  ['#/why?a=text%3A+It+burst', { view: 'why', a: { text: 'It burst', publishedAt: null }, b: null }],
  ['#/read/a1?revision=r1', { view: 'read', articleId: 'a1', claimId: null, revisionId: 'r1' }],
];

describe('routes', () => {
  it.each(routes)('%s is read and written', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(formatRoute(route, null)).toBe(hash);
  });

  it.each(routes)('%s keeps the collection', (_, route) => {
    const hash = formatRoute(route, 'k1');
    expect(parseCollection(hash)).toBe('k1');
    expect(parseRoute(hash)).toEqual(route);
  });

  it.each(['80-12', '7-7', '12', '-1-4', 'a-b'])('at=%s names no passage', (at) => {
    expect(parseRoute(`#/read/a1?at=${at}`)).toEqual({ view: 'read', articleId: 'a1', claimId: null });
  });

  it.each(['c1', 'claim:', 'place:a1:r1:80-12', 'place:a1:12-80', 'text:2026-03-14', 'text: '])(
    'a=%s names no side',
    (side) =>
      expect(parseRoute(`#/why?a=${encodeURIComponent(side)}`)).toEqual({ view: 'why', a: null, b: null }),
  );

  it.each(['', '#', '#/', '#/nowhere', '#/library/more', '#/side-by-side/a1', '#/claim'])(
    '%j shows the library, of no collection',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ view: 'library' });
      expect(parseCollection(hash)).toBeNull();
    },
  );
});
