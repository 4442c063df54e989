import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { makeWireLibrary } from '../support/wire-story.ts';
import { openInBrowser } from '../support/workbench.ts';

test('beside a line stands every kind of relation of its claim, seen and heard, and none lies upon the text', async () => {
  const folder = temporaryFolder();
  const { file, claimIds, articleIds } = await makeWireLibrary(folder, { isCorrected: false });
  const connection = await openLibrary(file, folder);
  const a = claimIds.NNA;
  for (const [other, relation] of [
    [claimIds.Daily, 'repeats'],
    [claimIds.Valley, 'partly'],
    [claimIds.Post, 'agrees'],
    [claimIds.Record, 'differs'],
  ] as const) {
    const subject = relation === 'repeats' ? 'b' : null;
    await ask(connection, 'link.decide', { a, b: other, relation, subject, reason: '' });
  }
  await connection.close();
  const { page, close } = await openInBrowser(file, folder);
  onTestFinished(close);
  await page.evaluate((id) => location.assign(`#/read/${id}`), articleIds.NNA);
  const mark = page.getByRole('button', { name: /^Claim on this line/ });
  await mark.waitFor();
  for (const words of ['1 ?differs', '1 ?partly', '1 ?agrees', '1 ?repeats'])
    expect(
      await page.getByRole('button', { name: new RegExp(`^Claim on this line.*${words}`) }).count(),
      words,
    ).toBe(1);
  const shown = mark.locator('[data-relation]');
  const text = (await page.locator('[data-start]').first().boundingBox())!;
  const boxes = await shown.evaluateAll((badges) =>
    badges.map((badge) => badge.getBoundingClientRect().toJSON()),
  );
  expect(boxes).toHaveLength(4);
  for (const { width, right } of boxes) {
    expect(width).toBeGreaterThan(15);
    expect(right).toBeLessThan(text.x);
  }
});
