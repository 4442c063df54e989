import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, type Connection, runJob } from '../../src/connect.ts';
import { importArticle, markClaim, openLibrary } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const page = (
  hurt: string,
  times: object,
  more = '',
) => `<!doctype html><html lang="en"><head><title>Tram</title>
<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Tram leaves the rails', ...times })}</script>
</head><body><article><h1>Tram leaves the rails</h1>
<p>${hurt} passengers were injured when a tram left the rails at Holm on Sunday. The line is closed.</p>
<p>The tram was built in 1998.${more}</p></article></body></html>`;

async function importPage(library: Connection, name: string, html: string, revisionOf?: string) {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, html);
  return runJob(library, 'article.import', {
    uploads: [library.handIn(file)],
    ...(revisionOf && { revisionOf }),
  });
}

test('words that came with a correction are as old as the correction: it is the later value', async () => {
  const library = await openLibrary();
  const [first] = (
    await importPage(library, 'a.html', page('Two', { datePublished: '2026-03-01T10:00:00Z' }))
  ).outcomes;
  const articleId = first!.articleId!;
  const view = await ask(library, 'article.read', { id: articleId });
  const said = 'Two passengers were injured when a tram left the rails at Holm on Sunday';
  const hurt = await markClaim(library, view, said);
  const built = await markClaim(library, view, 'The tram was built in 1998');
  const other = await importArticle(
    library,
    'b.txt',
    'Tram at Holm\n\nThree passengers were injured when a tram left the rails at Holm on Sunday.',
  );
  await ask(library, 'article.update', { id: other.article.id, publishedAt: '2026-03-02T10:00:00.000Z' });
  const three = await markClaim(library, other, 'Three passengers were injured when a tram left the rails');
  const later = async () => {
    const [link] = await ask(library, 'link.list', { claimId: hurt.id });
    return [link?.relation, link?.[link.subject!]];
  };
  expect(await later()).toEqual(['updates', three.id]);

  await importPage(
    library,
    'c.html',
    page(
      'Five',
      { datePublished: '2026-03-01T10:00:00Z', dateModified: '2026-03-03T08:00:00Z' },
      ' It was repaired.',
    ),
    articleId,
  );
  expect(await later()).toEqual(['updates', hurt.id]);
  const claims = new Map(
    (await ask(library, 'claim.list', {})).map((claim) => [claim.id, claim.publishedAt]),
  );
  expect([hurt, built, three].map(({ id }) => claims.get(id))).toEqual([
    '2026-03-03T08:00:00.000Z',
    '2026-03-01T10:00:00.000Z',
    '2026-03-02T10:00:00.000Z',
  ]);
  // It follows the other's words when it came, and nobody has decided that it does.
  const { events } = await ask(library, 'story.timeline', {});
  expect(events.find(({ kind }) => kind === 'later-value')).toMatchObject({
    at: '2026-03-03T08:00:00.000Z',
    wasBy: 'Tram at Holm',
    isSuggested: true,
  });
});
