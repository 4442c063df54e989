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
    name: 'side by side',
    route: ({ articleIds }) => `side-by-side/${articleIds[0]}/${articleIds[1]}`,
    needsContent: true,
  },
  { name: 'triage', route: () => 'triage' },
  { name: 'claims', route: () => 'claims' },
  { name: 'search', route: () => 'search' },
  { name: 'search with hits', route: () => 'search?q=the', needsContent: true },
  { name: 'settings', route: () => 'settings' },
  { name: 'bin', route: () => 'bin' },
  { name: 'add articles', route: () => 'library', act: click('Add articles') },
  { name: 'export', route: () => 'library', act: click('Export') },
  { name: 'keys', route: () => 'library', act: press('?') },
  { name: 'palette', route: () => 'library', act: press('Control+k') },
  { name: 'history', route: () => 'library', act: press('Control+Shift+h') },
];
