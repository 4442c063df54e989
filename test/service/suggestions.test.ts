import fc from 'fast-check';
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

test('whatever is marked and passed over, those are left in which nothing of it stands', async () => {
  const library = await openLibrary();
  const lines = Array.from(
    { length: 40 },
    (_, n) => `About ${n + 3}00 dock workers stayed away from terminal ${n} on Monday.`,
  );
  const { article, revision, suggestedClaims } = await importArticle(library, 'a.txt', lines.join('\n\n'));
  expect(suggestedClaims.length).toBeGreaterThan(30);
  const { length } = revision.text;
  const done: { start: number; end: number }[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: length - 2 }),
      fc.constantFrom(1, 3, 60, 200),
      fc.boolean(),
      async (from, size, isMarked) => {
        const span = { start: from, end: Math.min(length, from + size) };
        if (revision.text.slice(span.start, span.end).trim() === '') return;
        await (isMarked
          ? ask(library, 'claim.create', { revisionId: revision.id, ...span })
          : ask(library, 'sentence.dismiss', { revisionId: revision.id, spans: [span] }));
        done.push(span);
        const read = await ask(library, 'article.read', { id: article.id });
        const left = suggestedClaims.filter(
          ({ start, end }) => !done.some((span) => span.start < end && span.end > start),
        );
        expect(read.suggestedClaims).toEqual(left);
        const [summary] = await ask(library, 'article.list', {});
        expect([read.article.sentencesLeft, summary!.sentencesLeft]).toEqual([left.length, left.length]);
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

test('the cues of sentences are those of the language that the article is said to have', async () => {
  const library = await openLibrary();
  const { article, suggestedClaims } = await importArticle(library, 'a.txt', text);
  const kinds = async () =>
    (await ask(library, 'article.read', { id: article.id })).suggestedClaims.map(({ cues }) =>
      cues.map(({ printed }) => printed),
    );
  const asEnglish = suggestedClaims.map(({ cues }) => cues.map(({ printed }) => printed));
  expect(await kinds()).toEqual(asEnglish);
  await ask(library, 'article.update', { id: article.id, language: 'sv' });
  expect(await kinds()).not.toEqual(asEnglish);
  await ask(library, 'article.update', { id: article.id, language: 'en' });
  expect(await kinds()).toEqual(asEnglish);
});
