import type { Page } from 'playwright-core';
import type { GalleryLibrary } from './libraries.ts';

export interface View {
  readonly name: string;
  /** The address without its `#/`. */
  route(library: GalleryLibrary): string;
  /** What a person does there before the picture is taken. */
  act?(page: Page): Promise<void>;
  /** It shows something that an empty library does not have. */
  readonly needsContent?: true;
}

const press = (key: string) => async (page: Page) => {
  await page.getByRole('main').waitFor();
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
};
const click = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.getByRole('dialog').waitFor();
};

const aTable =
  'Headline;Body;Date;Outlet\n"Ferry late";"The morning ferry from Orrin was two hours late on Monday, its captain said.";2026-03-01;Northern Wire\n"Ferry later";"The evening ferry was five hours late on Monday, its owners said.";2026-03-01;Record\n';

/** Chooses these files where articles are added. */
const addFiles = (files: Readonly<Record<string, string>>) => async (page: Page) => {
  await click('Add articles')(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(text),
    })),
  );
};

/** Every view and dialog of the workbench. */
export const views: readonly View[] = [
  { name: 'library', route: () => 'library' },
  { name: 'read', route: ({ articleIds }) => `read/${articleIds[0] ?? ''}` },
  {
    name: 'read a claim',
    route: ({ articleIds, claimIds }) => `read/${articleIds[0]}?claim=${claimIds[0]}`,
    needsContent: true,
  },
  { name: 'claim alone', route: ({ claimIds }) => `claim/${claimIds[0]}`, needsContent: true },
  { name: 'compare', route: () => 'compare' },
  { name: 'compare a point', route: ({ claimIds }) => `compare?point=${claimIds[0]}`, needsContent: true },
  {
    name: 'why sources are one',
    route: ({ claimIds }) => `compare?point=${claimIds[0]}`,
    act: async (page) => {
      await page.getByRole('complementary', { name: 'Point' }).waitFor();
      await page.keyboard.press('v');
    },
    needsContent: true,
  },
  {
    name: 'side by side',
    route: ({ articleIds }) => `side-by-side/${articleIds[0]}/${articleIds[1]}`,
    needsContent: true,
  },
  { name: 'triage', route: () => 'triage' },
  { name: 'triage revised', route: () => 'triage?list=revised' },
  { name: 'triage aged', route: () => 'triage?list=aged' },
  { name: 'triage stale', route: () => 'triage?list=stale' },
  { name: 'claims', route: () => 'claims' },
  { name: 'search', route: () => 'search' },
  { name: 'search with hits', route: () => 'search?q=the', needsContent: true },
  { name: 'earlier checks', route: () => 'checks' },
  {
    name: 'earlier checks with hits',
    // Words of both libraries that have claims.
    route: () =>
      `checks?q=${encodeURIComponent('About 1,400 residents were taken out of their homes: Vell will close 10 bridges')}`,
    needsContent: true,
    act: async (page) => {
      await page.getByRole('button', { name: 'Why?' }).first().click();
      await page.getByRole('list', { name: 'Why it was found' }).waitFor();
    },
  },
  { name: 'why', route: () => 'why' },
  {
    name: 'why two claims',
    route: ({ claimIds }) => `why?a=claim:${claimIds[0]}&b=claim:${claimIds[1]}`,
    needsContent: true,
  },
  {
    name: 'a reading that is corrected',
    route: ({ articleIds, claimIds }) => `read/${articleIds[0]}?claim=${claimIds[0]}`,
    needsContent: true,
    act: async (page) => {
      await page.locator('summary').filter({ hasText: 'Reading' }).click();
      await page
        .getByRole('button', { name: /^Correct / })
        .first()
        .click();
    },
  },
  { name: 'settings', route: () => 'settings' },
  {
    name: 'aliases',
    route: () => 'settings',
    act: (page) => page.getByRole('tab', { name: 'Aliases' }).click(),
  },
  { name: 'timeline', route: () => 'timeline' },
  { name: 'sources', route: () => 'sources' },
  {
    name: 'about',
    route: () => 'settings',
    act: async (page) => {
      await page.getByRole('tab', { name: 'About' }).click();
      await page.getByRole('list', { name: 'Packages and their licences' }).waitFor();
    },
  },
  {
    name: 'tour',
    route: () => 'settings',
    act: async (page) => {
      await page.getByRole('tab', { name: 'About' }).click();
      await click('Show me around')(page);
    },
  },
  { name: 'bin', route: () => 'bin' },
  { name: 'add articles', route: () => 'library', act: click('Add articles') },
  {
    name: 'columns of a table',
    route: () => 'library',
    act: async (page) => {
      await addFiles({ 'list.csv': aTable })(page);
      await page.getByRole('dialog', { name: 'Columns of “list.csv”' }).getByText('Record').waitFor();
    },
  },
  {
    name: 'what became of files',
    route: () => 'library',
    act: async (page) => {
      await addFiles({ 'broken.pdf': '%PDF-1.4 nothing follows', 'empty.docx': '' })(page);
      await page.getByText('2 files refused').last().waitFor();
    },
  },
  {
    name: 'edit details',
    route: ({ articleIds }) => `read/${articleIds[0]}`,
    act: click('Edit details'),
    needsContent: true,
  },
  {
    name: 'new revision',
    route: ({ articleIds }) => `read/${articleIds[0]}`,
    act: click('New revision…'),
    needsContent: true,
  },
  { name: 'paste text', route: () => 'library', act: click('Paste text') },
  { name: 'export', route: () => 'library', act: click('Export') },
  { name: 'keys', route: () => 'library', act: press('?') },
  { name: 'palette', route: () => 'library', act: press('Control+k') },
  { name: 'history', route: () => 'library', act: press('Control+Shift+h') },
];
