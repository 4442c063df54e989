import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComparableText } from '../../src/compare/copied-runs.ts';
import {
  findCopiedRuns,
  fingerprintWords,
  groupCopies,
  putLeadFirst,
  toComparable,
} from '../../src/compare/index.ts';
import { tokensOf } from '../../src/text/stems.ts';

/** How much of the shorter text stands in the other. */
function shareOf(...texts: [string, string]): number {
  const [a, b] = texts.map(toComparable) as [ComparableText, ComparableText];
  return Math.max(findCopiedRuns(a, b).share, findCopiedRuns(b, a).share);
}
const fingerprintText = (text: string) => fingerprintWords(tokensOf(text));
const areCopies = (a: string, b: string) =>
  groupCopies({
    articles: ['a', 'b'].map((id) => ({ id, publishedAt: null })),
    shares: [{ a: 'a', b: 'b', share: shareOf(a, b) }],
    joinings: [],
  }).length === 1;

const wire = `A grain ship with 21 crew ran aground outside the harbour of Tarsk early on Tuesday after its steering failed in a heavy swell, the coast guard said.
Nobody was hurt, and two tugs were on their way from Velm to pull the vessel free at high tide, a spokeswoman for the coast guard, Edda Lorn, said.
“The hull is sound and no fuel has been lost, but we will keep the channel closed until divers have looked at the rudder,” Lorn said at the quay.
The ship was carrying 14,000 tonnes of barley and had left the inland port of Orrin on Sunday evening, according to the harbour register.
Ferries to the islands were sent round the northern cape, which adds forty minutes to the crossing, the operator said.
It is the third grounding at the same bank since the autumn, and pilots have asked for a second light on the mole for years.
The ministry of transport said it would look into the request once the channel was open again.`;

const editedCopy = `A cargo ship with 21 crew ran aground outside the harbour of Tarsk early Tuesday after its steering failed in a heavy swell, the coast guard said.
No one was hurt, and two tugs were on their way from Velm to pull the vessel free at high tide, coast guard spokeswoman Edda Lorn said.
“The hull is sound and no fuel has been lost, but we will keep the channel closed until divers have looked at the rudder,” Lorn said at the quay.
The vessel was carrying 14,000 tonnes of barley and had left the inland port of Orrin on Sunday evening, according to the harbour register.
Readers on the islands told this newspaper that they had waited for an hour without being told why.`;

const independent = `Islanders waited an hour for their boat on Tuesday because a freighter lay across the entrance to Tarsk.
The steering had given way in the dark, people at the pilot station told the Courier, and the master dropped both anchors too late.
“The hull is sound and no fuel has been lost, but we will keep the channel closed until divers have looked at the rudder,” Edda Lorn of the coast guard said.
In the bars along the front they were less surprised: the sandbank has moved a ship's length to the south since the big storm, and charts show it where it was ten years ago.
Tugs are expected with the evening flood. Until then the boats take the long way round by the cape.`;

describe('prints', () => {
  test('a wire text comes through edits, a new first word, a cut end and an added line', () => {
    expect(shareOf(wire, editedCopy)).toBeGreaterThan(0.5);
    expect(areCopies(wire, editedCopy)).toBe(true);
    expect(areCopies(wire, wire.split('\n').slice(0, 3).join('\n'))).toBe(true);
  });

  test('two reports of one event that share a quotation are no copies', () => {
    expect(shareOf(wire, independent)).toBeGreaterThan(0);
    expect(areCopies(wire, independent)).toBe(false);
    expect(areCopies(editedCopy, independent)).toBe(false);
  });

  test('case, quotation marks, dashes and line ends make no difference', () => {
    const other = wire.replaceAll('\n', ' ').replaceAll('“', '"').replaceAll('”', '"').toUpperCase();
    expect(fingerprintText(other)).toEqual(fingerprintText(wire));
  });

  test('each once, ascending, of 32 bits; most texts with a hundred words in common share one', () => {
    const word = fc.constantFrom(...'ash bay cove dune elm fjord gull harbour isle jetty'.split(' '));
    const words = (min: number, max: number) => fc.array(word, { minLength: min, maxLength: max });
    let [shown, pairs] = [0, 0];
    fc.assert(
      fc.property(words(0, 40), words(100, 110), words(0, 40), (before, shared, other) => {
        const prints = fingerprintText([...before, ...shared].join(' '));
        expect(prints).toEqual([...new Set(prints)].sort((x, y) => x - y));
        expect(prints.every((print) => print === (print | 0))).toBe(true);
        const others = new Set(fingerprintText([...other, ...shared].join(' ')));
        pairs++;
        if (prints.some((print) => others.has(print))) shown++;
      }),
      { seed: 7, numRuns: 300 },
    );
    expect(shown / pairs).toBeGreaterThan(0.98);
    expect(fingerprintText('Only seven words stand in this text')).toEqual([]);
    expect(fingerprintText('')).toEqual([]);
  });

  test('different runs have different prints', () => {
    const prints = new Set<number>();
    let count = 0;
    for (let at = 0; at < 100_000; at++) {
      for (const print of fingerprintText(`a b c d e f g n${at}`)) {
        prints.add(print);
        count++;
      }
    }
    expect(count).toBeGreaterThan(5000);
    expect(prints.size).toBe(count);
  });
});

describe('copy groups', () => {
  const articles = [
    { id: 'a', publishedAt: null },
    { id: 'b', publishedAt: '2026-03-02T08:00:00.000Z' },
    { id: 'c', publishedAt: '2026-03-02' },
    { id: 'd', publishedAt: '2026-03-01T08:00:00.000Z' },
    { id: 'e', publishedAt: null },
  ];
  const share = (a: string, b: string, value: number) => ({ a, b, share: value });
  const joining = (a: string, b: string, rule: 'must-join' | 'cannot-join') => ({ a, b, rule });

  test('the first published stands first, those without a date last; who has no copy is in no group', () => {
    const shares = [share('a', 'b', 0.9), share('b', 'c', 0.5), share('a', 'd', 0.4), share('d', 'e', 0.39)];
    expect(groupCopies({ articles, shares, joinings: [] })).toEqual([['d', 'b', 'c', 'a']]);
  });

  test('editors join and keep apart; what is kept apart loses its weakest connection', () => {
    const shares = [share('a', 'b', 0.6), share('b', 'c', 0.9)];
    const joinings = [joining('a', 'c', 'cannot-join'), joining('d', 'e', 'must-join')];
    expect(groupCopies({ articles, shares, joinings })).toEqual([
      ['d', 'e'],
      ['b', 'c'],
    ]);
  });

  test('the order of what comes in does not matter, and nothing stands in two groups', () => {
    const id = fc.constantFrom(...articles.map((article) => article.id));
    const pair = fc.tuple(id, id).filter(([a, b]) => a < b);
    const unique = <T>(list: [[string, string], T][]) => [
      ...new Map(list.map((item) => [item[0].join(), item])).values(),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pair, fc.double({ min: 0, max: 1, noNaN: true }))),
        fc.array(pair),
        fc.infiniteStream(fc.nat()),
        (found, apart, noise) => {
          const shares = unique(found).map(([[a, b], value]) => share(a, b, value));
          const joinings = apart.map(([a, b]) => joining(a, b, 'cannot-join'));
          const shuffle = <T>(list: readonly T[]) =>
            list
              .map((item) => ({ item, key: noise.next().value }))
              .sort((x, y) => x.key - y.key)
              .map(({ item }) => item);
          const groups = groupCopies({ articles, shares, joinings });
          expect(groupCopies({ articles: shuffle(articles), shares: shuffle(shares), joinings })).toEqual(
            groups,
          );
          expect(new Set(groups.flat()).size).toBe(groups.flat().length);
          expect(groups.every(({ length }) => length > 1)).toBe(true);
          for (const [a, b] of apart)
            expect(groups.find((group) => group.includes(a)) ?? []).not.toContain(b);
        },
      ),
    );
  });
});

describe('which of several copies stands for them', () => {
  const day = '2026-06-03';
  const night = '2026-06-03T03:10:00Z';
  const put = (
    dates: Readonly<Record<string, string | null>>,
    { credited = '', longest = '' }: { credited?: string; longest?: string } = {},
  ) =>
    putLeadFirst(Object.keys(dates), {
      publishedAt: (id) => dates[id]!,
      credits: (_, other) => other === credited,
      isLonger: (id) => id === longest,
    });

  test.each([
    [{ wire: night, paper: '2026-06-04', late: null }, {}, ['wire', 'paper', 'late']],
    [{ paper: '2026-06-04', wire: night }, { credited: 'paper', longest: 'paper' }, ['wire', 'paper']],
    [{ paper: day, wire: night }, { credited: 'wire', longest: 'paper' }, ['wire', 'paper']],
    [{ paper: day, wire: night, other: '2026-06-05' }, { longest: 'wire' }, ['wire', 'paper', 'other']],
    [{ wire: night, paper: day }, { longest: 'paper' }, ['paper', 'wire']],
    [{ wire: night, paper: day }, {}, ['wire', 'paper']],
    [{ a: null, b: null }, { credited: 'b' }, ['b', 'a']],
  ])('of %o with %o', (dates, more, expected) => {
    expect(put(dates, more)).toEqual(expected);
  });
});
