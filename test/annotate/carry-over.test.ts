import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carryOver, describePassage, type Place, trimPassage } from '../../src/annotate/index.ts';

const article = `Flood in Lower Brackwater

About 1,400 residents were moved out of Lower Brackwater on Thursday, the county said. A gate at the Orrin dam had failed at 3 a.m.

Mayor Ines Calder said the town was reluctant to pay for hotel rooms. Six people were hurt, two of them seriously. The mayor promised to open the school.

The dam was last inspected in 2019. Orrin Water, which runs it, declined to comment. Six people were hurt in the flood of 1998, too.`;

function place(text: string, words: string, nth = 1): Place {
  let start = -1;
  for (let n = 0; n < nth; n++) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`“${words}” does not stand there`);
  return { ...describePassage(text, start, start + words.length), start, end: start + words.length };
}

/** What became of some words of the article, and in which state. */
function follow(words: string, newer: string, nth = 1): [state: string, words: string | null] {
  const [carried] = carryOver(article, newer, [place(article, words, nth)], 'en');
  if (carried!.start === null) return [carried!.state, null];
  expect(newer.slice(carried!.start, carried!.end!)).toBe(carried!.exact);
  return [carried!.state, carried!.exact];
}

const sentence = 'About 1,400 residents were moved out of Lower Brackwater on Thursday, the county said.';

test('words that stand where they stood are the same, however much came in before them', () => {
  expect(follow(sentence, article)).toEqual(['same', sentence]);
  expect(follow(sentence, `Updated at noon.\n\nIt still rains.\n\n${article}`)).toEqual(['same', sentence]);
  expect(follow('Calder', article.replace('A gate', 'At night, a gate'))).toEqual(['same', 'Calder']);
});

test('a changed number is never passed over', () => {
  const newer = article.replace('1,400', '1,600');
  expect(follow(sentence, newer)).toEqual(['value-changed', sentence.replace('1,400', '1,600')]);
  expect(follow('1,400', newer)).toEqual(['value-changed', '1,600']);
  expect(follow('1,400 residents', newer)).toEqual(['value-changed', '1,600 residents']);
  expect(follow('residents were moved out', newer)).toEqual(['same', 'residents were moved out']);
});

test('so is a date, a name, a negation and an opposite', () => {
  expect(follow(sentence, article.replace('on Thursday', 'on Friday'))[0]).toBe('value-changed');
  expect(follow('in 2019', article.replace('2019', '2009'))).toEqual(['value-changed', 'in 2009']);
  const mayor = 'Mayor Ines Calder said the town was reluctant to pay for hotel rooms';
  expect(follow(mayor, article.replace('Ines Calder', 'Tom Landry'))[0]).toBe('value-changed');
  expect(follow(mayor, article.replace('reluctant', 'willing'))[0]).toBe('value-changed');
  const school = 'The mayor promised to open the school.';
  expect(follow(school, article.replace('promised to', 'promised not to'))[0]).toBe('value-changed');
});

test('a sentence in other words is followed, with what came in', () => {
  const said = 'Orrin Water, which runs the dam, has declined to comment on Friday night.';
  const newer = article.replace('Orrin Water, which runs it, declined to comment.', said);
  expect(follow('Orrin Water, which runs it, declined to comment.', newer)).toEqual(['reworded', said]);
  const moved = article.replace(
    sentence,
    `On Thursday, the county said, about 1,400 residents were moved out.`,
  );
  expect(follow(sentence, moved)[0]).toBe('reworded');
});

test('a deleted sentence is gone, whatever like it is there still', () => {
  const cut = article.replace(' Six people were hurt, two of them seriously.', '');
  expect(follow('Six people were hurt, two of them seriously.', cut)).toEqual(['gone', null]);
  expect(follow('two of them', cut)).toEqual(['gone', null]);
  const other = article.replace('The dam was last inspected in 2019.', 'The dam belongs to the county.');
  expect(follow('The dam was last inspected in 2019.', other)).toEqual(['gone', null]);
});

test('what was taken elsewhere is moved, what stayed is not', () => {
  const paragraphs = article.split('\n\n');
  const [title, first, second, third] = paragraphs;
  const newer = [title, second, third, first].join('\n\n');
  expect(follow(sentence, newer)).toEqual(['moved', sentence]);
  expect(follow('Orrin Water, which runs it', newer)).toEqual(['same', 'Orrin Water, which runs it']);
});

test('of words that stand twice each goes its own way', () => {
  const words = 'Six people were hurt';
  const newer = article.replace('Six people were hurt, two', 'On Friday morning, six people were hurt, two');
  expect(follow(words, newer)).toEqual(['same', 'six people were hurt']);
  expect(follow(words, newer, 2)).toEqual(['same', words]);
  const cut = article.replace(' Six people were hurt, two of them seriously.', '');
  expect(follow(words, cut)).toEqual(['gone', null]);
  expect(follow(words, cut, 2)).toEqual(['same', words]);
});

test('two places that fit equally well are never guessed between', () => {
  const twice = `${sentence}\n\nA line between.\n\n${sentence}`;
  const [carried] = carryOver(sentence, twice, [place(sentence, sentence)], 'en');
  expect(carried).toMatchObject({ state: 'ambiguous', start: null });
});

const grant = 'The fund paid 3 million euros.';
const museum = `The museum was short of money. ${grant} The board thanked it for the help.

Visitors came in large numbers all year. The cafe was closed in May.`;
const followGrant = (newer: string, older = museum) => {
  const [carried] = carryOver(older, newer, [place(older, grant)], 'en');
  return [carried!.state, carried!.start];
};

test('of two places that came in instead of one, none is taken unless what stands beside it tells which', () => {
  const [first, second] = [
    `Nobody expected this. ${grant} It was a surprise.`,
    `Later, in June, the roof leaked. ${grant} Then came the summer.`,
  ];
  expect(followGrant(`${first}\n\n${second}`)).toEqual(['ambiguous', null]);
  expect(followGrant(`${museum}\n\n${second}`)).toEqual(['same', museum.indexOf(grant)]);
  const later = `${first}\n\n${museum}`;
  expect(followGrant(later)).toEqual(['same', later.lastIndexOf(grant)]);
  const halved = `${first}\n\n${museum.replace(' The board thanked it for the help.', '')}`;
  expect(followGrant(halved)).toEqual(['same', halved.lastIndexOf(grant)]);
});

test('a sentence that left its paragraph for another one is moved, one beside which the paragraphs break anew is not', () => {
  const older = `Alarm rang. ${grant} The board met.\n\nRain fell.`;
  const away = `Alarm rang. The board met.\n\nRain fell. ${grant}`;
  expect(followGrant(away, older)).toEqual(['moved', away.indexOf(grant)]);
  const broken = `Alarm rang.\n\n${grant} The board met. Rain fell.`;
  expect(followGrant(broken, older)).toEqual(['same', broken.indexOf(grant)]);
});

test('a correction that quotes the old words does not draw the claim away from its sentence', () => {
  const words = '1,400 residents were moved out of Lower Brackwater';
  const note = `Correction: an earlier version said that ${words}.`;
  const newer = `${article.replace('1,400', '1,600')}\n\n${note}`;
  expect(follow(words, newer)).toEqual(['value-changed', words.replace('1,400', '1,600')]);
});

test('a claim without a place comes back with its words', () => {
  const { exact, prefix, suffix } = place(article, 'Six people were hurt, two of them seriously.');
  const lost = { exact, prefix, suffix, start: null, end: null };
  expect(carryOver('It rained.', article, [lost], 'en')).toMatchObject([{ state: 'moved', exact }]);
  expect(carryOver('It rained.', 'It snowed.', [lost], 'en')).toMatchObject([{ state: 'gone', start: null }]);
});

/** Articles of sentences that no other repeats, some of them with a number. */
const sentences = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 14 })
  .map((numbers) =>
    numbers.map((n) => {
      const [who, where] = [`Nurse Nr${n}ova`, ['mill', 'dam', 'port', 'school'][n % 4]];
      return `${who} counted ${n + 1000} visitors at the ${where} of Ort${n * 7}ham that spring.`;
    }),
  );
const placesOf = (text: string, all: readonly string[]) => all.map((one) => place(text, one));

test('of an unchanged text every place stays the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.nat(), (text, at) => {
      const trimmed = trimPassage(text, at % text.length, text.length);
      fc.pre(trimmed !== null);
      const own = { ...describePassage(text, trimmed!.start, trimmed!.end), ...trimmed! };
      expect(carryOver(text, text, [own], 'en')).toEqual([{ ...own, state: 'same' }]);
    }),
  );
});

test('text put in before shifts every place by its length', () => {
  fc.assert(
    fc.property(sentences, fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (all, front) => {
      const text = all.join(' ');
      const places = placesOf(text, all);
      const shift = front.length + 2;
      expect(
        carryOver(text, `${front}\n\n${text}`, places, 'en').map(({ start, state }) => [start, state]),
      ).toEqual(places.map(({ start }) => [start! + shift, 'same']));
    }),
  );
});

test('a sentence that is taken out is gone, and no other', () => {
  fc.assert(
    fc.property(sentences, fc.nat(), (all, at) => {
      const text = all.join(' ');
      const out = at % all.length;
      const newer = all.filter((_, index) => index !== out).join(' ');
      const states = carryOver(text, newer, placesOf(text, all), 'en').map(({ state }) => state);
      expect(states).toEqual(all.map((_, index) => (index === out ? 'gone' : 'same')));
    }),
  );
});

test('a number that changes is told of its sentence, and of no other', () => {
  fc.assert(
    fc.property(sentences, fc.nat(), (all, at) => {
      const text = all.join(' ');
      const changed = at % all.length;
      const newer = all.map((one, index) =>
        index === changed ? one.replace(/counted \d+/, 'counted 77') : one,
      );
      const carried = carryOver(text, newer.join(' '), placesOf(text, all), 'en');
      expect(carried.map(({ exact }) => exact)).toEqual(newer);
      expect(carried.map(({ state }) => state)).toEqual(
        all.map((_, index) => (index === changed ? 'value-changed' : 'same')),
      );
    }),
  );
});

test('when two halves change places, one of them has moved, and every word is found', () => {
  fc.assert(
    fc.property(sentences, fc.nat(), (all, at) => {
      const text = all.join('\n');
      const cut = 1 + (at % (all.length - 1));
      const newer = [...all.slice(cut), ...all.slice(0, cut)].join('\n');
      const carried = carryOver(text, newer, placesOf(text, all), 'en');
      expect(carried.map(({ exact }) => exact)).toEqual(all);
      const [first, second] = [carried.slice(0, cut), carried.slice(cut)].map(
        (half) => new Set(half.map(({ state }) => state)),
      );
      expect([...first!, ...second!].sort()).toEqual(['moved', 'same']);
    }),
  );
});

const wild = fc
  .array(fc.constantFrom('the', 'gate', 'Gate.', '12', '13', 'not', '\n', '🔥', '“no”', 'Ort.', 'rose'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((words) => words.join(' '));

test('whatever the texts are, what is carried stands there, in whole characters', () => {
  fc.assert(
    fc.property(wild, wild, fc.nat(), fc.nat(), (older, newer, from, length) => {
      const start = from % older.length;
      const end = Math.min(older.length, start + 1 + (length % 20));
      const own = { ...describePassage(older, start, end), start, end };
      const [carried] = carryOver(older, newer, [own], 'en');
      if (carried!.start === null) {
        expect(['gone', 'ambiguous']).toContain(carried!.state);
        expect(carried).toMatchObject({ end: null, exact: own.exact });
      } else {
        expect(carried!.exact).not.toBe('');
        expect(newer.slice(carried!.start, carried!.end!)).toBe(carried!.exact);
        expect(carried).toMatchObject(describePassage(newer, carried!.start, carried!.end!));
      }
    }),
    { numRuns: 1000 },
  );
});
