import { expect, test } from 'vitest';
import { createClaimSearch, readQuery, type SearchableClaim } from '../../src/search/index.ts';

const claim = (id: string, wording: string, given: Partial<SearchableClaim> = {}): SearchableClaim => ({
  id,
  wording,
  statement: '',
  note: '',
  tags: [],
  speaker: null,
  publisher: null,
  articleTitle: null,
  publishedAt: null,
  type: 'event',
  status: 'to-check',
  verdict: null,
  ...given,
});

const flood = [
  claim('a', 'About 1,400 residents were evacuated from the lower town', {
    tags: ['people moved'],
    speaker: 'the county',
    publisher: 'Orrin Valley Courier',
    publishedAt: '2026-03-12T22:40:00.000Z',
    type: 'quantity',
  }),
  claim('b', 'The gate had not been inspected since the spring', {
    tags: ['cause', 'people'],
    speaker: 'two engineers',
    publisher: 'Tidewater Ledger',
    publishedAt: '2026-03-13',
    status: 'done',
    verdict: 'Mostly true',
  }),
  claim('c', 'Der Bürgermeister ließ die Brücke sperren', {
    note: 'the gate again',
    articleTitle: 'Gate failure',
  }),
  claim('d', '洪水淹没了九条街道', { statement: 'Nine streets were under water', verdict: 'True' }),
];

function searchIn(claims: readonly SearchableClaim[]) {
  const search = createClaimSearch();
  search.put(claims);
  return {
    search,
    find: (box: string, limit = 10) => search.find(readQuery(box), limit).map(({ id }) => id),
  };
}

test.each([
  ['evacuation', ['a']],
  ['evacuat*', ['a']],
  ['evacuted~1', ['a']],
  ['evcuted~1', []],
  ['evcuted~2', ['a']],
  ['"lower town"', ['a']],
  ['"town lower"', []],
  ['"the lower town"', ['a']],
  ['1400', ['a']],
  ['the gate', ['b', 'c']],
  ['gate -inspection', ['c']],
  ['gate -"the gate again"', ['b']],
  ['residents OR inspected', ['b', 'a']],
  ['residents OR gate inspected', ['b']],
  ['evacuat* OR 洪水 -town', ['d']],
  ['"lower town" OR "nine streets"', ['a', 'd']],
  ['"had not been" OR "was under"', ['b']],
  ['"not been" OR evacuated gate OR residents', ['a', 'b']],
  ['tag:cause OR tag:"people moved"', ['b', 'a']],
  ['-gate', ['d', 'a']],
  ['the', ['c', 'b', 'a']],
  ['burgermeister', ['c']],
  ['brucken~1', ['c']],
  ['洪水', ['d']],
  ['水洪', []],
  ['tag:people', ['b']],
  ['tag:"PEOPLE MOVED"', ['a']],
  ['publisher:courier', ['a']],
  ['publisher:courier publisher:ledger', ['b', 'a']],
  ['tag:cause tag:people', ['b']],
  ['tag:cause tag:"people moved"', []],
  ['-publisher:courier -tag:cause', ['d', 'c']],
  ['before:2026-03-13', ['a']],
  ['after:2026-03-12', ['b']],
  ['after:2026-03', []],
  ['after:2025 before:2027', ['b', 'a']],
  ['type:quantity', ['a']],
  ['status:done', ['b']],
  ['verdict:true', ['d']],
  ['speaker:engineers', ['b']],
  ['residents inspected', []],
  ['residents "two engineers"', []],
  ['', []],
])('%s finds %j', (box, ids) => {
  expect(searchIn(flood).find(box)).toEqual(ids);
});

test("a claim's own words come before its note, and each hit says where", () => {
  const { search } = searchIn([
    ...flood,
    claim('e', 'Nobody was hurt at the bridge', { note: 'engineers', speaker: 'engineers of the gate' }),
  ]);
  expect(search.find(readQuery('engineers'), 10)).toEqual([
    { id: 'e', fields: ['speaker', 'note'] },
    { id: 'b', fields: ['speaker'] },
  ]);
  expect(search.find(readQuery('gate'), 10).map(({ id }) => id)).toEqual(['b', 'e', 'c']);
  expect(search.find(readQuery('gate'), 2)).toHaveLength(2);
});

test('no phrase reaches from one field or tag into the next', () => {
  const { find } = searchIn([claim('a', 'the gate', { statement: 'failed', tags: ['dam', 'spill'] })]);
  expect(find('"gate failed"')).toEqual([]);
  expect(find('"dam spill"')).toEqual([]);
  expect(find('"the gate" dam spill')).toEqual(['a']);
});

test('claims that were changed, added or removed after the first search are found as they are now', () => {
  const many = Array.from({ length: 200 }, (_, at) => claim(`m${at}`, `street number ${at} is under water`));
  const { search, find } = searchIn([...many, ...flood]);
  expect(find('evacuated')).toEqual(['a']);
  search.put([claim('a', 'The school stays closed'), claim('z', 'Two hundred were evacuated by boat')]);
  expect(find('evacuated')).toEqual(['z']);
  expect(find('school')).toEqual(['a']);
  search.remove(['a', 'b', 'never there']);
  expect(find('school')).toEqual([]);
  expect(find('inspected')).toEqual([]);
  search.put([claim('b', 'The gate was inspected in October')]);
  expect(find('inspected')).toEqual(['b']);
  search.put(many.map(({ id }) => claim(id, 'all of them evacuated')));
  expect(find('evacuated', 300)).toHaveLength(201);
  expect(find('street')).toEqual(['d']);
});

test('hits of the two indexes take turns', () => {
  const old = Array.from({ length: 120 }, (_, at) =>
    claim(`old${at}`, at < 2 ? 'a broken levee' : 'dry land'),
  );
  const { search, find } = searchIn(old);
  expect(find('levee').toSorted()).toEqual(['old0', 'old1']);
  search.put([claim('new0', 'levee levee levee'), claim('new1', 'the levee')]);
  expect(find('levee').map((id) => id.slice(0, 3))).toEqual(['old', 'new', 'old', 'new']);
});
