import { describe, expect, it } from 'vitest';
import {
  type ClaimFilter,
  countValues,
  filterClaims,
  isFiltering,
  noFilter,
  nothing,
  toggleValue,
} from '../../../../renderer/views/claims/claim-filter.ts';
import type { ClaimView } from '../../../../src/contract/views.ts';

const counts = { agrees: 0, differs: 0, updates: 0, partly: 0, repeats: 0 };

function claim(id: string, given: Partial<ClaimView> = {}): ClaimView {
  return {
    id,
    externalId: null,
    articleId: 'article',
    statement: '',
    type: 'event',
    attribution: [],
    asOf: null,
    note: '',
    status: 'to-check',
    verdictId: null,
    verdictReason: '',
    verdictBy: null,
    verdictAt: null,
    createdBy: 'ada',
    createdAt: '2026-03-20T10:00:00.000Z',
    tags: [],
    anchors: [],
    wording: `${id} sank`,
    isOrphan: false,
    articleTitle: 'Boats',
    publisher: 'Post',
    publishedAt: null,
    verdictByName: null,
    evidence: 0,
    relations: counts,
    decided: counts,
    isCompared: true,
    ...given,
  };
}
const tag = (id: string) => ({ id, name: id, colour: null, description: '', parentId: null });
const says = (name: string) => [{ name, kind: 'person' as const, role: null }];

const claims = [
  claim('ferry', { tags: [tag('boats'), tag('night')], status: 'done', verdictId: 'true' }),
  claim('tug', { tags: [tag('boats')], publisher: 'Daily', attribution: says('the pilot') }),
  claim('gull', { statement: 'A gull drowned', note: 'seen by night', publisher: null }),
];
const chosen = (values: Partial<ClaimFilter['chosen']>, text = ''): ClaimFilter => ({
  text,
  chosen: { ...noFilter.chosen, ...values },
});
const ids = (filter: ClaimFilter) => filterClaims(claims, filter).map(({ id }) => id);

describe('filterClaims', () => {
  it.each<[string, ClaimFilter, string[]]>([
    ['nothing', noFilter, ['ferry', 'tug', 'gull']],
    ['one tag', chosen({ tag: ['boats'] }), ['ferry', 'tug']],
    ['either of two tags', chosen({ tag: ['night', 'boats'] }), ['ferry', 'tug']],
    ['a tag and a publisher', chosen({ tag: ['boats'], publisher: ['Daily'] }), ['tug']],
    ['claims without a tag', chosen({ tag: [nothing] }), ['gull']],
    ['claims without a verdict', chosen({ verdict: [nothing] }), ['tug', 'gull']],
    ['a speaker', chosen({ speaker: ['the pilot'] }), ['tug']],
    ['nobody named, or a speaker', chosen({ speaker: ['the pilot', nothing] }), ['ferry', 'tug', 'gull']],
    ['words of statement and note, in any order', chosen({}, 'NIGHT gull'), ['gull']],
    ['words and a status', chosen({ status: ['done'] }, 'sank'), ['ferry']],
  ])('leaves by %s', (_, filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });
});

describe('countValues', () => {
  it('counts each value beside what is chosen of the other fields, not of its own', () => {
    const filter = chosen({ tag: ['night'], publisher: ['Post'] });
    expect(Object.fromEntries(countValues(claims, filter, 'tag'))).toEqual({ boats: 1, night: 1 });
    expect(Object.fromEntries(countValues(claims, filter, 'publisher'))).toEqual({ Post: 1 });
    expect(countValues(claims, chosen({ tag: ['night'] }), 'tag').get('boats')).toBe(2);
  });

  it('keeps a chosen value that leaves nothing, so that it can be taken back', () => {
    expect(countValues(claims, chosen({ type: ['plan'] }, 'tug'), 'type').get('plan')).toBe(0);
  });
});

it('takes a value in and out again', () => {
  const once = toggleValue(noFilter, 'tag', 'boats');
  expect(once.chosen.tag).toEqual(['boats']);
  expect(isFiltering(once)).toBe(true);
  expect(isFiltering(toggleValue(once, 'tag', 'boats'))).toBe(false);
});
