import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { importArticle, importTexts, openLibrary } from '../support/open-library.ts';

test('an address and a language that an editor gives are what they are called, and the error says what is', async () => {
  const library = await openLibrary();
  const { article } = await importArticle(library, 'a.txt', 'Weir\n\nThe weir at Ruhn was opened on Monday.');
  const set = (patch: object) => ask(library, 'article.update', { id: article.id, ...patch });
  const refused = (message: string) => ({ code: 'invalid-request', message });
  const noAddress = (given: string) =>
    refused(`“${given}” is no web address: it begins with https:// or http://.`);
  await expect(set({ address: 'foo' })).rejects.toMatchObject(noAddress('foo'));
  await expect(set({ canonicalAddress: 'file:///etc/hosts' })).rejects.toMatchObject(
    noAddress('file:///etc/hosts'),
  );
  await expect(importTexts(library, { 'b.txt': 'Some text.' }, { address: 'foo' })).rejects.toMatchObject(
    noAddress('foo'),
  );
  await expect(set({ language: 'klingon' })).rejects.toMatchObject(
    refused('“klingon” is no language tag (BCP 47), nor a language’s name: write pt-BR, or English.'),
  );
  await expect(set({ language: 'english please' })).rejects.toMatchObject(
    refused('“english please” is no language tag (BCP 47), nor a language’s name: write pt-BR, or English.'),
  );
  await expect(set({ publishedAt: 'yesterday' })).rejects.toMatchObject(
    refused(
      '“yesterday” is no date: write it as 2026-03-05, or with the time in UTC as 2026-03-05T08:15:00Z.',
    ),
  );
  await expect(ask(library, 'article.copies', { id: 'nope' })).rejects.toMatchObject({
    message: expect.stringMatching(/^“nope” is no id: /),
  });
  expect(await set({ language: 'PT-br', address: 'https://weir.example/a' })).toMatchObject({
    language: 'pt-BR',
    address: 'https://weir.example/a',
  });
  const byName = { english: 'en', Deutsch: 'de', Français: 'fr', portuguese: 'pt', 中文: 'zh' };
  for (const [name, language] of Object.entries(byName))
    expect(await set({ language: name })).toMatchObject({ language });
  expect(await set({ language: null, address: null })).toMatchObject({ language: null, address: null });
});

test('a page that says otherwise of itself comes in, and goes out again', async () => {
  const library = await openLibrary();
  const page =
    '<html lang="english please"><head><link rel="canonical" href="weir"></head><body><h1>Weir</h1><p>The weir at Ruhn was opened on Monday after two days of rain.</p></body></html>';
  expect(await importTexts(library, { 'a.html': page })).toMatchObject([{ outcome: 'added' }]);
  expect((await ask(library, 'claimSet.export', { format: 'json' })).content).toContain('The weir at Ruhn');
});
