import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { ask, type Connection, runJob } from '../../src/connect.ts';
import { claimSetSchema, writeClaimSet } from '../../src/exchange/index.ts';
import { everyNoun } from '../support/every-noun.ts';
import { openLibrary } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const exportJson = async (library: Connection) =>
  (await ask(library, 'claimSet.export', { format: 'json' })).content;

function importJson(library: Connection, json: string) {
  const file = join(temporaryFolder(), 'set.json');
  writeFileSync(file, json);
  return runJob(library, 'claimSet.import', { upload: library.handIn(file) });
}

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
  expect(await importJson(first, json)).toEqual({ articles: 2, claims: 5 });
  const once = await exportJson(first);
  expect(once).toBe(json);
  const second = await openLibrary();
  await importJson(second, once);
  expect(await exportJson(second)).toBe(json);
  expect(await ask(second, 'library.verify', {})).toMatchObject({ isSound: true, problems: [] });
});

test('what was imported is at work: orphan, claim without a text, decisions, the newest places', async () => {
  const library = await openLibrary();
  await importJson(library, writeClaimSet(everyNoun));
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
  await importJson(library, writeClaimSet(everyNoun));
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
  await expect(importJson(library, json)).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('set.json'),
  });
  expect(await ask(library, 'library.summary', {})).toMatchObject({ articles: 0, claims: 0, undo: null });
});

test('a library that holds something takes no claim set', async () => {
  const library = await openLibrary();
  await importJson(library, writeClaimSet(everyNoun));
  await expect(importJson(library, writeClaimSet(everyNoun))).rejects.toMatchObject({ code: 'conflict' });
});
