import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { audit, axe } from '../support/audit.ts';
import { openLibrary } from '../support/electron-app.ts';
import { importTexts, markClaim } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openWireStory } from '../support/wire-story.ts';
import { openInBrowser } from '../support/workbench.ts';

const articles = {
  'mill.txt':
    'Mill fire: what we know\n\nSome 40 workers left the mill on Monday, the owner said. Nobody was hurt.\n\nThe owner paid 3,000 crowns for new doors in May, the union said.',
  'mill.md': '# Fire empties the mill\n\nNearly 90 workers left the mill on Monday, the union said.',
};

test('axe finds nothing wrong in any view or dialog, in light and in dark', async () => {
  const folder = temporaryFolder();
  const library = join(folder, 'Mill.claimbench');
  const connection = await openLibrary(library, folder, true);
  const outcomes = await importTexts(connection, articles);
  const [first, second] = outcomes.map(({ articleId }) => articleId!);
  const claim = await markClaim(
    connection,
    await ask(connection, 'article.read', { id: first! }),
    'Some 40 workers left the mill on Monday',
    { tags: ['workers'] },
  );
  await markClaim(
    connection,
    await ask(connection, 'article.read', { id: second! }),
    'Nearly 90 workers left the mill on Monday',
  );
  await connection.close();

  const { page, violations, close } = await openInBrowser(library, folder);
  onTestFinished(close);
  const show = (route: string) => page.goto(`${page.url().split('#')[0]}#/${route}`);
  const found: Record<string, string[]> = {};
  const check = async (name: string) => {
    found[name] = await audit(page);
  };
  /** Looks at a dialog and closes it. */
  const checkDialog = async (name: string) => {
    await page.getByRole('dialog', { name }).waitFor();
    await check(name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await page.getByRole('grid', { name: 'Articles' }).waitFor();
  await page.evaluate(axe);
  await check('Library');
  await page.getByRole('button', { name: 'Add articles' }).click();
  await checkDialog('Add articles');
  await page.getByRole('button', { name: 'Paste text' }).click();
  await checkDialog('Paste text');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByText('will hold').waitFor();
  await checkDialog('Export');
  await page.getByRole('button', { name: /^Actions for Mill fire/ }).click();
  await page.getByRole('menuitem', { name: 'Edit details' }).click();
  await checkDialog('Edit details');
  await page.keyboard.press('?');
  await checkDialog('Keys');

  await show(`read/${first}`);
  await page.getByRole('document', { name: /^Mill fire/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('toolbar', { name: 'Held passage' }).waitFor();
  await check('Read, with a held passage');
  await show(`read/${first}?claim=${claim.id}`);
  await page.getByRole('region', { name: 'Other sources' }).getByRole('article').hover();
  await check('Read, with a claim and its links');
  await page.keyboard.press('Delete');
  await page.getByText('The claim is in the bin').waitFor();
  await check('Read, with a message');
  await page.keyboard.press('Control+z');
  await page.getByText(/^Undone/).waitFor();

  await show(`read/${first}?claim=${claim.id}`);
  const open = page.getByRole('region', { name: 'Claim', exact: true });
  for (const name of ['Evidence', 'Reading', 'History'])
    await open.locator('summary').filter({ hasText: name }).click();
  await open.getByLabel('Verdict').selectOption('Mixed');
  await open.getByText(/^Given by/).waitFor();
  await open.getByRole('button', { name: 'Note', exact: true }).click();
  await open.getByLabel('Note', { exact: true }).last().fill('Seen on the wall');
  await open.getByRole('button', { name: 'Add', exact: true }).click();
  await open.getByRole('list', { name: 'Evidence' }).waitFor();
  await open
    .getByRole('button', { name: /^Correct / })
    .first()
    .click();
  await check('Read, with everything about a claim');
  await open.getByRole('button', { name: 'Passage' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.getByRole('region', { name: 'Tagging' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page
    .getByText(/line set aside/)
    .first()
    .waitFor();
  await check('Read, with its bars and set-aside lines');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /sentences? left/ }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('toolbar', { name: 'Held passage' }).waitFor();
  await page.getByRole('button', { name: 'Mark all suggested…' }).click();
  await checkDialog('Mark all suggested');
  await page.getByRole('button', { name: 'New revision…' }).click();
  await checkDialog('New revision');
  await show(`claim/${claim.id}`);
  await page.getByRole('region', { name: 'Other sources' }).getByRole('article').waitFor();
  await check('One claim alone');

  await show('compare');
  await page.getByRole('grid', { name: 'Points' }).waitFor();
  await page
    .getByRole('checkbox', { name: /^Select/ })
    .first()
    .click();
  await page.locator('tbody td').first().click();
  await page.getByRole('complementary', { name: 'Point' }).waitFor();
  await check('Compare, with a point and a selection');
  await page
    .getByRole('complementary', { name: 'Point' })
    .getByRole('button', { name: 'Side by side' })
    .click();
  await page.getByRole('region', { name: 'Chosen match' }).getByText('only in').first().waitFor();
  await check('Side by side');
  await show('triage');
  await page.getByRole('group', { name: 'Decide' }).waitFor();
  await page.keyboard.press('r');
  await page.getByLabel('Reason').waitFor();
  await check('Triage, with a reason');
  await page.getByRole('button', { name: 'Accept the surest…' }).click();
  await page.getByRole('dialog').getByRole('slider').fill('50');
  await page.getByRole('list', { name: 'What would be accepted' }).waitFor();
  await checkDialog('Accept suggestions');
  await page.getByLabel('Reason').press('Escape');
  await page.keyboard.press('d');
  await page.getByRole('heading', { name: 'Nothing left to decide' }).waitFor();
  await check('Triage, done');

  await show(`read/${first}?claim=${claim.id}`);
  await page.getByRole('button', { name: 'Delete claim' }).click();
  await page.getByText('The claim is in the bin').first().waitFor();
  await show('bin');
  await page.getByRole('grid', { name: 'Deleted' }).getByText('Some 40 workers').waitFor();
  await page.getByRole('grid', { name: 'Deleted' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await check('Bin, with a selection');

  await show('library');
  await page.getByRole('grid', { name: 'Articles' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: 'Selected articles' }).waitFor();
  await check('Library, with a selection');
  await page.getByRole('button', { name: 'Add to collection' }).click();
  await page.getByRole('menuitem', { name: 'New collection…' }).waitFor();
  await check('Library, with a menu');
  await page.getByRole('menuitem', { name: 'New collection…' }).click();
  await page.getByLabel(/^New collection with/).fill('Mill');
  await page.keyboard.press('Enter');
  await page.getByText('“Mill” holds 2 articles').waitFor();
  await page.getByRole('button', { name: 'Collections…' }).click();
  await checkDialog('Collections');
  await show('claims');
  await page.getByRole('grid', { name: 'Claims' }).getByText('Nearly 90 workers').waitFor();
  await page.getByRole('grid', { name: 'Claims' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: 'Selected claims' }).waitFor();
  await check('Claims, with a selection');
  await page.getByRole('button', { name: 'Publisher', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: /^No publisher/ }).click();
  await check('Claims, with a menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Add tags/ }).click();
  await checkDialog('Add tags');
  await page.getByRole('button', { name: 'Verdict…' }).click();
  await checkDialog('Verdict on 1 claim');
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByText('will hold').waitFor();
  await checkDialog('Export');
  await page.getByRole('button', { name: 'Add a heard claim…' }).click();
  await checkDialog('Add a heard claim');
  await show('search');
  await page.getByRole('heading', { name: 'Search claims, articles and sentences' }).waitFor();
  await check('Search, before a question');
  await page.getByRole('combobox', { name: /^Search claims/ }).fill('workers type:rumour');
  await page.getByRole('region', { name: 'Sentences' }).waitFor();
  await page.getByRole('checkbox', { name: /^Select all that/ }).click();
  await page.getByRole('toolbar', { name: 'Selected sentences' }).waitFor();
  await page.getByRole('button', { name: 'How to ask' }).click();
  await check('Search, with hits and a selection');
  await page.getByRole('combobox', { name: /^Search claims/ }).fill('zzzz');
  await page.getByRole('heading', { name: 'Nothing was found' }).waitFor();
  await check('Search, without hits');
  await show('settings');
  for (const name of ['Appearance', 'Keys', 'Tags', 'Verdicts', 'Library']) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tabpanel', { name }).waitFor();
    await check(`Settings: ${name}`);
  }
  await page.getByRole('button', { name: 'Check the library' }).click();
  await page.getByText('The library is sound.').waitFor();
  await check('Settings, with a report');
  await page.keyboard.press('Control+k');
  await page.getByRole('listbox', { name: 'What can be done' }).waitFor();
  await page.keyboard.type('mill');
  await checkDialog('Go anywhere, do anything');
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await page
    .getByRole('button', { name: /^Undo from here/ })
    .nth(1)
    .waitFor();
  await check('History');
  await page
    .getByRole('button', { name: /^Undo from here/ })
    .nth(1)
    .click();
  await page.getByRole('heading', { name: /^Undo \d+ steps/ }).waitFor();
  await check('History, with a question');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'History', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await show('library');
  for (const name of [/^Actions for Mill fire/, /^Actions for Fire empties/]) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
  }
  await page.getByText('Add the first articles').waitFor();
  await check('Library, empty');

  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  expect(violations).toEqual([]);
  // Forty pages, each by axe twice: on a busy machine a minute is too short.
}, 240_000);

test('axe finds nothing wrong with copies of changed sources, why sources are one, and aged decisions', async () => {
  const { workbench, show } = await openWireStory();
  const { page, violations } = workbench;
  await page.evaluate(axe);
  const found: Record<string, string[]> = {};
  await show('#/compare');
  await page.getByRole('grid', { name: 'Points' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('v');
  const pane = page.getByRole('complementary', { name: 'Point' });
  await pane.getByText('One text', { exact: true }).waitFor();
  await pane.getByRole('checkbox', { name: 'Tick the article of Daily' }).click();
  await pane.getByRole('button', { name: 'Count apart' }).click();
  await pane.getByRole('list', { name: 'Kept apart' }).waitFor();
  found['Compare, with voices and alarms'] = await audit(page);
  await show('#/triage?list=aged');
  await page.getByRole('button', { name: /^Still agrees/ }).waitFor();
  found['Triage, aged'] = await audit(page);
  await show('#/triage?list=stale');
  await page
    .getByRole('article', { name: /still says/ })
    .first()
    .waitFor();
  found['Triage, stale'] = await audit(page);
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  expect(violations).toEqual([]);
});
