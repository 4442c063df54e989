import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import { importArticle, markClaim, openLibrary } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const harbour =
  'Strike at Lund\n\nAbout 300 dock workers stayed away from the Lund terminal on Monday. The port denied it.';
const words = 'About 300 dock workers stayed away from the Lund terminal on Monday';

async function openWithClaim() {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', harbour);
  return { library, article, claim: await markClaim(library, article, words) };
}

test('a verdict is of the library’s scale, with its reason, who gave it and when; null takes it back', async () => {
  const { library, claim } = await openWithClaim();
  const scale = await ask(library, 'rating.list', {});
  expect(scale.map(({ label }) => label)).toEqual([
    'True',
    'Mostly true',
    'Mixed',
    'Misleading',
    'False',
    'Unproven',
  ]);
  const given = await ask(library, 'claim.update', {
    id: claim.id,
    status: 'done',
    verdictId: scale[4]!.id,
    verdictReason: 'The port’s own log counts 212.',
  });
  const { editor } = await ask(library, 'library.summary', {});
  expect(given).toMatchObject({ status: 'done', verdictId: scale[4]!.id, verdictBy: editor.id });
  expect(given.verdictAt).not.toBeNull();
  await expect(ask(library, 'bin.put', { noun: 'rating', ids: [scale[4]!.id] })).rejects.toMatchObject({
    code: 'conflict',
  });
  const taken = await ask(library, 'claim.update', { id: claim.id, verdictId: null });
  expect(taken).toMatchObject({ verdictId: null, verdictBy: null, verdictAt: null });
  await ask(library, 'bin.put', { noun: 'rating', ids: [scale[4]!.id] });
  expect(await ask(library, 'rating.list', {})).toHaveLength(5);
});

test('a claim that is still to check is done with its verdict; a status that was chosen stays', async () => {
  const { library, article, claim } = await openWithClaim();
  const other = await markClaim(library, article, 'The port denied it');
  await ask(library, 'claim.update', { id: other.id, status: 'checking' });
  const [, rating] = await ask(library, 'rating.list', {});
  await ask(library, 'claim.updateMany', { ids: [claim.id, other.id], verdictId: rating!.id });
  const claims = await ask(library, 'claim.list', {});
  expect(claims.map(({ status }) => status)).toEqual(['done', 'checking']);
});

test('one act gives many claims a verdict and tags, and one undo takes all of it back', async () => {
  const { library, article, claim } = await openWithClaim();
  const other = await markClaim(library, article, 'The port denied it', { tags: ['port'] });
  const [, verdict] = await ask(library, 'rating.list', {});
  const ids = [claim.id, other.id];
  const tagId = other.tags[0]!.id;
  await ask(library, 'claim.updateMany', {
    ids,
    verdictId: verdict!.id,
    addTags: ['strike'],
    removeTagIds: [tagId],
  });
  const changed = await ask(library, 'claim.list', {});
  expect(changed.map((one) => one.tags.map(({ name }) => name))).toEqual([['strike'], ['strike']]);
  expect(changed.map((one) => one.verdictId)).toEqual([verdict!.id, verdict!.id]);
  await ask(library, 'act.undo', {});
  const back = await ask(library, 'claim.list', {});
  expect(back.map((one) => one.verdictId)).toEqual([null, null]);
  expect(back.map((one) => one.tags.map(({ name }) => name))).toEqual([[], ['port']]);
});

test('evidence is a passage, an address with its access date, a file kept in the library, or a note', async () => {
  const { library, article, claim } = await openWithClaim();
  const base = { claimId: claim.id, note: '' };
  const start = article.revision.text.indexOf('The port denied it');
  const place = { revisionId: article.revision.id, start, end: start + 18 };
  await ask(library, 'evidence.add', { ...base, kind: 'passage', stance: 'against', ...place });
  await ask(library, 'evidence.add', {
    ...base,
    kind: 'address',
    stance: 'for',
    address: 'https://port.example/log',
    accessedAt: '2026-03-14',
  });
  await ask(library, 'evidence.add', { ...base, kind: 'note', stance: 'context', note: 'Called the union.' });
  const file = join(temporaryFolder(), 'log.pdf');
  writeFileSync(file, 'not really a PDF');
  await runJob(library, 'evidence.attachFile', { ...base, stance: 'for', upload: library.handIn(file) });
  const evidence = await ask(library, 'evidence.list', { claimId: claim.id });
  expect(evidence).toMatchObject([
    { kind: 'passage', stance: 'against', passage: { text: 'The port denied it' }, by: 'Ada' },
    { kind: 'address', address: 'https://port.example/log', accessedAt: '2026-03-14' },
    { kind: 'note', note: 'Called the union.' },
    { kind: 'file', fileName: 'log.pdf' },
  ]);
  expect((await ask(library, 'claim.read', { id: claim.id })).evidence).toBe(4);
  await ask(library, 'bin.put', { noun: 'evidence', ids: [evidence[1]!.id] });
  expect((await ask(library, 'claim.read', { id: claim.id })).evidence).toBe(3);
  expect(await ask(library, 'library.verify', {})).toMatchObject({ isSound: true });
  for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'not an address']) {
    await expect(
      ask(library, 'evidence.add', { ...base, kind: 'address', stance: 'for', address }),
    ).rejects.toMatchObject({ code: 'invalid-request' });
  }
});

test('a correction of the reading wins in matching, is shown beside what was read, and can be taken back', async () => {
  const { library, claim } = await openWithClaim();
  const text = 'Quiet terminal\n\nNearly 150 dock workers stayed away from the Lund terminal on Monday.';
  const other = await markClaim(
    library,
    await importArticle(library, 'b.txt', text),
    'Nearly 150 dock workers stayed away from the Lund terminal on Monday',
  );
  const link = { a: claim.id, b: other.id };
  expect(await ask(library, 'link.read', link)).toMatchObject({ relation: 'differs' });
  const { read } = await ask(library, 'claim.reading', { id: claim.id });
  const quantity = read.quantities[0]!;
  const corrected = { ...quantity, comparator: 'about' as const, value: 148, low: 140, high: 149 };
  const value = { quantities: [corrected, ...read.quantities.slice(1)] };
  const reading = await ask(library, 'claim.correctReading', { id: claim.id, part: 'number', value });
  expect(reading).toMatchObject({ corrected: ['number'], read: { quantities: [{ value: 300 }] } });
  expect(reading.effective.quantities[0]).toMatchObject({ value: 148 });
  expect(await ask(library, 'link.read', link)).toMatchObject({ relation: 'agrees' });
  await runJob(library, 'link.crossReference', {});
  await ask(library, 'claim.correctReading', { id: claim.id, part: 'number', value: null });
  expect(await ask(library, 'link.read', link)).toMatchObject({ relation: 'differs' });
});

test('a claim that was heard has no text, and is matched by its statement', async () => {
  const { library, claim } = await openWithClaim();
  const heard = await ask(library, 'claim.createHeard', {
    statement: 'About 300 dock workers stayed away from the Lund terminal on Monday.',
    attribution: [{ name: 'Mina Holt', kind: 'person', role: 'union secretary' }],
    asOf: '2026-03-09',
  });
  expect(heard).toMatchObject({ articleId: null, anchors: [], isOrphan: false, asOf: '2026-03-09' });
  expect(await ask(library, 'link.list', { claimId: heard.id })).toMatchObject([{ a: claim.id }]);
  const changed = await ask(library, 'claim.update', { id: heard.id, statement: 'Nobody came.' });
  expect(changed.wording).toBe('Nobody came.');
  expect(await ask(library, 'link.list', { claimId: heard.id })).toEqual([]);
});

test('the history of a claim names each change in words', async () => {
  const { library, article, claim } = await openWithClaim();
  await ask(library, 'claim.update', { id: claim.id, tags: ['strike', 'count'], note: 'ask the port' });
  const [, rating] = await ask(library, 'rating.list', {});
  await ask(library, 'claim.update', { id: claim.id, verdictId: rating!.id });
  await ask(library, 'evidence.add', { claimId: claim.id, kind: 'note', stance: 'for', note: 'log' });
  const start = article.revision.text.indexOf('The port denied it');
  await ask(library, 'claim.addAnchor', {
    id: claim.id,
    revisionId: article.revision.id,
    start,
    end: start + 8,
  });
  await ask(library, 'act.undo', {});
  const history = await ask(library, 'claim.history', { id: claim.id });
  const lines = history.map(({ kind, noun, field, after }) => [kind, noun, field, after].join(' '));
  expect(lines).toEqual([
    'undo anchor presence undone',
    'do anchor  The port',
    'do evidence  for: log',
    'do claim status done',
    'do claim verdictId Mostly true',
    'do claim tagIds count, strike',
    'do claim note ask the port',
    `do anchor  ${words}`,
    `do claim  ${words}`,
  ]);
  expect(new Set(history.map(({ by }) => by))).toEqual(new Set(['Ada']));
});

test('a file whose name is no name is evidence all the same, and goes out and comes in', async () => {
  const { library, claim } = await openWithClaim();
  for (const name of [' ', ' log.pdf']) {
    const file = join(temporaryFolder(), name);
    writeFileSync(file, name);
    const upload = library.handIn(file);
    await runJob(library, 'evidence.attachFile', { claimId: claim.id, stance: 'for', note: '', upload });
  }
  const evidence = await ask(library, 'evidence.list', { claimId: claim.id });
  expect(evidence.map(({ fileName }) => fileName)).toEqual(['file', 'log.pdf']);
  expect(await ask(library, 'library.verify', {})).toMatchObject({ isSound: true });
});

test('a correction cannot replace what is not read as a list of its own', async () => {
  const { library, claim } = await openWithClaim();
  for (const value of [{ stems: ['a\0b'] }, { language: 'xx' }]) {
    const correction = { id: claim.id, part: 'number' as const, value: value as object };
    await expect(ask(library, 'claim.correctReading', correction)).rejects.toMatchObject({
      code: 'invalid-request',
    });
  }
});
