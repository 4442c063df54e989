import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { audit, axe } from '../support/audit.ts';
import { openTallyStory } from '../support/tally-story.ts';

const pane = (page: Page) => page.getByRole('complementary', { name: 'Point' });
const chart = (page: Page) => pane(page).getByRole('img', { name: /^Values over time/ });

async function openChart(given?: Parameters<typeof openTallyStory>[0]) {
  const story = await openTallyStory(given);
  const { page } = story.workbench;
  await page.evaluate(() => location.assign('#/compare'));
  await page.getByRole('grid', { name: 'Points' }).getByText('How many left the ferry').click();
  await chart(page).waitFor();
  return story.workbench;
}

test('the chart draws each value, says all of it in words too, and breaks no rule of the page', async () => {
  const { page, violations } = await openChart();
  expect(await chart(page).locator('path[data-relation][fill], path[data-relation=agrees]').count()).toBe(6);
  await pane(page).getByText('Values as a table').click();
  const table = pane(page).getByRole('table');
  expect(await table.getByRole('row').allInnerTexts()).toMatchInlineSnapshot(`
    [
      "Number in the chart
    	Source	Value	Relation",
      "1	Post
    5 May 2026, 18:00 UTC
    	285–315 passengers
    About 300 passengers
    	
    agrees",
      "2	Daily
    5 May 2026, 21:30 UTC
    	300 passengers
    300 passengers
    	
    agrees",
      "3	Ledger
    6 May 2026
    	more than 250 passengers
    More than 250 passengers
    	
    agrees",
      "4	Record
    7 May 2026
    	less than 150 passengers
    Fewer than 150 passengers
    	
    differs",
      "5	Wire
    8 May 2026
    	120 passengers
    120 passengers
    	
    differs",
      "6	Gazette
    undated
    	280–320 passengers
    Between 280 and 320 passengers
    	
    agrees",
    ]
  `);
  await page.evaluate(axe);
  expect(await audit(page)).toEqual([]);
  expect(violations).toEqual([]);
});

test('the saved chart is an SVG file that needs nothing else', async () => {
  const { page, readDownload } = await openChart();
  const svg = await readDownload(() => pane(page).getByRole('button', { name: 'Save as SVG' }).click());
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('<title>Values over time: How many left the ferry</title>');
  expect(svg).toMatch(/<desc>Post · .*Conclusion: 280–305 passengers<\/desc>/);
  expect(svg).not.toMatch(/var\(|class=|href=|url\((?!#)/);
  const shown = await page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
    await image.decode();
    return image.naturalWidth;
  }, svg);
  expect(shown).toBeGreaterThan(300);
});

test('with many claims conclusion and chart stand above them, and what of the chart is out of sight is told', async () => {
  const { page } = await openChart({ towns: 8 });
  const top = async (element: Locator) => (await element.boundingBox())!.y;
  const claims = pane(page).getByRole('list', { name: 'Claims of this point' });
  await expect.poll(() => claims.getByRole('listitem').count()).toBe(14);
  const claimsTop = await top(claims);
  expect(await top(pane(page).getByLabel('In words'))).toBeLessThan(claimsTop);
  expect(await top(chart(page))).toBeLessThan(claimsTop);
  await pane(page).getByText('14 values: scroll sideways to see all.').waitFor();
  await page.setViewportSize({ width: 1000, height: 900 });
  await pane(page).getByText('scroll sideways').waitFor({ state: 'detached' });
});

test('each day and the place of what is undated have a tick at the axis, even where their names have no room', async () => {
  const { page } = await openChart();
  const ticks = await chart(page).locator('path[data-ticks]').getAttribute('d');
  expect(ticks!.match(/M/g)).toHaveLength(5);
  expect(await chart(page).locator('.recharts-xAxis-tick-labels text').count()).toBeLessThan(5);
});

test('nothing is drawn, or can be saved, before the last value is known', async () => {
  const story = await openTallyStory();
  const { page } = story.workbench;
  const [mayCome, othersCame] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let answered = 0;
  await page.route('**/api', async (route) => {
    const asked = route.request().postData() ?? '';
    if (!asked.includes('"claim.reading"')) return route.continue();
    if (asked.includes(story.claimIds.Gazette)) await mayCome.promise;
    await route.fulfill({ response: await route.fetch() });
    if (++answered === 5) othersCame.resolve();
  });
  await page.evaluate(() => location.assign('#/compare'));
  await page.getByRole('grid', { name: 'Points' }).getByText('How many left the ferry').click();
  await othersCame.promise;
  // Two frames: what is answered has been painted.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await pane(page).getByRole('region', { name: 'Values' }).count()).toBe(0);
  mayCome.resolve();
  await chart(page).waitFor();
  expect(await chart(page).locator('[data-leader]').count()).toBe(6);
});

test('the six values fit into the pane', async () => {
  const { page } = await openChart();
  const scroller = pane(page).getByRole('region', { name: /^Values over time/ });
  expect(await scroller.evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
  expect(await pane(page).getByText('scroll sideways').count()).toBe(0);
});
