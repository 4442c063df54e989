import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { ask, type Connection } from '../../src/connect.ts';
import { claimSetSchema, writeClaimSet } from '../../src/exchange/index.ts';
import { everyNoun } from '../support/every-noun.ts';
import { importArticle, importClaimSet, markClaim, openLibrary } from '../support/open-library.ts';

const exportJson = async (library: Connection) =>
  (await ask(library, 'claimSet.export', { format: 'json' })).content;

const changed = (path: string, value: unknown) => {
  const set = JSON.parse(writeClaimSet(everyNoun));
  const [noun, index, field] = path.split('.') as [string, string, string];
  set[noun][Number(index)][field] = value;
  return JSON.stringify(set);
};

test('every noun comes back from a library byte for byte, twice', async () => {
  for (const list of Object.values(everyNoun)) expect(list.length).toBeGreaterThan(0);
  const json = writeClaimSet(everyNoun);
  const first = await openLibrary();
  expect(await importClaimSet(first, json)).toEqual({ articles: 2, claims: 5 });
  const once = await exportJson(first);
  expect(once).toBe(json);
  const second = await openLibrary();
  await importClaimSet(second, once);
  expect(await exportJson(second)).toBe(json);
  expect(await ask(second, 'library.verify', {})).toMatchObject({ isSound: true, problems: [] });
});

test('what was imported is at work: orphan, claim without a text, decisions, the newest places', async () => {
  const library = await openLibrary();
  await importClaimSet(library, writeClaimSet(everyNoun));
  const claims = await ask(library, 'claim.list', {});
  expect(claims.map(({ wording, isOrphan }) => [wording, isOrphan])).toEqual([
    ['Five people were hurt', false],
    ['people were hurt, three people', false],
    ['3 people were hurt', false],
    ['The oven was switched off at six.', false],
    ['hurt badly', true],
  ]);
  const decided = (await ask(library, 'link.list', {})).filter(({ decision }) => decision);
  expect(decided.map(({ relation, decision }) => [relation, decision?.by])).toEqual([
    ['agrees', 'Bo'],
    ['updates', 'Bo'],
    ['unrelated', 'Bo'],
  ]);
});

test('one undo takes the imported set back', async () => {
  const library = await openLibrary();
  await importClaimSet(library, writeClaimSet(everyNoun));
  await ask(library, 'act.undo', {});
  expect(await ask(library, 'library.summary', {})).toMatchObject({
    articles: 0,
    claims: 0,
    openSuggestions: 0,
  });
});

test('the published JSON Schema is the current one, and the export keeps to it', async () => {
  await expect(`${JSON.stringify(claimSetSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../resources/claim-set.schema.json',
  );
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(claimSetSchema());
  const set = JSON.parse(writeClaimSet(everyNoun));
  expect(validate(set), JSON.stringify(validate.errors)).toBe(true);
  set.claim[0].status = 'forgotten';
  expect(validate(set)).toBe(false);
});

test.each([
  ['not JSON', '{"format": '],
  ['another file', '{"format": "shopping-list"}'],
  ['a newer version', JSON.stringify({ ...JSON.parse(writeClaimSet(everyNoun)), version: 2 })],
  ['a place that is not there', changed('anchor.0.start', 1)],
  ['an id twice', changed('tag.1.id', everyNoun.tag[0]!.id)],
  ['a tag below itself', changed('tag.1.parentId', everyNoun.tag[0]!.id)],
  ['a tag that is missing', changed('claim.1.tagIds', ['019a0000-0000-7000-8000-00000000ffff'])],
  ['sides in the wrong order', changed('decision.0.b', everyNoun.editor[0]!.id)],
  ['a text that is not the captured one', changed('revision.2.textHash', 'f'.repeat(64))],
  ['a text with a hole in its blocks', changed('block.1.start', 30)],
  ['a place for an anchor that has none', changed('anchor.6.state', 'same')],
  ['a tag twice', changed('claim.1.tagIds', [everyNoun.tag[0]!.id, everyNoun.tag[0]!.id])],
  ['a decision on what is no claim', changed('decision.2.b', everyNoun.evidence[0]!.id)],
  ['two decisions on one pair', changed('decision.1.a', everyNoun.decision[0]!.a)],
])('a set with %s is refused and leaves the library empty', async (_, json) => {
  const library = await openLibrary();
  await expect(importClaimSet(library, json)).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('set.json'),
  });
  expect(await ask(library, 'library.summary', {})).toMatchObject({ articles: 0, claims: 0 });
  expect(await ask(library, 'act.next', {})).toMatchObject({ undo: null });
});

test('what goes out comes in again, whatever it rested on was deleted meanwhile', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', 'Strike\n\nThe port denied it. Ships waited.');
  const log = await importArticle(library, 'b.txt', 'Log\n\nNobody came to work.');
  const claim = await markClaim(library, article, 'The port denied it', { tags: ['port'] });
  const { id: revisionId } = log.revision;
  const base = { claimId: claim.id, stance: 'for', note: 'the log' } as const;
  await ask(library, 'evidence.add', { ...base, kind: 'passage', revisionId, start: 5, end: 25 });
  await ask(library, 'bin.put', { noun: 'article', ids: [log.article.id] });
  await ask(library, 'bin.put', { noun: 'tag', ids: [claim.tags[0]!.id] });
  const json = await exportJson(library);
  const other = await openLibrary();
  await importClaimSet(other, json);
  expect(await exportJson(other)).toBe(json);
  expect(await ask(other, 'evidence.list', { claimId: claim.id })).toMatchObject([{ note: 'the log' }]);
});

test('a set of which something was in the library before is refused in words', async () => {
  const library = await openLibrary();
  await expect(importClaimSet(library, await exportJson(library))).rejects.toMatchObject({
    code: 'conflict',
  });
  const other = await openLibrary();
  await ask(other, 'tag.create', { name: 'port' });
  const json = await exportJson(other);
  await importClaimSet(library, json);
  await ask(library, 'act.undo', {});
  await expect(importClaimSet(library, json)).rejects.toMatchObject({ code: 'conflict' });
});

test('an editor who came with a set that was taken back comes again with the next', async () => {
  const library = await openLibrary();
  await importClaimSet(library, writeClaimSet(everyNoun));
  await ask(library, 'act.undo', {});
  const empty = Object.fromEntries(Object.keys(everyNoun).map((noun) => [noun, []])) as unknown;
  const { editor, claim } = everyNoun;
  const heard = { ...claim[3]!, id: '019a0000-0000-7000-8000-00000000fffe' };
  const json = writeClaimSet({ ...(empty as typeof everyNoun), editor: editor.slice(1), claim: [heard] });
  await importClaimSet(library, json);
  expect(JSON.parse(await exportJson(library)).editor).toEqual(editor.slice(1));
});

test('a library that holds something takes no claim set', async () => {
  const library = await openLibrary();
  await importClaimSet(library, writeClaimSet(everyNoun));
  await expect(importClaimSet(library, writeClaimSet(everyNoun))).rejects.toMatchObject({ code: 'conflict' });
});
