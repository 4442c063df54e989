import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighByHand } from '../../src/annotate/hand-rules.ts';
import { scoreSentences } from '../../src/annotate/index.ts';
import { readFeatures } from '../../src/annotate/signs.ts';

const whole = (text: string) => [{ start: 0, end: text.length, role: 'paragraph' as const, setAside: false }];
const handOdds = (sentence: string, isEnglish: boolean) =>
  weighByHand(sentence, readFeatures(sentence, isEnglish).hints, isEnglish);
const suggest = (text: string, language: string | null = 'en') => scoreSentences(text, whole(text), language);

test.each([
  'About 1,400 residents were moved out of Lower Brackwater on Thursday, the county said.',
  'Mayor Ines Calder said the town was reluctant to pay for hotel rooms.',
  'Rents in Orrin rose by 12 percent, more than in any other town.',
  'The Orrin dam is the oldest in the province and was last inspected in 2019.',
  '“Nobody opened the gate before midnight,” Landry told the Ledger.',
  'Four people died in the mill.',
  'Eleven miners drowned.',
  'Two children were hurt, the school said.',
  'A man was killed by a falling crane.',
  'Dozens are missing.',
  'Hundreds have been wounded.',
  'The storm killed three sailors.',
  'The blast left seven dead.',
  'Nobody was hurt.',
  'The collapse cost nine lives.',
  'A barge with 900 tonnes of coal sank on the Orrin on Friday.',
  'A tram left the rails near the mill in Brackwater on Monday.',
  'The roof of the school gave way in March.',
  'On March 11, 2026, the council of Orrin voted for the bridge.',
])('%s is worth checking', (sentence) => {
  expect(suggest(sentence)).toMatchObject([{ isSuggested: true, start: 0, end: sentence.length }]);
});

test.each([
  'How many of the 1,400 residents were told on Thursday?',
  'I think the mayor of Brackwater was right to wait.',
  'This shows how much a town can bear.',
  'Subscribe to the Ledger newsletter for $2 a month.',
  'It was a long and quiet evening by the river.',
  'Two friends talked on the quay.',
  'Three years on he is still missed.',
  'It hurt.',
  'The two sailors went home.',
  'Read more about Mayor Ines Calder and the 1,400 residents.',
  'By Lena Park, 2 March 2026',
  'BY LENA PARK AND JONAS BRANDT | 14 March 2026, 21:30',
  'Published 14 March 2026',
  'March 11, 2026',
  'Wednesday, March 11, 2026',
  'Jan. 21, 2026 · 9:15 a.m. EST',
  'Updated: March 11, 2026, 4:40 p.m.',
  'Published 9:15 a.m. EST, Jan. 21, 2026',
  'March 11',
  '11 March 2026 · 23:10 CET',
  '2026-03-11',
  '11. März 2026, 18:05 Uhr',
  'The book sank in her hands.',
  'The rest can be read at https://example.org/brackwater.',
])('%s is not', (sentence) => {
  expect(suggest(sentence)).toMatchObject([{ isSuggested: false }]);
});

test('the head of a table is not; its rows are weighed as they read', () => {
  const rows = ['Year\tAccidents\tLost (t)', '2024\t3\t410', 'District\t2023\t2024', 'Orrin\t3\t410'];
  const text = `${rows[0]}\n${rows[1]}\n\n${rows[2]}\n${rows[3]}`;
  const blockOf = (words: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, role: 'table-row' as const, setAside: false };
  };
  const gap = { start: 0, end: 0, role: 'paragraph' as const, setAside: false };
  const [first, row, second, other] = rows.map(blockOf);
  const found = scoreSentences(text, [first!, row!, gap, second!, other!], 'en');
  expect(found.map(({ isSuggested }) => isSuggested)).toEqual([
    false,
    expect.anything(),
    false,
    expect.anything(),
  ]);
  expect(found[1]!.score).toBe(suggest(rows[1]!)[0]!.score);
  expect(found[0]!.score).toBeLessThan(0.1);
  expect(found[2]!.score).toBeLessThan(0.1);
});

test.each([
  ['A ferry ran aground off Velm.', 1.5],
  ['The trawler capsized in minutes.', 1.5],
  ['Two trams collided in Lowen.', 1.5],
  ['The old bridge gave way.', 1.5],
  ['The tower collapsed, and the roof was left standing.', 1.5],
  ['A fire broke out in Velm.', 1.5],
  ['The warehouse burnt down.', 1.5],
  ['A bus caught fire, and the coach overturned.', 1.5],
  ['The train left the rails.', 1.5],
  ['4 MIN READ', -5],
  ['All Rights Reserved', -5],
  ['It comes with our newsletter.', -5],
  ['We use Cookies.', -5],
  ['Our terms of service and privacy policy', -5],
  ['Sign up here', -5],
  ['©2026 The Record', -5],
  ['By Ana Roth', -5],
  ['4 March 2026', -5],
  ['Published on Friday, March 4, 2026 at 21:30 (CET)', -5],
  ['Read it on https://example.org already.', -1.5],
  ['Read it on www.example.org already.', -1.5],
  ['This step clearly shows it.', -1],
  ['The rest of it is already read and left behind.', 0],
])('“%s” has %s by hand', (sentence, odds) => {
  expect(handOdds(sentence, true)).toBe(odds);
});

test('casualties count in small letters and in capitals', () => {
  const number = fc.constantFrom('two', '1,200', 'dozens of', 'nobody', 'a young woman', 'twenty-one');
  const harm = fc.constantFrom('dead', 'killed', 'injured', 'hurt', 'wounded', 'missing');
  const end = fc.constantFrom('died', 'drowned', 'perished', 'lost their lives', 'lost their life');
  const act = fc.constantFrom('kills', 'killing', 'killed', 'injures', 'injuring', 'wounds', 'wounded');
  const told = fc.oneof(
    fc.tuple(number, fc.constantFrom('people were', 'of the miners are still', 'is feared'), harm),
    fc.tuple(number, fc.constantFrom('people', 'of the young'), end),
    fc.tuple(act, fc.constantFrom('at least', 'some', 'nearly'), number),
    fc.tuple(fc.constantFrom('left', 'claimed', 'cost'), number, fc.oneof(harm, fc.constant('lives'))),
  );
  fc.assert(
    fc.property(told, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (words, isCapital) => {
      const print = (letter: string, at: number) => (isCapital[at] ? letter.toUpperCase() : letter);
      const sentence = [...words.join(' ')].map(print).join('');
      expect(handOdds(sentence, true) - handOdds(sentence, false)).toBe(2.5);
    }),
    { numRuns: 500 },
  );
});

test('an opinion inside quotation marks is not the writer’s own', () => {
  const [own, quoted] = [
    'I think that Orrin Water caused the flood in Brackwater.',
    '“I think that Orrin Water caused the flood in Brackwater,” Calder said.',
  ].map((sentence) => suggest(sentence)[0]!.score);
  expect(quoted).toBeGreaterThan(own!);
});

test('headings, captions and what is set aside are passed over; all other sentences come back in order', () => {
  const lines = [
    'Six hurt in Orrin',
    'Six were hurt. Nobody died!',
    'A picture of 6 boats',
    'More news',
    'It rained.',
  ];
  const text = lines.join('\n');
  const roles = ['heading', 'paragraph', 'caption', 'paragraph', 'list-item'] as const;
  let start = 0;
  const blocks = lines.map((line, at) => {
    const block = { start, end: start + line.length, role: roles[at]!, setAside: at === 3 };
    start = block.end + 1;
    return block;
  });
  const found = scoreSentences(text, blocks, null);
  expect(found.map((sentence) => text.slice(sentence.start, sentence.end))).toEqual([
    'Six were hurt.',
    'Nobody died!',
    'It rained.',
  ]);
});

test('in another language English words do not count', () => {
  const score = (words: string, language: string) =>
    suggest(`Am 12.03.2026 ${words} 1.400 Menschen`, language)[0]!.score;
  expect(score('rose first because', 'de')).toBe(score('xxxx yyyyy zzzzzzz', 'de'));
  expect(score('rose first because', 'en')).toBeGreaterThan(score('xxxx yyyyy zzzzzzz', 'en'));
});

test('any text gives trimmed sentences in order, with scores from 0 to 1', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      let last = 0;
      for (const { start, end, score, isSuggested } of suggest(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(isSuggested).toBe(score >= 0.5);
        last = end;
      }
    }),
  );
});

test.each(['U.S. ', 'Ana Roth ', '1 ', 'not '])('a million letters of “%s” are read in seconds', (words) => {
  const text = words.repeat(1_000_000 / words.length);
  const begun = performance.now();
  const found = scoreSentences(
    text,
    [{ start: 0, end: text.length, role: 'paragraph', setAside: false }],
    'en',
  );
  expect(found.at(-1)!.end).toBe(text.trimEnd().length);
  expect(performance.now() - begun).toBeLessThan(10_000);
});
