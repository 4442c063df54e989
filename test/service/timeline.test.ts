import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import { importArticle, importTexts, markClaim, openLibrary } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const early =
  'Ferry aground\n\nAbout 120 passengers were taken off the ferry at Stell on Tuesday, the line said.';
const later =
  'Ferry freed\n\nSome 212 passengers were taken off the ferry at Stell on Tuesday, the coastguard said.';

test('publications, revisions, changed values and later values stand in the order of time', async () => {
  const library = await openLibrary();
  const first = await importArticle(library, 'a.txt', early);
  const second = await importArticle(library, 'b.txt', later);
  await importTexts(library, { 'c.txt': 'Nobody knows when\n\nThe harbour was shut.' });
  await ask(library, 'article.update', {
    id: first.article.id,
    publisher: 'Daily',
    publishedAt: '2026-03-03T18:00:00.000Z',
    updatedAt: '2026-03-03T19:30:00.000Z',
  });
  await ask(library, 'article.update', {
    id: second.article.id,
    publisher: 'Post',
    publishedAt: '2026-03-04',
  });
  const claim = await markClaim(library, first, 'About 120 passengers were taken off the ferry at Stell');
  const other = await markClaim(library, second, 'Some 212 passengers were taken off the ferry at Stell');
  const [a, b] = claim.id < other.id ? [claim.id, other.id] : [other.id, claim.id];
  await ask(library, 'link.decide', { a, b, relation: 'updates', subject: a === other.id ? 'a' : 'b' });
  const corrected = join(temporaryFolder(), 'd.txt');
  writeFileSync(corrected, early.replace('About 120', 'Nearly 200'));
  await runJob(library, 'article.import', {
    uploads: [library.handIn(corrected)],
    revisionOf: first.article.id,
  });
  const { events, undated } = await ask(library, 'story.timeline', {});
  expect(events.map(({ kind, publisher, was, is }) => [kind, publisher, was, is])).toEqual([
    ['published', 'Daily', null, null],
    ['updated', 'Daily', null, null],
    ['published', 'Post', null, null],
    [
      'later-value',
      'Post',
      expect.stringMatching(/passengers/),
      'Some 212 passengers were taken off the ferry at Stell',
    ],
    ['revision', 'Daily', null, null],
    [
      'value-changed',
      'Daily',
      'About 120 passengers were taken off the ferry at Stell',
      'Nearly 200 passengers were taken off the ferry at Stell',
    ],
  ]);
  expect(undated).toMatchObject([{ title: 'Nobody knows when', publisher: null }]);
  const told = async () =>
    (await ask(library, 'story.timeline', {})).events
      .filter(({ kind }) => kind === 'later-value')
      .map(({ at, publisher, wasBy, isSuggested }) => [at, publisher, wasBy, isSuggested]);
  expect(await told()).toEqual([['2026-03-04', 'Post', 'Daily', false]]);
  expect(await told()).toEqual([['2026-03-04', 'Post', 'Daily', false]]);
});
