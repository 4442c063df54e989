import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, type Connection, runJob } from '../../src/connect.ts';
import {
  importArticle,
  importClaimSet,
  importTexts,
  markClaim,
  openLibrary,
} from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const lines = [
  {
    text: 'The Lund terminal paid its guards twice in June.',
    verdict: 'False',
    publisher: 'Faktum',
    date: '2026-02-01',
    address: 'https://faktum.example/1',
  },
  {
    text: 'About 300 dock workers stayed away from the Lund terminal on Monday.',
    verdict: 'True',
    publisher: 'Klar',
    date: '2026-03-10',
  },
  { text: 'Cows give more milk at night.', verdict: 'Unproven' },
];

function importChecks(library: Connection, content: string) {
  const file = join(temporaryFolder(), 'checks.jsonl');
  writeFileSync(file, content);
  return runJob(library, 'check.import', { upload: library.handIn(file) });
}
const asLines = (checks: readonly object[]) => checks.map((check) => JSON.stringify(check)).join('\n');
const listed = async (library: Connection) => await ask(library, 'check.list', { limit: 100 });

test('each line is reported: bad ones don’t stop the rest, duplicates are left out, all of it is one act', async () => {
  const library = await openLibrary();
  const content = `${asLines(lines)}\n{"text": "no verdict"}\n\nnot JSON\n${JSON.stringify(lines[0])}\r\n`;
  const { outcomes } = await importChecks(library, content);
  expect(outcomes.map(({ line, outcome }) => [line, outcome])).toEqual([
    [1, 'added'],
    [2, 'added'],
    [3, 'added'],
    [4, 'refused'],
    [6, 'refused'],
    [7, 'duplicate'],
  ]);
  expect(outcomes[3]!.reason).toContain('verdict');
  expect(outcomes[4]!.reason).toContain('not JSON');
  expect(outcomes[5]!.checkId).toBe(outcomes[0]!.checkId);
  expect(await listed(library)).toMatchObject({
    total: 3,
    checks: [{ publisher: 'Klar' }, { publisher: 'Faktum' }, {}],
  });
  const again = await importChecks(library, asLines(lines));
  expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Import earlier checks from “checks.jsonl”' });
  expect(await listed(library)).toEqual({ checks: [], total: 0 });
  await ask(library, 'act.redo', {});
  expect((await listed(library)).total).toBe(3);
});

test('a file without a line is refused with the form that it must have', async () => {
  const library = await openLibrary();
  await expect(importChecks(library, '\n\n')).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('{text, verdict'),
  });
});

test('checks go out and come in byte for byte, are put right and deleted', async () => {
  const library = await openLibrary();
  const { outcomes } = await importChecks(library, asLines(lines));
  const id = outcomes[0]!.checkId!;
  expect(await ask(library, 'check.update', { id, rating: 'Mostly false' })).toMatchObject({
    rating: 'Mostly false',
    publisher: 'Faktum',
  });
  const { content } = await ask(library, 'claimSet.export', { format: 'json' });
  const other = await openLibrary();
  await importClaimSet(other, content);
  expect((await ask(other, 'claimSet.export', { format: 'json' })).content).toBe(content);
  await ask(library, 'bin.put', { noun: 'earlierCheck', ids: [id] });
  expect((await listed(library)).total).toBe(2);
  expect(await ask(library, 'bin.list', {})).toMatchObject([{ noun: 'earlierCheck', title: lines[0]!.text }]);
});

test('a text is looked up among checks and claims: with verdict, relation, what matched and why', async () => {
  const library = await openLibrary();
  await importChecks(library, asLines(lines));
  const article = await importArticle(
    library,
    'a.txt',
    'Strike\n\nNearly 150 dock workers stayed away from the Lund terminal on Monday, the port said.',
  );
  const claim = await markClaim(
    library,
    article,
    'Nearly 150 dock workers stayed away from the Lund terminal on Monday',
  );
  const [rating] = await ask(library, 'rating.list', {});
  await ask(library, 'claim.update', { id: claim.id, verdictId: rating!.id, verdictReason: 'the log' });
  const text = 'About 300 dock workers stayed away from the Lund terminal on Monday.';
  const hits = await ask(library, 'check.lookup', { text, date: '2026-03-11' });
  expect(hits.slice(0, 2)).toMatchObject([
    { kind: 'earlierCheck', check: { publisher: 'Klar', rating: 'True' }, relation: 'repeats' },
    {
      kind: 'claim',
      claimId: claim.id,
      relation: 'differs',
      verdict: rating!.label,
      verdictReason: 'the log',
      status: 'done',
    },
  ]);
  const [first, second] = hits;
  expect(first!.shared.map(({ start, end }) => first!.text.slice(start, end))).toContain('dock');
  expect(second!.ledger.rows).toContainEqual(
    expect.objectContaining({ dimension: 'number', outcome: 'differ' }),
  );
  expect(hits.map(({ text: words }) => words)).not.toContain(lines[2]!.text);
  const ofClaim = await ask(library, 'check.lookup', { claimId: claim.id, limit: 1 });
  expect(ofClaim).toMatchObject([
    { kind: 'earlierCheck', check: { publisher: 'Klar' }, relation: 'differs' },
  ]);
});

test('only what has a verdict was checked before, and a claim whose words are looked up is left out', async () => {
  const library = await openLibrary();
  const words = 'Nearly 150 dock workers stayed away from the Lund terminal on Monday';
  const [checked, open, done] = await Promise.all(
    ['a.txt', 'b.txt', 'c.txt'].map(async (name) =>
      markClaim(library, await importArticle(library, name, `Strike ${name}\n\n${words}.`), words),
    ),
  );
  const [rating] = await ask(library, 'rating.list', {});
  await ask(library, 'claim.update', { id: checked!.id, verdictId: rating!.id, verdictReason: 'the log' });
  await ask(library, 'claim.update', { id: done!.id, status: 'done' });
  const find = async (exceptClaimId?: string) =>
    (await ask(library, 'check.lookup', { text: words, ...(exceptClaimId && { exceptClaimId }) })).map(
      (hit) => (hit.kind === 'claim' ? hit.claimId : hit.kind),
    );
  expect(await find()).toEqual([checked!.id]);
  expect(await find(open!.id)).toEqual([checked!.id]);
  expect(await find(checked!.id)).toEqual([]);
});

test('where a claim is said again, or otherwise, without a mark; marking it links it at once', async () => {
  const library = await openLibrary();
  const said = 'About 300 dock workers stayed away from the Lund terminal on Monday';
  const claim = await markClaim(library, await importArticle(library, 'a.txt', `Strike\n\n${said}.`), said);
  const [outcome] = await importTexts(library, {
    'b.txt':
      'Lund\n\nNearly 150 dock workers stayed away from the Lund terminal on Monday. Bread was sold out. Ships waited outside the terminal.',
  });
  const elsewhere = () => ask(library, 'claim.saidElsewhere', { id: claim.id });
  const found = await elsewhere();
  expect(found).toMatchObject([
    { articleId: outcome!.articleId, relation: 'differs', text: expect.stringContaining('Nearly 150') },
  ]);
  const [{ revisionId, start, end, ledger }] = found as [(typeof found)[0]];
  expect(ledger.a.text).toContain('About 300');
  const { claimIds } = await ask(library, 'claim.createMany', { places: [{ revisionId, start, end }] });
  expect(await ask(library, 'link.list', { claimId: claim.id })).toMatchObject([
    { a: claim.id, b: claimIds[0], relation: 'differs' },
  ]);
  expect(await elsewhere()).toEqual([]);
  await ask(library, 'act.undo', {});
  expect(await elsewhere()).toHaveLength(1);
});

test('a number and what it counts alone are not told as said elsewhere', async () => {
  const library = await openLibrary();
  const ferry = await importArticle(
    library,
    'a.txt',
    'Ferry hits pier\n\nA ferry with 214 passengers on board hit the pier of Orrin on Thursday morning, injuring nine people, the coastguard said.',
  );
  const { id } = await markClaim(library, ferry, 'injuring nine people');
  await importTexts(library, {
    'b.txt':
      'Annual report\n\nThe port office employed 410 people at the end of the year, nine fewer than in 2024.',
    'c.txt':
      'Quake in the hills\n\nTwo people died, and another 30 people had been injured in the quake, officials said on Thursday.',
    'd.txt': 'Crash on the ring road\n\nA bus crash injured nine people near Velm on Thursday.',
    'e.txt': 'Nine hurt\n\nNine people were injured on Thursday when the ferry ran into the pier at Orrin.',
    'f.txt': 'Ferry crash\n\nTwelve people had been injured, the police said on Thursday.',
  });
  const found = await ask(library, 'claim.saidElsewhere', { id });
  expect(found.map(({ articleTitle, relation }) => [articleTitle, relation]).sort()).toEqual([
    ['Ferry crash', 'differs'],
    ['Nine hurt', 'agrees'],
  ]);
});
