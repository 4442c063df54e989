import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import type { CorrectedReading, Dimension } from '../../src/contract/reading.ts';
import {
  importArticle,
  importClaimSet,
  importTexts,
  markClaim,
  openLibrary,
} from '../support/open-library.ts';

const [first, second] = [
  'Mayor Ida Berg said the bridge at Ostby will not be closed to 40 trucks on 3 March 2026',
  'Mayor Ida Berg said the bridge at Ostby will not be closed to 40 trucks on 3 March 2026, it was reported',
];

async function openWithPair() {
  const library = await openLibrary();
  const one = await importArticle(library, 'a.txt', `Bridge\n\n${first}.`);
  const a = await markClaim(library, one, first);
  const b = await markClaim(library, await importArticle(library, 'b.txt', `Traffic\n\n${second}.`), second);
  const sides = { a: { claimId: a.id }, b: { claimId: b.id } };
  const rows = async (dimension: Dimension) =>
    (await ask(library, 'link.explain', sides)).ledger.rows
      .filter((row) => row.dimension === dimension)
      .map(({ outcome, values }) => [outcome, values && `${values.a} against ${values.b}`]);
  const reading = () => ask(library, 'claim.reading', { id: a.id });
  const correct = (part: Dimension, value: CorrectedReading | null) =>
    ask(library, 'claim.correctReading', { id: a.id, part, value });
  return { library, one, a, b, sides, rows, reading, correct };
}

test('a counted noun is compared by its stem, however an editor types it', async () => {
  const { reading, correct, rows } = await openWithPair();
  const { quantities } = (await reading()).read;
  const { effective } = await correct('unit', {
    quantities: quantities.map((one) => ({ ...one, unit: 'Trucks' })),
  });
  expect(effective.quantities[0]!.unit).toBe(quantities[0]!.unit);
  expect((await rows('number'))[0]![0]).toBe('agree');
});

test('every part of a reading can be corrected, and the correction is what is compared', async () => {
  const { rows, reading, correct } = await openWithPair();
  const { quantities, dates, names, polarity, modality, attribution } = (await reading()).read;
  const cases: [Dimension, CorrectedReading][] = [
    ['number', { quantities: quantities.map((one) => ({ ...one, value: 90, low: 90, high: 90 })) }],
    ['unit', { quantities: quantities.map((one) => ({ ...one, unit: 'van' })) }],
    ['date', { dates: dates.map((one) => ({ ...one, from: '2026-04-01', to: '2026-04-02' })) }],
    ['name', { names: names.map((one) => ({ ...one, key: `other ${one.key}` })) }],
    ['place', { names: names.filter(({ kind }) => kind !== 'place') }],
    ['negation', { polarity: [] }],
    ['modality', { modality: modality.map((one) => ({ ...one, kind: 'demanded' as const })) }],
    [
      'speaker',
      { attribution: { ...attribution!, chain: [{ name: 'Olav Sund', kind: 'person', role: null }] } },
    ],
  ];
  for (const list of [quantities, dates, names, polarity, modality]) expect(list.length).toBeGreaterThan(0);
  for (const [part, value] of cases) {
    // Number and unit are one row: without a common unit nothing is compared.
    const row = part === 'unit' ? 'number' : part;
    const before = await rows(row);
    const corrected = await correct(part, value);
    expect([part, corrected.corrected, corrected.outdated]).toEqual([part, [part], []]);
    expect(corrected.effective).toMatchObject(value);
    expect([part, await rows(row)]).not.toEqual([part, before]);
    await correct(part, null);
    expect([part, await rows(row)]).toEqual([part, before]);
  }
});

test('quotations can be corrected too; the words of a correction must stand in the claim', async () => {
  const { reading, correct } = await openWithPair();
  const { text } = (await reading()).passage;
  const start = text.indexOf('will not be closed');
  const quotes = [{ text: 'will not be closed', start, end: start + 18 }];
  expect((await correct('quote', { quotes })).effective.quotes).toEqual(quotes);
  await expect(
    correct('quote', { quotes: [{ text: 'stays open', start, end: start + 10 }] }),
  ).rejects.toMatchObject({
    code: 'invalid-request',
    message: expect.stringContaining('do not stand in the claim'),
  });
});

test('a correction of another list, of none, or with an interval turned round is refused', async () => {
  const { reading, correct } = await openWithPair();
  const { quantities, dates } = (await reading()).read;
  const [quantity, date] = [quantities[0]!, dates[0]!];
  for (const [part, value] of [
    ['number', {}],
    ['number', { dates }],
    ['number', { quantities: [{ ...quantity, low: 50, high: 40 }] }],
    ['date', { dates: [{ ...date, from: '2026-04-02', to: '2026-04-01' }] }],
  ] as [Dimension, CorrectedReading][])
    await expect(correct(part, value)).rejects.toMatchObject({ code: 'invalid-request' });
});

test('number and unit stand in one list: the newer correction is the whole of it', async () => {
  const { library, reading, correct } = await openWithPair();
  const { quantities } = (await reading()).read;
  const withValue = (value: number) => quantities.map((one) => ({ ...one, value, low: value, high: value }));
  await correct('unit', { quantities: withValue(60) });
  const corrected = await correct('number', { quantities: withValue(90) });
  expect(corrected).toMatchObject({ corrected: ['number'], effective: { quantities: [{ value: 90 }] } });
  await ask(library, 'act.undo', {});
  expect(await reading()).toMatchObject({ corrected: ['unit'], effective: { quantities: [{ value: 60 }] } });
});

test('a correction goes along with its words, and is kept unused when they are gone', async () => {
  const { library, one, reading, correct } = await openWithPair();
  const { quantities } = (await reading()).read;
  const value = { quantities: quantities.map((each) => ({ ...each, value: 90, low: 90, high: 90 })) };
  await correct('number', value);
  await runJob(library, 'link.crossReference', {});
  expect((await reading()).effective.quantities[0]).toMatchObject({ value: 90 });
  const revise = (text: string) => importTexts(library, { 'new.txt': text }, { revisionOf: one.article.id });
  await revise(`Bridge\n\nOn Monday it rained. Again: ${first}.`);
  const moved = await reading();
  const [quantity] = moved.effective.quantities;
  expect(moved.outdated).toEqual([]);
  expect(moved.passage.text.slice(quantity!.start, quantity!.end)).toBe(quantity!.printed);
  const [claim] = await ask(library, 'claim.list', {});
  await ask(library, 'claim.update', { id: claim!.id, statement: 'The bridge stays open.' });
  expect(await reading()).toMatchObject({ corrected: ['number'], outdated: ['number'] });
  expect((await reading()).effective.quantities).toEqual([]);
});

test('a correction goes out and comes in again, and its history is told in words', async () => {
  const { library, a, reading, correct } = await openWithPair();
  const { quantities } = (await reading()).read;
  await correct('number', {
    quantities: quantities.map((one) => ({ ...one, value: 90, low: 90, high: 95 })),
  });
  const { content } = await ask(library, 'claimSet.export', { format: 'json' });
  const other = await openLibrary();
  await importClaimSet(other, content);
  expect((await ask(other, 'claim.reading', { id: a.id })).effective.quantities[0]).toMatchObject({
    high: 95,
  });
  expect((await ask(other, 'claimSet.export', { format: 'json' })).content).toBe(content);
  const [newest] = await ask(library, 'claim.history', { id: a.id });
  expect(newest).toMatchObject({ noun: 'correction', after: expect.stringContaining('90 to 95') });
});

test('an editor’s statement is what is compared; the article’s words stay beside it as evidence', async () => {
  const { library, a, sides, rows } = await openWithPair();
  expect(await rows('number')).toEqual([['agree', expect.anything()]]);
  await ask(library, 'claim.update', {
    id: a.id,
    statement: 'The bridge at Ostby will not be closed to 75 trucks on 3 March 2026.',
  });
  expect(await rows('number')).toEqual([['differ', expect.stringContaining('75')]]);
  const { ledger } = await ask(library, 'link.explain', sides);
  const { text, quoted } = ledger.a;
  expect(text).toContain('75 trucks');
  expect(quoted?.text.slice(quoted.start, quoted.end)).toBe(first);
  const number = ledger.rows.find(({ dimension }) => dimension === 'number')!;
  expect(text.slice(number.a!.start, number.a!.end)).toBe(number.a!.text);
  const link = await ask(library, 'link.read', { a: sides.a.claimId, b: sides.b.claimId });
  expect([link.sideA, link.sideB].map(({ passage }) => passage.quoted !== undefined)).toEqual([true, false]);
});

test('who says it stays known from the article’s words where the statement doesn’t tell; the editor’s speaker wins', async () => {
  const { library, a, sides, rows } = await openWithPair();
  const agreed = await rows('speaker');
  await ask(library, 'claim.update', { id: a.id, statement: 'The bridge will not be closed.' });
  expect(await rows('speaker')).toEqual(agreed);
  expect(agreed[0]![0]).toBe('agree');
  const { ledger } = await ask(library, 'link.explain', sides);
  // The statement holds no words of it that could be shown.
  expect(ledger.rows.find(({ dimension }) => dimension === 'speaker')).toMatchObject({ a: null });
  await ask(library, 'claim.update', {
    id: a.id,
    attribution: [{ name: 'Olav Sund', kind: 'person', role: null }],
  });
  expect(await rows('speaker')).toEqual([['differ', expect.stringContaining('Olav Sund')]]);
});
