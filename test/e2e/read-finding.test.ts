import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { audit, axe } from '../support/audit.ts';
import { openFerryStory } from '../support/ferry-story.ts';

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the article' });
const count = (page: Page) => bar(page).getByRole('status');
const held = (page: Page) => page.getByRole('status').filter({ hasText: /^Held: / });

/** The words that a highlight paints. */
const painted = (page: Page, layer: string) =>
  page.evaluate(
    (name) =>
      [...(CSS.highlights.get(name) ?? [])].map(
        ({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = new Range();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return range.toString();
        },
      ),
    layer,
  );

test('by keyboard: words are found, gone through, and held when the bar is closed', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('HÁRBOUR');
  await count(page).getByText('1 of 3').waitFor();
  expect(await painted(page, 'find')).toEqual(['harbour', 'harbour', 'harbour']);
  await page.keyboard.press('Enter');
  await count(page).getByText('2 of 3').waitFor();
  await count(page).getByText('bruises in the harbour office').waitFor();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+F3');
  await count(page).getByText('3 of 3').waitFor();
  await page.evaluate(axe);
  expect(await audit(page)).toEqual([]);

  await page.keyboard.press('Control+f');
  await page.keyboard.type('share this');
  await count(page).getByText('Nothing found').waitFor();
  await page.getByText(/line set aside/).click();
  await count(page).getByText('1 of 1').waitFor();

  await bar(page).getByRole('textbox').fill('pilot');
  await count(page).getByText('1 of 1').waitFor();
  await page.keyboard.press('Escape');
  await held(page).getByText('pilot').waitFor();
  expect(await bar(page).count()).toBe(0);
  expect(await painted(page, 'find')).toEqual([]);
  await page.keyboard.press('Shift+ArrowDown');
  await held(page).getByText('pilot in March, the harbour master said').waitFor();
  await page.keyboard.press('i');
  await page.getByRole('status', { name: 'Messages' }).getByText('Copied with its citation.').waitFor();
  await page.keyboard.press('F3');
  await bar(page).getByRole('textbox').press('Control+v');
  expect(await bar(page).getByRole('textbox').inputValue()).toBe(
    '“pilot in March, the harbour master said.” — “Ferry runs aground off Stell”, Post, 5 May 2026',
  );
  await bar(page).getByRole('textbox').fill('pilot');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F3');
  expect(await bar(page).getByRole('textbox').inputValue()).toBe('pilot');
  await page.keyboard.press('Escape');

  // The paper has the text with numbered claims and what others say; nothing of the workbench.
  await page.evaluate(() => {
    window.print = () => window.dispatchEvent(new Event('beforeprint'));
  });
  await page.keyboard.press('Control+p');
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('body > article');
  await paper.getByText('Nearly 200 passengers were taken off').waitFor();
  expect(await paper.innerText()).toMatch(/evening1, the coastguard said\.[\s\S]*17:402 near/);
  const first = paper.getByRole('listitem').filter({ hasText: /^About 300 passengers/ });
  expect((await first.innerText()).split('\n').filter(Boolean).slice(0, 2)).toEqual([
    'About 300 passengers were taken off the ferry on Tuesday evening',
    'Tags: ferry · To check',
  ]);
  expect(await page.getByRole('banner').isVisible()).toBe(false);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(() => paper.count()).toBe(0);
});

test('by mouse: the ends of a claim are dragged, to words and to letters; each is one step of undo', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  const text = page.getByRole('document', { name: /^Ferry runs aground/ });
  const selected = async () => (await painted(page, 'claim-selected')).join(' | ');
  const end = page.getByRole('slider', { name: 'End of the claim' });
  /** Where its bar stands. */
  const barOf = (box: { x: number; y: number; width: number; height: number }) =>
    [box.x + box.width - 3, box.y + box.height / 2] as const;
  /** Where in the window some words of the text end. */
  const placeOf = (words: string) =>
    text.evaluate((element, sought) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as globalThis.Text;
        const at = node.data.indexOf(sought);
        if (at < 0) continue;
        const range = new Range();
        range.setStart(node, at + sought.length - 1);
        range.setEnd(node, at + sought.length);
        const { right, top, height } = range.getBoundingClientRect();
        return [right, top + height / 2] as const;
      }
      throw new Error(`${sought} is not in the text`);
    }, words);

  await text.getByText('near the harbour wall').click({ position: { x: 40, y: 10 } });
  await expect.poll(selected).toBe('The engine failed at 17:40');
  await page.mouse.move(...barOf((await end.boundingBox())!));
  await page.mouse.down();
  const [x, y] = await placeOf('near the harb');
  await page.mouse.move(x, y, { steps: 4 });
  await expect.poll(selected).toBe('The engine failed at 17:40 near the harbour');
  await page.mouse.up();
  const messages = page.getByRole('status', { name: 'Messages' });
  await messages.getByText('The claim reads now: “The engine failed at 17:40 near the harbour”').waitFor();
  // The end that is taken next is the one of the library's answer, at its new place.
  const [newEnd] = await placeOf('near the harbour');
  await expect.poll(async () => Math.abs(barOf((await end.boundingBox())!)[0] - newEnd)).toBeLessThan(12);

  await page.mouse.move(...barOf((await end.boundingBox())!));
  await page.mouse.down();
  await page.keyboard.down('Alt');
  await page.mouse.move(...(await placeOf('engine fail')), { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await messages.getByText('The claim reads now: “The engine fail”').waitFor();
  expect(await selected()).toBe('The engine fail');

  await page.keyboard.press('Control+z');
  await expect.poll(selected).toBe('The engine failed at 17:40 near the harbour');
  await page.keyboard.press('Shift+F');
  await page.keyboard.press('Shift+H');
  await page.keyboard.press('h');
  await page.keyboard.press('h');
  await expect.poll(selected).toBe('engine failed at 17:40 near the harbour wall');
  await messages.getByText('“engine failed at 17:40 near the harbour wall”').waitFor();
  await end.press('ArrowLeft');
  await expect.poll(selected).toBe('engine failed at 17:40 near the harbour');
  expect(await end.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.evaluate(axe);
  expect(await audit(page)).toEqual([]);
});

test('by mouse: what begins right behind a chosen claim is selected from its first letter, and the claim stays', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  const text = page.getByRole('document', { name: /^Ferry runs aground/ });
  await text.getByText('near the harbour wall').click({ position: { x: 40, y: 10 } });
  await page.getByRole('slider', { name: 'End of the claim' }).waitFor();
  const [from, to] = await text.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as globalThis.Text;
      const at = node.data.indexOf('near the harbour');
      if (at < 0) continue;
      const placeOf = (offset: number) => {
        const range = new Range();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const { left, top, height } = range.getBoundingClientRect();
        return { x: left + 1, y: top + height / 2 };
      };
      return [placeOf(at), placeOf(at + 'near the harb'.length)];
    }
    throw new Error('not in the text');
  });
  await page.mouse.move(from!.x, from!.y);
  await page.mouse.down();
  await page.mouse.move(to!.x, to!.y, { steps: 4 });
  await page.mouse.up();
  await held(page).filter({ hasText: 'near the harbour' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await painted(page, 'claim')).toContain('The engine failed at 17:40');
});

test('a claim’s ends stand at its words, also when the fonts come late', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  const fonts = Promise.withResolvers<void>();
  await page.route(/\.woff2/, async (route) => {
    await fonts.promise;
    await route.continue();
  });
  await page.reload();
  const text = page.getByRole('document', { name: /^Ferry runs aground/ });
  await text.waitFor();
  // As where no line breaks elsewhere: the text is as high as before.
  await text.evaluate((element) => {
    (element.firstElementChild as HTMLElement).style.height = '2000px';
  });
  await page.keyboard.press('j');
  const end = page.getByRole('slider', { name: 'End of the claim' });
  await end.waitFor();
  const distance = async () => {
    const { x, width } = (await end.boundingBox())!;
    const right = await page.evaluate(() => {
      const [last] = [...CSS.highlights.get('claim-selected')!].slice(-1);
      const range = new Range();
      range.setStart(last!.endContainer, last!.endOffset - 1);
      range.setEnd(last!.endContainer, last!.endOffset);
      return range.getBoundingClientRect().right;
    });
    return Math.abs(x + width - 3 - right);
  };
  await expect.poll(distance).toBeLessThan(1);
  const before = (await end.boundingBox())!.x;
  fonts.resolve();
  await expect.poll(async () => (await end.boundingBox())!.x).not.toBe(before);
  await expect.poll(distance).toBeLessThan(1);
});

test('by words, a claim and a held passage stop at their paragraph’s border; pressed once more, they go over it', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  const text = page.getByRole('document', { name: /^Ferry runs aground/ });
  const selected = async () => (await painted(page, 'claim-selected')).join(' | ');
  const stop = (words: string) =>
    page.getByRole('status', { name: 'Messages' }).getByText(`The paragraph ${words} here`).waitFor();
  await text.getByText('near the harbour wall').click({ position: { x: 40, y: 10 } });
  await expect.poll(selected).toBe('The engine failed at 17:40');
  await page.keyboard.press('f');
  await stop('begins');
  expect(await selected()).toBe('The engine failed at 17:40');
  await page.keyboard.press('f');
  await expect.poll(selected).toMatch(/^said\.\s*The engine failed at 17:40$/);
  await page.keyboard.press('Control+z');
  await expect.poll(selected).toBe('The engine failed at 17:40');
  // A key that is held down comes again by itself, and stays.
  await page.keyboard.down('f');
  await stop('begins');
  await page.keyboard.down('f');
  await page.keyboard.up('f');
  await page.keyboard.press('Shift+F');
  await expect.poll(selected).toBe('engine failed at 17:40');
  await page.keyboard.press('f');
  await expect.poll(selected).toBe('The engine failed at 17:40');
  const start = page.getByRole('slider', { name: 'Start of the claim' });
  await start.press('ArrowLeft');
  await stop('begins');

  await text.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await held(page).getByText('Two passengers were treated for bruises in the harbour office.').waitFor();
  await page.keyboard.press('Control+Shift+ArrowRight');
  await stop('ends');
  expect(await held(page).textContent()).not.toContain('The line');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await held(page)
    .getByText(/office\.\s*The$/)
    .waitFor();
  // By sentences the next paragraph’s is asked for.
  await page.keyboard.press('Shift+ArrowDown');
  await held(page)
    .getByText(/The line paid 4,000 crowns .* said\.$/)
    .waitFor();
});

test('an end that is taken before the last move was read, and let go after it, moves on from there', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  const text = page.getByRole('document', { name: /^Ferry runs aground/ });
  const messages = page.getByRole('status', { name: 'Messages' });
  const end = page.getByRole('slider', { name: 'End of the claim' });
  const toEnd = async () => {
    const { x, y, width, height } = (await end.boundingBox())!;
    return [x + width / 2, y + height / 2] as const;
  };
  await text.getByText('near the harbour wall').click({ position: { x: 40, y: 10 } });
  const mayRead = Promise.withResolvers<void>();
  let isMoved = false;
  await page.route('**/api', async (route) => {
    const asked = route.request().postData() ?? '';
    if (asked.includes('claim.moveAnchor')) isMoved = true;
    else if (isMoved) await mayRead.promise;
    await route.continue();
  });
  await page.keyboard.press('h');
  await messages.getByText('The claim reads now: “The engine failed at 17:40 near”').waitFor();
  const [x, y] = await toEnd();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y, { steps: 2 });
  const read = page.waitForResponse(
    (response) => !!response.request().postData()?.includes('"article.read"'),
  );
  mayRead.resolve();
  await (await read).finished();
  // Its answer is drawn when the frame after it has come.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.mouse.move(x + 40, y, { steps: 2 });
  await page.mouse.up();
  await messages.getByText(/^The claim reads now: “The engine failed at 17:40 near the/).waitFor();
});

test('why a claim stopped stays told when an earlier move is answered after it', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  const text = page.getByRole('document', { name: /^Ferry runs aground/ });
  const messages = page.getByRole('status', { name: 'Messages' });
  const told: string[] = [];
  await page.exposeFunction('noteTold', (words: string) => told.push(words));
  await messages.evaluate((region) => {
    const note = (globalThis as unknown as { noteTold(words: string): void }).noteTold;
    new MutationObserver(() => note(region.textContent)).observe(region, { childList: true, subtree: true });
  });
  const answer = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route('**/api', async (route) => {
    if (!route.request().postData()?.includes('claim.moveAnchor')) return route.continue();
    asked.resolve();
    await answer.promise;
    await route.continue();
  });
  await text.getByText('near the harbour wall').click({ position: { x: 40, y: 10 } });
  await page.keyboard.press('Shift+F');
  await page.keyboard.press('f');
  await page.keyboard.press('f');
  await asked.promise;
  answer.resolve();
  const moves = () => told.filter((words) => words.startsWith('The claim reads now')).length;
  await expect.poll(moves).toBe(2);
  await messages.getByText('The paragraph begins here').waitFor();
});

test('in a small window, however many bars stand above the text, it keeps two thirds of the height', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.setViewportSize({ width: 900, height: 480 });
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  const text = page.getByRole('document', { name: /^Ferry runs aground/ });
  const inspector = page.getByRole('complementary', { name: 'Selected claim' });
  await text.getByText('near the harbour wall').click({ position: { x: 40, y: 10 } });
  await page.getByRole('button', { name: 'New revision…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox')
    .fill(
      'Ferry runs aground off Stell\n\nAbout 310 passengers were taken off the ferry on Tuesday evening.',
    );
  await dialog.getByRole('button', { name: 'Add revision' }).click();
  await page.getByRole('region', { name: 'Changed by revisions' }).waitFor();
  await page.getByRole('region', { name: 'Revisions', exact: true }).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('j');
  await page.keyboard.press('g');
  await page.getByRole('region', { name: 'Tagging' }).waitFor();
  const share = () =>
    text.evaluate((element) => element.clientHeight / element.parentElement!.getBoundingClientRect().height);
  await expect.poll(share).toBeGreaterThan(0.6);
  // 1440 x 900 at a zoom of 200 %: beside the claim, and without what stands above it once that is scrolled away.
  await page.setViewportSize({ width: 720, height: 450 });
  await expect.poll(() => text.evaluate((element) => element.clientHeight)).toBeGreaterThan(450 / 2);
  const [own, pane] = [(await text.boundingBox())!, (await inspector.boundingBox())!];
  expect(own.x + own.width).toBeLessThanOrEqual(pane.x);
  await text.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect
    .poll(async () => {
      const bar = (await page.getByRole('region', { name: 'Tagging' }).boundingBox())!;
      return bar.y + bar.height;
    })
    .toBeLessThanOrEqual(own.y);
});

test('an article that comes late leaves the focus to whoever has gone on by Tab', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  const text = (name: RegExp) => page.getByRole('document', { name });
  await text(/^Ferry runs aground/).waitFor();
  const mayCome = Promise.withResolvers<void>();
  await page.route('**/api', async (route) => {
    if (route.request().postData()?.includes('"article.read"')) await mayCome.promise;
    await route.continue();
  });
  const links = page.getByRole('navigation', { name: 'Articles and tags' }).getByRole('link');
  const asked = page.waitForRequest((request) => !!request.postData()?.includes('"article.read"'));
  await links.first().focus();
  await page.keyboard.press('Enter');
  await asked;
  await page.keyboard.press('Tab');
  mayCome.resolve();
  await text(/./).waitFor();
  expect(await links.nth(1).evaluate((link) => link === document.activeElement)).toBe(true);
  // Whoever stayed where he was reads on.
  await page.keyboard.press('Enter');
  await expect.poll(() => text(/./).evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a claim that is marked, or deleted, late leaves whoever has gone to another view there', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const act = async (key: string, name: string, prepare: string) => {
    await story.show(`#/read/${story.articleIds['post.txt']}`);
    await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
    await page.keyboard.press(prepare);
    const mayCome = Promise.withResolvers<void>();
    await page.route('**/api', async (route) => {
      if (route.request().postData()?.includes(`"${name}"`)) await mayCome.promise;
      await route.continue();
    });
    const asked = page.waitForRequest((request) => !!request.postData()?.includes(`"${name}"`));
    const answered = page.waitForResponse(
      (response) => !!response.request().postData()?.includes(`"${name}"`),
    );
    await page.keyboard.press(key);
    await asked;
    await story.show('#/claims');
    await page.getByRole('grid', { name: 'Claims' }).waitFor();
    mayCome.resolve();
    await (await answered).finished();
    await page.unroute('**/api');
    // The keys are free again, and the view is the same.
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    expect(new URL(page.url()).hash).toBe('#/claims');
    await page.keyboard.press('Escape');
  };
  await act('c', 'claim.create', 'n');
  await act('Delete', 'bin.put', 'j');
});
