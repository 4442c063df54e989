import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { audit, axe } from '../support/audit.ts';
import { type DamageReport, damageReports, openDamageStory } from '../support/damage-story.ts';
import type { Workbench } from '../support/workbench.ts';

const pane = (page: Page) => page.getByRole('complementary', { name: 'Point' });
const chart = (page: Page) => pane(page).getByRole('img', { name: /^Values over time/ });

async function openChart({ page }: Workbench, title = 'How high is the damage') {
  await page.evaluate(() => location.assign('#/compare'));
  await page.getByRole('grid', { name: 'Points' }).getByText(title).click();
  await chart(page).locator('text', { hasText: /^1$/ }).waitFor();
}

test('each value has the time of its own article, a copy too, and the words tell what the lines are', async () => {
  const workbench = await openDamageStory();
  const { page } = workbench;
  await openChart(workbench);
  await pane(page).getByText('Values as a table').click();
  const sources = pane(page).getByRole('table').getByRole('rowheader');
  expect(await sources.allInnerTexts()).toEqual([
    'Inland Mirror\n3 Jun 2026',
    'Coast Wire\n3 Jun 2026, 03:10 UTC',
    'The Harbour Post\n3 Jun 2026, 04:00 UTC',
    'Kessler AG press office\n4 Jun 2026, 08:15 UTC',
    'The Capital Review\n5 Jun 2026',
  ]);
  await pane(page)
    .getByText(
      'By time of publication, UTC: a line leads from each mark to its time · a day without a time counts from its midnight',
    )
    .waitFor();
  await page.evaluate(axe);
  expect(await audit(page)).toEqual([]);
  expect(workbench.violations).toEqual([]);
});

test('a mark that is moved aside leads to its true time on the axis', async () => {
  const workbench = await openDamageStory();
  const { page } = workbench;
  await openChart(workbench);
  const feet = await chart(page)
    .locator('path[data-leader]')
    .evaluateAll((leaders) =>
      leaders.map((leader) => {
        const path = leader as SVGPathElement;
        return path.getPointAtLength(path.getTotalLength()).x;
      }),
    );
  const dayAt = async (day: string) =>
    Number(await chart(page).locator('.recharts-xAxis-tick-labels text', { hasText: day }).getAttribute('x'));
  const [from, to] = [await dayAt('3 Jun 2026'), await dayAt('5 Jun 2026')];
  const hours = feet.map((foot) => ((foot - from) / (to - from)) * 48);
  const expected = [0, 3 + 1 / 6, 4, 32.25, 48];
  for (const [index, hour] of expected.entries()) expect(hours[index]).toBeCloseTo(hour, 1);
});

test('a conclusion without an upper bound has no edge there, and says so', async () => {
  const workbench = await openDamageStory();
  const { page, readDownload } = workbench;
  await openChart(workbench);
  const words = 'Conclusion: at least 19,000,000 euros, no upper bound';
  await pane(page).getByText(words, { exact: true }).waitFor();
  const gaps = await chart(page)
    .locator('[data-band]')
    .first()
    .evaluate((band) => {
      const { y, height, width } = band.querySelector('rect')!.getBBox();
      const edges = [...band.querySelectorAll('path')]
        .map(
          (path) =>
            path.getPointAtLength(0).y === path.getPointAtLength(path.getTotalLength()).y && path.getBBox(),
        )
        .filter((box) => box && box.height === 0 && box.width === width);
      return edges.map((edge) => [(edge as DOMRect).y - y, y + height - (edge as DOMRect).y]);
    });
  expect(gaps).toHaveLength(1);
  expect(gaps[0]![0]).toBeGreaterThan(10);
  expect(gaps[0]![1]).toBeCloseTo(0);
  const svg = await readDownload(() => pane(page).getByRole('button', { name: 'Save as SVG' }).click());
  expect(svg).toContain('no upper bound');
});

/** The lines of words of a picture that is opened by itself, and those that do not stand inside of it. */
async function readPicture(page: Page, svg: string, font?: string) {
  const opened = await page.context().newPage();
  const shown = font ? svg.replaceAll(/font-family="[^"]*"/g, `font-family="${font}"`) : svg;
  await opened.goto(`data:image/svg+xml,${encodeURIComponent(shown)}`);
  const read = await opened.evaluate(() => {
    const whole = document.documentElement.getBoundingClientRect();
    const texts = [...document.querySelectorAll('text')];
    const cut = texts.filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return left < whole.left || right > whole.right || top < whole.top || bottom > whole.bottom;
    });
    const clipped = [...document.querySelectorAll(':scope > svg')].filter(
      (inner) => getComputedStyle(inner).overflow !== 'visible',
    );
    return {
      lines: texts.map((text) => text.textContent ?? ''),
      cut: cut.map((text) => text.textContent),
      clipped: clipped.length,
    };
  });
  await opened.close();
  return read;
}

const longNames: readonly DamageReport[] = [
  ...damageReports,
  ...[
    'The Weekly Gazette of the Harbour, the Fishery and the Inland Waterways of Upper and Lower Selby',
    'صحيفة الميناء والمدينة القديمة وما حولها من القرى',
    'עיתון הנמל',
    'Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungsnachrichtenblatt',
    '港湾日報',
  ].map((publisher, index) => ({
    publisher,
    damage: 12,
    publishedAt: `2026-06-0${4 + (index % 2)}T1${index}:00:00.000Z`,
    around: `Paper ${index} has heard of it by telephone.`,
  })),
];

test('nothing of the saved picture is cut, whatever the names and the fonts; each line has its whole number', async () => {
  const title = 'How high is the damage at the store, as its owner, insurers and others count it? '
    .repeat(3)
    .trim();
  const workbench = await openDamageStory({ reports: longNames, title });
  const { page, readDownload } = workbench;
  await openChart(workbench, title);
  const svg = await readDownload(() => pane(page).getByRole('button', { name: 'Save as SVG' }).click());
  // The widest fonts that are common on desks.
  for (const font of [undefined, 'DejaVu Sans', 'Liberation Sans']) {
    const { lines, cut, clipped } = await readPicture(page, svg, font);
    expect({ cut, clipped }).toEqual({ cut: [], clipped: 0 });
    const said = lines.join(' ').replaceAll(/[\u2068\u2069]/g, '');
    for (const { publisher } of longNames)
      expect(said.replaceAll(/\s/g, '')).toContain(publisher.replaceAll(/\s/g, ''));
    expect(lines.filter((line) => /1[29],000,000 euros/.test(line))).toHaveLength(longNames.length + 1);
  }
});

test('in the table a value stands beside its badge where both have room, whole', async () => {
  const { page } = await openDamageStory();
  await page.evaluate(() => location.assign('#/compare'));
  const value = page.getByRole('gridcell').getByTitle('12 million euros', { exact: true }).first();
  await value.waitFor();
  const { tops, hidden } = await value.evaluate((element) => ({
    tops: [...element.parentElement!.children].map((part) => Math.round(part.getBoundingClientRect().top)),
    hidden: element.scrollWidth - element.clientWidth,
  }));
  expect(tops).toHaveLength(2);
  expect(new Set(tops).size).toBe(1);
  expect(hidden).toBeLessThanOrEqual(0);
});

/** Four of seven articles on the second day. */
const times = ['2T22:40', '3T01:15', '3T06:05', '3T09:10', '3T15:30', '4T08:30', '5T06:00'];
const sevenTimes = times.map((time, index) => ({
  publisher: `Paper ${index + 1}`,
  damage: 12,
  publishedAt: `2026-06-0${time}:00.000Z`,
  around: `Paper ${index} has heard of it by telephone.`,
}));

test('the timeline names each day that has room, and by the clock at its midnight, with a line', async () => {
  const { page } = await openDamageStory({ reports: sevenTimes });
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Timeline' }).click();
  const axis = page.locator('[class*=axis] span');
  await expect
    .poll(() => axis.allInnerTexts())
    .toEqual(['2 Jun 2026', '3 Jun 2026', '4 Jun 2026', '5 Jun 2026']);
  await page.getByRole('radio', { name: 'By the clock' }).click();
  await expect
    .poll(() => axis.allInnerTexts())
    .toEqual(['2 Jun 2026', '3 Jun 2026', '4 Jun 2026', '5 Jun 2026']);
  const lines = page.locator('[data-midnight]');
  const places = await lines.evaluateAll((elements) =>
    elements.map((one) => one.getBoundingClientRect().left),
  );
  expect(places).toHaveLength(4);
  const [first, second, third, fourth] = places as [number, number, number, number];
  expect(second - first).toBeCloseTo(third - second, 0);
  expect(third - second).toBeCloseTo(fourth - third, 0);
  const marks = page.getByTitle(/Published/);
  const centre = async (index: number) => {
    const { x, width } = (await marks.nth(index).boundingBox())!;
    return x + width / 2;
  };
  expect(((await centre(1)) - first) / (second - first)).toBeCloseTo(1 + 1.25 / 24, 1);
  expect(((await centre(0)) - first) / (second - first)).toBeCloseTo(22.67 / 24, 1);
});
