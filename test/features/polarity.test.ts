import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/features/index.ts';

function polarityOf(text: string, marked = text) {
  const start = text.indexOf(marked);
  return readingOf({ text, start, end: start + marked.length }, { publishedAt: null, language: 'en' })
    .polarity;
}

/** text, printed words, kind, axis, sign */
const cases: [string, string, string, string | null, number][] = [
  ['They are willing to pay.', 'willing', 'stance', 'willing-reluctant', 1],
  ['They are reluctant to pay.', 'reluctant', 'stance', 'willing-reluctant', -1],
  ['They are not willing to pay.', 'not willing', 'stance', 'willing-reluctant', -1],
  ['Few towns are prepared to pay.', 'Few towns are prepared', 'stance', 'willing-reluctant', -1],
  ['A few towns are prepared to pay.', 'prepared', 'stance', 'willing-reluctant', 1],
  ['They did not reject the plan.', 'not reject', 'stance', 'accept-reject', 1],
  ['They declined to pay.', 'declined', 'stance', 'accept-reject', -1],
  ['Exports declined sharply.', 'declined', 'stance', 'rise-fall', -1],
  ['They have not paid the bill.', 'not', 'negation', null, -1],
  ['They haven’t paid the bill.', 'haven’t', 'negation', null, -1],
  ['No one paid the bill.', 'No one', 'negation', null, -1],
  ['They failed to pay the bill.', 'failed', 'negation', null, -1],
  ['They failed in their attempt to pay.', 'failed in their attempt', 'negation', null, -1],
  ['They have yet to pay the bill.', 'yet', 'negation', null, -1],
  [
    'It is not true that the bridge is unsafe.',
    'It is not true that the bridge is unsafe',
    'stance',
    'safe-unsafe',
    1,
  ],
  ['A court overturned the conviction.', 'overturned the conviction', 'stance', 'guilty-innocent', -1],
  ['The ban has been lifted.', 'ban has been lifted', 'stance', 'allow-exclude', 1],
  ['They rejected claims of fraud.', 'rejected', 'stance', 'confirm-deny', -1],
  ['All but two sailors came back.', 'All', 'stance', 'all-part', -1],
  ['Guards prevented her from leaving.', 'prevented', 'negation', null, -1],
  ['They bought chairs rather than beds.', 'rather', 'negation', null, -1],
  ['The photograph is a hoax.', 'hoax', 'doubt', null, -1],
];

describe('readPolarity', () => {
  it.each(cases)('%s', (text, printed, kind, axis, sign) => {
    expect(polarityOf(text)).toMatchObject([{ printed, kind, axis, sign }]);
  });
  it.each([
    'They paid not only the bill.',
    'It was nothing more than rain.',
    'Critics met on item No. 5.',
    'They would only support a smaller tax.',
    'They lived close to the block.',
    'If it had not rained they would have come.',
    'The owner denied that the silo had never been swept.',
    'The owner denied the silo had not been swept since May.',
    'The owner rejected claims that the silo had not been swept.',
    'The owner denied failing to sweep the silo.',
    'The silo failed and flour spilled over the quay.',
    'It is not true that the silo was never swept.',
  ])('finds none in: %s', (text) => {
    expect(polarityOf(text)).toEqual([]);
  });
  it('keeps a denial to its own clause', () => {
    const text = 'He wrote that the silo was not swept and that two men were ill.';
    expect(polarityOf(text, 'two men were ill')).toEqual([]);
  });
  it('lets a denial of what is denied assert it', () => {
    expect(polarityOf('She denied that the silo is not safe.')).toMatchObject([
      { printed: 'denied that the silo is not safe', axis: 'safe-unsafe', sign: 1 },
    ]);
    expect(polarityOf('She rejected claims that the silo is unsafe.')).toMatchObject([
      { axis: 'safe-unsafe', sign: 1 },
    ]);
    expect(polarityOf('It is false that it was not swept.', 'it was not swept')).toEqual([]);
  });
  it.each([
    'She did not deny that the silo had not been swept.',
    'She denied the charge and had not paid.',
    'She denied the charge, saying that she had not been asked.',
    'She denied the charge and added that she had not been asked.',
    'She denied a report that did not name her.',
    'She denied the charge, which had not been read out.',
  ])('keeps a negation that the denial does not govern: %s', (text) => {
    expect(polarityOf(text)).toMatchObject([{ axis: 'confirm-deny' }, { kind: 'negation' }]);
  });
  it('does not carry a negation into the next clause', () => {
    expect(polarityOf('They were not warned before the dam was opened.')).toMatchObject([
      { printed: 'not', kind: 'negation' },
      { printed: 'opened', kind: 'stance', sign: 1 },
    ]);
  });
  it('sees what governs the marked words from outside', () => {
    expect(
      polarityOf('The owner denies that the silo was dirty: it had been swept.', 'it had been swept'),
    ).toEqual([]);
    expect(polarityOf('It is false that the plant has burned.', 'the plant has burned')).toMatchObject([
      { kind: 'doubt', sign: -1 },
    ]);
    expect(polarityOf('He denied that the plant has burned.', 'the plant has burned')).toMatchObject([
      { kind: 'doubt', sign: -1 },
    ]);
    expect(polarityOf('The plant is new; the mill has not burned.', 'The plant is new')).toEqual([]);
  });
});
