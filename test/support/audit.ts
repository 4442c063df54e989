import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { root } from './electron-app.ts';

/** What a page needs before it can be audited. */
export const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/**
 * What every rule of axe finds wrong with the page in light, and those that look at colours in dark:
 * `dark: color-contrast at .hint`.
 * @param isStrict also by the rule for more contrast (WCAG 1.4.6), which a page need not follow for everybody
 */
export async function audit(page: Page, { isStrict = false } = {}): Promise<string[]> {
  const strictly = { enabled: isStrict };
  const inLight: RunOptions = { rules: { 'color-contrast-enhanced': strictly } };
  const inDark: RunOptions = { ...inLight, runOnly: ['cat.color'] };
  const found: string[] = [];
  for (const [colorScheme, options] of [
    ['light', inLight],
    ['dark', inDark],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations, passes } = await page.evaluate(
      (given) =>
        (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(given),
      options,
    );
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
    for (const { id, nodes } of violations)
      for (const { target } of nodes) found.push(`${colorScheme}: ${id} at ${target}`);
  }
  return found;
}
