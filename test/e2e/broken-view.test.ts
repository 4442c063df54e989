import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';

test('a view that cannot be drawn says so, leaves everything around it, and comes back', async () => {
  const { workbench, show } = await openFerryStory();
  const { page } = workbench;
  const logged: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') logged.push(message.text());
  });
  // An answer of a shape that no view expects, as from a host of another version.
  await page.route('**/api', async (route) => {
    if (!route.request().postData()?.includes('claim.list')) return route.continue();
    await route.fulfill({ json: { ok: true, value: [null] } });
  });
  await show('#/claims');
  const alert = page.getByRole('alert').filter({ hasText: 'This view could not be shown' });
  await alert.waitFor();
  expect(logged.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Export' }).waitFor();
  await page.getByText('2 articles · 6 claims').waitFor();

  await page.reload();
  await alert.waitFor();
  await alert.getByRole('button', { name: 'Go to the Library' }).click();
  await page.getByRole('grid', { name: 'Articles' }).waitFor();
  expect(await alert.count()).toBe(0);

  await page.getByRole('link', { name: 'Claims' }).click();
  await alert.waitFor();
  await page.unroute('**/api');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('grid', { name: 'Claims' }).waitFor();
});

test('what is asked again and not answered leaves what is read and written on screen, and says so', async () => {
  const { workbench, show, articleIds } = await openFerryStory();
  const { page } = workbench;
  await show(`#/read/${articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await page.keyboard.press('j');
  const note = page.getByRole('region', { name: 'Claim', exact: true }).getByLabel('Note', { exact: true });
  const saving = page.getByRole('status', { name: 'Saving' });
  await note.fill('Ask the harbour');
  await saving.filter({ hasText: /^Saved$/ }).waitFor();

  // What is written still gets through; what is asked for after it does not.
  await page.route('**/api', async (route) => {
    if (route.request().postData()?.includes('"claim.update"')) return route.continue();
    await route.abort();
  });
  await note.fill('Ask the harbour master');
  await saving.filter({ hasText: /^May be out of date: Claimbench does not answer/ }).waitFor();
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  expect(await note.inputValue()).toBe('Ask the harbour master');
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();

  await page.unroute('**/api');
  await note.fill('Ask the harbour master again');
  await saving.filter({ hasText: /^Saved$/ }).waitFor();
});
