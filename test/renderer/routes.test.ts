import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from '../../renderer/routes.ts';

const routes: readonly (readonly [string, Route])[] = [
  ['#/library', { view: 'library' }],
  ['#/bin', { view: 'bin' }],
  ['#/read', { view: 'read', articleId: null, claimId: null }],
  ['#/read/a1', { view: 'read', articleId: 'a1', claimId: null }],
  ['#/read/a1?claim=c%2F1', { view: 'read', articleId: 'a1', claimId: 'c/1' }],
  ['#/read/a1?claim=c1&from=c2', { view: 'read', articleId: 'a1', claimId: 'c1', fromClaimId: 'c2' }],
];

describe('routes', () => {
  it.each(routes)('%s is read and written', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(formatRoute(route)).toBe(hash);
  });

  it.each(['', '#', '#/', '#/nowhere', '#/library/more'])('%j shows the library', (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'library' });
  });
});
