import type { Page } from 'playwright-core';

/** More Tab stops than any view has. */
const mostStops = 250;

interface Stop {
  readonly what: string;
  readonly name: string;
  readonly role: string;
}

/**
 * Walks the whole page by Tab, once round, and says what is wrong: a control without a name, or one at which nobody
 * sees that it has the focus. The focus is looked at as it is drawn: with it and without it the place must differ.
 */
export async function walkByTab(page: Page): Promise<{ stops: number; faults: string[] }> {
  const client = await page.context().newCDPSession(page);
  const faults: string[] = [];
  const seen = new Set<string>();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  try {
    for (let stops = 0; stops < mostStops; stops++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const mark = element.getAttribute('data-walked');
        element.setAttribute('data-walked', 'yes');
        element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { isSeen: mark !== null, x, y, width, height, what: element.outerHTML.slice(0, 120) };
      });
      if (!at || at.isSeen) return { stops, faults };
      const { name, role } = await describeFocused(client);
      if (name.trim() === '') faults.push(`no name: ${role} ${at.what}`);
      const key = `${role} ${name}`;
      if (!seen.has(key) && !(await isFocusSeen(page, at))) faults.push(`no visible focus: ${key}`);
      seen.add(key);
    }
    return { stops: mostStops, faults: [...faults, 'Tab does not come round'] };
  } finally {
    await client.detach();
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('[data-walked]'))
        element.removeAttribute('data-walked');
    });
  }
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;

/** As assistive technology hears it. */
async function describeFocused(client: Session): Promise<Pick<Stop, 'name' | 'role'>> {
  const { result } = await client.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await client.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId!,
    fetchRelatives: false,
  });
  const [node] = nodes;
  return { name: String(node?.name?.value ?? ''), role: String(node?.role?.value ?? '') };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function isFocusSeen(page: Page, box: Box): Promise<boolean> {
  const size = page.viewportSize()!;
  const [left, top] = [Math.max(0, box.x - 5), Math.max(0, box.y - 5)];
  const clip = {
    x: left,
    y: top,
    width: Math.max(1, Math.min(size.width, box.x + box.width + 5) - left),
    height: Math.max(1, Math.min(size.height, box.y + box.height + 5) - top),
  };
  const shoot = () => page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  const focused = await shoot();
  await page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    element.setAttribute('data-back', '');
    element.blur();
  });
  const blurred = await shoot();
  await page.evaluate(() => {
    const element = document.querySelector<HTMLElement>('[data-back]');
    element?.removeAttribute('data-back');
    element?.focus({ preventScroll: true });
  });
  return !focused.equals(blurred);
}
