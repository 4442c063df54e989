import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/sentences.ts';

const sentencesOf = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

/** Each row: one sentence per entry; joined by a space they must come apart the same way. */
const cases: [string, string[]][] = [
  ['plain', ['The dam held.', 'Nobody was hurt!', 'Was it luck?']],
  ['titles', ['Sen. Ida Blom met Mr. Roe and Gov. Lund.', 'They left early.']],
  ['initials', ['J. R. Hale wrote it.', 'It sold well.']],
  ['a country in capitals', ['The U.S. Navy left.', 'It went to the U.S.', 'The fleet follows.']],
  ['clock times', ['Doors open at 5 p.m. Monday in the hall.', 'They close at 9 p.m.', 'Nobody stays.']],
  ['a quotation that closes after the stop', ['“We held.”', 'He smiled.', '"Really?"', 'She nodded.']],
  ['a question inside a sentence', ['“Is it over?” she asked.', 'It was.']],
  ['decimals and money', ['It rose 3.5 percent to $1.2 million.', '12 people saw it.']],
  ['numbered items', ['It is No. 5 on the list.', 'See it.']],
  ['an ellipsis', ['They waited…', 'Then it rained.']],
  ['a company', ['Harrow Inc. Chairman Poul Dahl resigned.', 'He is 60.']],
  ['German dates', ['Am 4. März brach der Damm.', 'Bis zum 12. Oktober war er dicht.', 'Es kamen 40.']],
  ['footnotes', ['The bridge fell.[12]', 'It was old.']],
];

describe('splitSentences', () => {
  it.each(cases)('%s', (_, sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
  });
  it('breaks at line ends that mean something', () => {
    expect(sentencesOf('A heading\n\n  by Mr.\nRoe  ')).toEqual(['A heading', 'by Mr.', 'Roe']);
    const list = ['Harbour office of the town of Tarsk', 'Quay 4, behind the customs house', 'Nordvik'];
    expect(sentencesOf(list.join('\n'))).toEqual(list);
    const rows = [
      '- Ferries to the outer islands leave at seven',
      '- Ferries to the northern cape leave at eight',
      '2) The mail boat takes nobody along at all now',
    ];
    expect(sentencesOf(rows.join('\n'))).toEqual(rows);
  });
  it('goes on over the end of a line that was wrapped', () => {
    const wrapped = `TARSK, March 5 - Engineers closed the old bridge over the river Orl on
Thursday after a diver found a crack of 12 centimetres in the pier of
Mr. Halder's quay, the city said. About 3,400 cars cross it each
day, and buses go round until Sunday. Nobody was hurt, the mayor said.`;
    expect(sentencesOf(wrapped).map((sentence) => sentence.replace('\n', ' '))).toEqual([
      expect.stringMatching(/^TARSK.+ on Thursday .+ pier of\nMr\. Halder's quay, the city said\.$/),
      'About 3,400 cars cross it each day, and buses go round until Sunday.',
      'Nobody was hurt, the mayor said.',
    ]);
  });
  it('breaks scripts that write no spaces', () => {
    expect(sentencesOf('雨が降った。川があふれた。')).toEqual(['雨が降った。', '川があふれた。']);
  });
  it('gives trimmed spans in order and leaves out nothing but white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B', '.', '!', ' ', '\n', '"', '”', '1') }),
        (text) => {
          const spans = splitSentences(text);
          let rest = '';
          let at = 0;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            rest += text.slice(at, start);
            at = end;
          }
          expect((rest + text.slice(at)).trim()).toBe('');
        },
      ),
    );
  });
});
