import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { importArticle, importTexts, markClaim, openLibrary } from '../support/open-library.ts';

const grant = 'The fund paid 3 million euros.';
const kept = 'The cafe was closed in May';
const toll = 'Some 40 visitors were hurt when the floor gave way';
const older = `Museum\n\nThe museum was short of money. ${grant} The board thanked it.\n\n${toll}, the keeper said.\n\nRain ran into the cellar for weeks. ${kept}.`;
const newer = `Museum\n\nNobody expected this. ${grant} It was a surprise.\n\n${toll.replace('40', '65')}, the keeper said.\n\nLater, in June, the roof leaked. ${grant} Then came the summer.`;

async function openRevised() {
  const library = await openLibrary();
  const article = await importArticle(library, 'museum.txt', older);
  const claims = [
    await markClaim(library, article, grant),
    await markClaim(library, article, kept),
    await markClaim(library, article, toll),
  ];
  const other = await importArticle(library, 'post.txt', `Floor\n\n${toll}, a guard said.`);
  const guard = await markClaim(library, other, toll);
  const pair = { a: claims[2]!.id, b: guard.id };
  await ask(library, 'link.decide', { ...pair, relation: 'agrees', subject: null });
  await importTexts(library, { 'later.txt': newer }, { revisionOf: article.article.id });
  const content = async (format: 'markdown' | 'csv') =>
    (await ask(library, 'claimSet.export', { format })).content;
  return { library, content, guard, toll: claims[2]! };
}

test('a report quotes no words that a revision took out, and says on which words a decision rests', async () => {
  const { content, library, toll: changed } = await openRevised();
  const report = await content('markdown');
  expect(report).toContain(`- **Stands in several places now, nobody has chosen**: “${grant}”`);
  expect(report).toContain(`- **No longer in the text since revision 2**: “${kept}”`);
  expect(report).not.toContain(`> ${grant}`);
  expect(report).not.toContain(`> ${kept}`);
  expect(report).toContain(`> ${toll.replace('40', '65')}`);
  expect(report).toContain(
    `- **A value changed with revision 2, nobody has looked at it**: from “${toll}” to “${toll.replace('40', '65')}”`,
  );
  expect(report).toContain('- **Agrees with (decided on an older wording)**: “Floor”');
  expect(report).toContain('- **Status**: to check');
  const [place] = await ask(library, 'claim.revised', { claimId: changed.id });
  await ask(library, 'claim.confirmPlaces', { anchorIds: [place!.anchorId] });
  expect(await content('markdown')).not.toContain('nobody has looked');
});

test('a table tells the same in columns of its own', async () => {
  const { content, guard } = await openRevised();
  const csv = await content('csv');
  const [head, ...rows] = csv
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/g)].map((cell) => cell[1] ?? cell[2]),
    );
  const column = (name: string) => rows.map((row) => row[head!.indexOf(name)]);
  expect(column('quote')).toEqual(['', '', toll.replace('40', '65'), toll]);
  expect(column('lost')).toEqual([
    `stands in several places now, nobody has chosen: “${grant}”`,
    `no longer in the text since revision 2: “${kept}”`,
    '',
    '',
  ]);
  expect(column('changed')[2]).toBe(
    `a value changed with revision 2, nobody has looked at it: from “${toll}” to “${toll.replace('40', '65')}”`,
  );
  expect(column('places')).toEqual(['0', '0', '1', '1']);
  expect(column('decidedOnOlderWording')[2]).toBe(guard.id);
  expect(column('related')[2]).toMatch(/^agrees with \(decided on an older wording\) “Floor”/);
});

test('a report and a table say what a verdict rests on, where an article is found, and what was concluded', async () => {
  const library = await openLibrary();
  const outcomes = await importTexts(
    library,
    { 'museum.txt': older },
    { address: 'https://post.example/museum' },
  );
  const article = await ask(library, 'article.read', { id: outcomes[0]!.articleId! });
  const claim = await markClaim(library, article, toll);
  const claimId = claim.id;
  await ask(library, 'evidence.add', { kind: 'note', claimId, stance: 'against', note: 'The log has 38' });
  await ask(library, 'evidence.add', {
    kind: 'address',
    claimId,
    stance: 'for',
    note: 'page 3',
    address: 'https://keeper.example/log',
    accessedAt: '2026-03-04',
  });
  const start = older.indexOf(kept);
  const place = { revisionId: article.revision.id, start, end: start + kept.length };
  await ask(library, 'evidence.add', { kind: 'passage', claimId, stance: 'context', note: '', ...place });
  await ask(library, 'point.update', {
    id: claimId,
    title: 'How many were hurt',
    conclusion: 'Fewer than told',
    conclusionLow: 38,
    conclusionHigh: 1240,
    conclusionUnit: 'people',
  });
  const { content: report } = await ask(library, 'claimSet.export', { format: 'markdown' });
  expect(report).toContain('_https://post.example/museum_');
  const facts = [
    ['Evidence against it', 'The log has 38'],
    ['Evidence for it', 'https://keeper.example/log, accessed 2026-03-04: page 3'],
    ['Context', `“${kept}” (“Museum”)`],
    ['Conclusion', 'How many were hurt: Fewer than told, 38 to 1,240 people'],
  ];
  for (const [name, words] of facts) expect(report).toContain(`- **${name}**: ${words}`);
  const { content: table } = await ask(library, 'claimSet.export', { format: 'csv' });
  expect(table).toContain('https://post.example/museum');
  expect(table).toContain('evidence against it: The log has 38; evidence for it: https://keeper.example/log');
  expect(table).toContain('"How many were hurt: Fewer than told, 38 to 1,240 people"');
  const concluded = async (low: number | null, high: number | null) => {
    await ask(library, 'point.update', { id: claimId, conclusionLow: low, conclusionHigh: high });
    const { content } = await ask(library, 'claimSet.export', { format: 'markdown' });
    return /Fewer than told.*/.exec(content)![0];
  };
  expect(await concluded(38, null)).toBe('Fewer than told, at least 38 people');
  expect(await concluded(null, 1240)).toBe('Fewer than told, at most 1,240 people');
  expect(await concluded(38, 38)).toBe('Fewer than told, 38 people');
});

test('a quotation that is cut keeps both of its marks', async () => {
  const library = await openLibrary();
  const words =
    '“We had no warning and the siren never sounded that night,” said Ana Brill, who lives there.';
  await markClaim(library, await importArticle(library, 'a.txt', `Fire\n\n${words}\n`), words);
  const [act] = await ask(library, 'act.list', { limit: 1 });
  expect(act!.label).toBe('Add claim “We had no warning and the siren never sounded…”');
});
