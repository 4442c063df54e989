import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import { importArticle, markClaim, openLibrary } from '../support/open-library.ts';

const said = (n: string) => `${n} dock workers stayed away from the Lund terminal on Monday`;

async function openDecided() {
  const library = await openLibrary();
  const one = await importArticle(library, 'a.txt', `Strike\n\n${said('About 300')}.`);
  const a = await markClaim(library, one, said('About 300'));
  const b = await markClaim(
    library,
    await importArticle(library, 'b.txt', `Lund\n\n${said('Nearly 150')}.`),
    said('Nearly 150'),
  );
  const pair = { a: a.id, b: b.id };
  await ask(library, 'link.decide', { ...pair, relation: 'differs', subject: null, reason: 'two counts' });
  const aged = () => ask(library, 'link.aged', {});
  const restate = (statement: string) => ask(library, 'claim.update', { id: a.id, statement });
  return { library, one, a, b, pair, aged, restate };
}

test('a decision ages when a wording changes, and is listed with the words then and now', async () => {
  const { library, a, pair, aged, restate } = await openDecided();
  expect(await aged()).toEqual([]);
  await restate(said('Some 160'));
  expect(await ask(library, 'library.summary', {})).toMatchObject({ agedDecisions: 1 });
  expect(await aged()).toMatchObject([
    {
      ...pair,
      relation: 'differs',
      by: 'Ada',
      reason: 'two counts',
      sideA: {
        claimId: a.id,
        was: said('About 300'),
        is: `${said('Some 160')} (“${said('About 300')}”)`,
        isChanged: true,
        wording: expect.arrayContaining([
          { text: '300', side: 'a' },
          { text: '160', side: 'b' },
          { text: said(''), side: 'both' },
        ]),
      },
      sideB: { was: said('Nearly 150'), is: said('Nearly 150'), isChanged: false },
    },
  ]);
  expect((await aged())[0]!.now.ledger.a.text).toContain('160');
  await runJob(library, 'link.crossReference', {});
  expect(await aged()).toHaveLength(1);
  await ask(library, 'claim.update', { id: a.id, statement: '' });
  expect(await aged()).toEqual([]);
});

test('a decision is confirmed on the new words, or taken anew; both are on record and undone', async () => {
  const { library, pair, aged, restate } = await openDecided();
  await restate(said('Some 160'));
  expect(await ask(library, 'link.confirm', { pairs: [{ a: pair.b, b: pair.a }] })).toEqual({
    label: 'Confirm 1 decision on the words as they are now',
  });
  expect(await aged()).toEqual([]);
  expect(await ask(library, 'link.read', pair)).toMatchObject({
    relation: 'differs',
    isOutdated: false,
    decision: { reason: 'two counts' },
  });
  await ask(library, 'act.undo', {});
  expect(await aged()).toHaveLength(1);
  await ask(library, 'link.decide', { ...pair, relation: 'agrees', subject: null });
  expect(await aged()).toEqual([]);
  await expect(ask(library, 'link.confirm', { pairs: [{ a: pair.a, b: pair.a }] })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a decision on two claims of which nothing was suggested keeps their words too', async () => {
  const { library, a, aged, restate } = await openDecided();
  const c = await ask(library, 'claim.createHeard', { statement: 'The harbour café sold out of soup.' });
  await ask(library, 'link.decide', { a: a.id, b: c.id, relation: 'unrelated', subject: null });
  await restate('Nobody came.');
  const found = (await aged()).find(({ b }) => b === c.id);
  expect(found).toMatchObject({ sideA: { was: said('About 300') }, sideB: { isChanged: false } });
});

test('a place, a claim and typed words can be asked of, whether they are linked or not', async () => {
  const { library, one, a, b } = await openDecided();
  const explain = (x: object, y: object) => ask(library, 'link.explain', { a: x, b: y } as never);
  const { text, id: revisionId } = one.revision;
  const start = text.indexOf('About 300');
  const place = { revisionId, start, end: start + said('About 300').length };
  const linked = await explain({ claimId: a.id }, { claimId: b.id });
  expect(linked.relation).toBe('differs');
  expect(await explain(place, { claimId: b.id })).toEqual(linked);
  const turned = await explain({ claimId: b.id }, place);
  expect(turned.ledger.rows.map(({ a: x, b: y }) => [x?.text, y?.text])).toEqual(
    linked.ledger.rows.map(({ a: x, b: y }) => [y?.text, x?.text]),
  );
  expect(await explain({ text: said('Nearly 150') }, { claimId: b.id })).toMatchObject({
    relation: 'repeats',
  });
  const whyNot = await explain({ text: 'The café sold out of soup.' }, place);
  expect(whyNot).toMatchObject({ relation: null, rule: expect.stringMatching(/^Nothing said/) });
  await expect(explain({ ...place, start: 9999, end: 99999 }, place)).rejects.toMatchObject({
    code: 'invalid-request',
  });
  await ask(library, 'bin.put', { noun: 'article', ids: [one.article.id] });
  await expect(explain({ claimId: a.id }, { text: 'x' })).rejects.toMatchObject({ code: 'not-found' });
});

test('what is decided so already, on the same words, is no step of its own, and keeps its reason', async () => {
  const { library, pair, restate } = await openDecided();
  const lastStep = async () => (await ask(library, 'act.next', {})).undo?.id;
  const step = await lastStep();
  const again = { a: pair.b, b: pair.a, relation: 'differs', subject: null } as const;
  expect(await ask(library, 'link.decide', again)).toMatchObject({ decision: { reason: 'two counts' } });
  expect(await lastStep()).toBe(step);
  await ask(library, 'link.decide', { ...again, reason: 'two hours' });
  const other = await lastStep();
  expect(other).not.toBe(step);
  await restate(said('Some 160'));
  const restated = await lastStep();
  await ask(library, 'link.decide', again);
  expect(await lastStep()).not.toBe(restated);
});
