import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { audit, axe } from '../support/audit.ts';
import { openTallyStory } from '../support/tally-story.ts';

const pane = (page: Page) => page.getByRole('complementary', { name: 'Point' });
const chart = (page: Page) => pane(page).getByRole('img', { name: /^Values over time/ });

async function openChart() {
  const story = await openTallyStory();
  const { page } = story.workbench;
  await page.evaluate(() => location.assign('#/compare'));
  await page.getByRole('grid', { name: 'Points' }).getByText('How many left the ferry').click();
  await chart(page).waitFor();
  return story.workbench;
}

test('the chart draws each value, says all of it in words too, and breaks no rule of the page', async () => {
  const { page, violations } = await openChart();
  expect(await chart(page).locator('path[data-relation][fill], path[data-relation=agrees]').count()).toBe(6);
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
    	at least 250 passengers
    More than 250 passengers
    	
    agrees",
      "4	Record
    7 May 2026
    	at most 150 passengers
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
