import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { importArticle, markClaim, openLibrary } from '../support/open-library.ts';

const [long, short] = [
  'The Norvik Harbour Authority closed two of its four piers on Monday',
  'The NHA closed two of its four piers on Monday',
];

async function openWithTwoNames(second = `Piers\n\n${short}.`) {
  const library = await openLibrary();
  const a = await markClaim(
    library,
    await importArticle(library, 'a.txt', `Storm at Norvik\n\n${long}, the paper wrote.`),
    long,
  );
  const b = await markClaim(library, await importArticle(library, 'b.txt', second), short);
  const namesOf = async (id: string) => (await ask(library, 'claim.reading', { id })).effective.names;
  const stemsOf = async (id: string) => (await ask(library, 'claim.reading', { id })).effective.stems;
  return { library, a, b, namesOf, stemsOf };
}

test('an alias makes claims that hold either name read alike at once, and undo takes that back', async () => {
  const { library, a, b, namesOf, stemsOf } = await openWithTwoNames();
  const links = () => ask(library, 'link.list', {});
  const before = await links();
  expect(before).toEqual([]);
  expect(await stemsOf(b.id)).not.toEqual(await stemsOf(a.id));
  const alias = await ask(library, 'alias.create', { name: 'NHA', standsFor: 'Norvik Harbour Authority' });
  expect(await ask(library, 'alias.list', {})).toEqual([alias]);
  const [name] = await namesOf(b.id);
  expect(name).toMatchObject({ printed: 'NHA', standsFor: 'Norvik Harbour Authority' });
  expect((await namesOf(a.id))[0]!.key).toBe(name!.key);
  expect(await stemsOf(b.id)).toEqual(await stemsOf(a.id));
  const [after] = await links();
  expect(after).toMatchObject({ a: a.id, b: b.id });
  expect(after!.ledger?.rows).toContainEqual(
    expect.objectContaining({ dimension: 'name', outcome: 'agree' }),
  );
  expect(await ask(library, 'act.undo', {})).toEqual({
    label: 'Add alias “NHA” for “Norvik Harbour Authority”',
  });
  expect(await links()).toEqual(before);
  expect(await ask(library, 'alias.list', {})).toEqual([]);
});

test('an alias that is changed or deleted is forgotten in what was read', async () => {
  const { library, b, namesOf } = await openWithTwoNames();
  const { id } = await ask(library, 'alias.create', { name: 'NHA', standsFor: 'Norvik Harbour Authority' });
  await ask(library, 'alias.update', { id, name: 'NHB' });
  expect((await namesOf(b.id))[0]).not.toHaveProperty('standsFor');
  await ask(library, 'alias.update', { id, name: 'NHA', standsFor: 'Northern Health Agency' });
  expect((await namesOf(b.id))[0]).toMatchObject({ standsFor: 'Northern Health Agency' });
  await ask(library, 'bin.put', { noun: 'alias', ids: [id] });
  expect((await namesOf(b.id))[0]).not.toHaveProperty('standsFor');
  expect(await ask(library, 'bin.list', {})).toMatchObject([
    { noun: 'alias', title: 'NHA = Northern Health Agency' },
  ]);
  await ask(library, 'bin.restore', { noun: 'alias', ids: [id] });
  expect((await namesOf(b.id))[0]).toHaveProperty('standsFor');
});

test('what an article itself defines is an alias inside that article, and nowhere else', async () => {
  const { b, namesOf } = await openWithTwoNames(
    `Piers\n\nThe Norvik Harbour Authority (NHA) met on Friday.\n\n${short}.`,
  );
  expect((await namesOf(b.id))[0]).toMatchObject({ printed: 'NHA', standsFor: 'Norvik Harbour Authority' });
  const other = await openWithTwoNames();
  expect((await other.namesOf(other.b.id))[0]).not.toHaveProperty('standsFor');
});

test('an editor’s speaker is one under both names', async () => {
  const library = await openLibrary();
  const heard = (name: string) =>
    ask(library, 'claim.createHeard', {
      statement: 'Two of the four piers at Norvik were closed on Monday.',
      attribution: [{ name, kind: 'organisation', role: null }],
    });
  const [a, b] = [await heard('NHA'), await heard('the Norvik Harbour Authority')];
  const speaker = async () => {
    const sides = { a: { claimId: a.id }, b: { claimId: b.id } };
    const { ledger } = await ask(library, 'link.explain', sides);
    return ledger.rows.find(({ dimension }) => dimension === 'speaker')?.outcome;
  };
  expect(await speaker()).toBe('differ');
  await ask(library, 'alias.create', { name: 'NHA', standsFor: 'the Norvik Harbour Authority' });
  expect(await speaker()).toBe('agree');
});

test('a name for itself, and a name twice, are refused with what to do', async () => {
  const library = await openLibrary();
  const create = (name: string, standsFor: string) => ask(library, 'alias.create', { name, standsFor });
  await expect(create('NHA', 'nha')).rejects.toMatchObject({ code: 'invalid-request' });
  const { id } = await create('NHA', 'Norvik Harbour Authority');
  await expect(create('nha', 'Another')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Norvik Harbour Authority'),
  });
  await ask(library, 'bin.put', { noun: 'alias', ids: [id] });
  await create('nha', 'Another');
  await expect(ask(library, 'bin.restore', { noun: 'alias', ids: [id] })).rejects.toMatchObject({
    code: 'conflict',
  });
});
