import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { importArticle, openLibrary } from '../support/open-library.ts';

const text =
  'Strike at Lund\n\nAbout 300 dock workers stayed away from the Lund terminal on Monday. Why now? Losses rose by 12 percent to $4 million in 2025, the port said.';

test('sentences are left until they are marked or passed over, and undo brings them back', async () => {
  const library = await openLibrary();
  const { article, revision, suggestedClaims } = await importArticle(library, 'a.txt', text);
  const words = suggestedClaims.map(({ start, end }) => revision.text.slice(start, end));
  expect(words).toEqual([
    'About 300 dock workers stayed away from the Lund terminal on Monday.',
    'Losses rose by 12 percent to $4 million in 2025, the port said.',
  ]);
  const left = async () => {
    const [summary] = await ask(library, 'article.list', {});
    const read = await ask(library, 'article.read', { id: article.id });
    expect(read.suggestedClaims).toHaveLength(summary!.sentencesLeft);
    return summary!.sentencesLeft;
  };
  const [first, second] = suggestedClaims as [(typeof suggestedClaims)[0], (typeof suggestedClaims)[0]];
  for (const { start, end, printed } of first.cues) expect(revision.text.slice(start, end)).toBe(printed);
  expect(await left()).toBe(2);
  await ask(library, 'claim.create', { revisionId: revision.id, start: first.start, end: first.end });
  expect(await left()).toBe(1);
  await ask(library, 'sentence.dismiss', {
    revisionId: revision.id,
    spans: [{ start: second.start, end: second.end }],
  });
  expect(await left()).toBe(0);
  await ask(library, 'act.undo', {});
  expect(await left()).toBe(1);
});
