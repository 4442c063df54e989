import { basename, dirname, extname, join } from 'node:path';
import {
  app,
  type BaseWindow,
  type BrowserWindow,
  dialog,
  Menu,
  type MenuItemConstructorOptions,
} from 'electron';
import type { MenuEvent } from '../src/contract/events.ts';
import { RequestError } from '../src/contract/result.ts';
import { say } from './words.ts';

/** What the menu's items lead to. A window is the one that was in front; some systems have a menu without one. */
export interface MenuActions {
  newLibrary(): void;
  openLibrary(): void;
  openRecent(path: string): void;
  openSample(): void;
  addArticles(window: BaseWindow): void;
  saveCopy(window: BaseWindow): void;
  showInFolder(window: BaseWindow): void;
  tellPage(window: BaseWindow, command: MenuEvent['command']): void;
}

/** What the system does by itself has the same name on every one. */
const named = (
  ...roles: (
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'resetZoom'
    | 'zoomIn'
    | 'zoomOut'
    | 'togglefullscreen'
  )[]
): MenuItemConstructorOptions[] => roles.map((role) => ({ role, label: say(`menu.${role}`) }));

/** Puts the program's menu in place, with these libraries under “Open recent”. */
export function setMenu(recent: readonly string[], actions: MenuActions): void {
  const inWindow =
    (act: (window: BaseWindow) => void): NonNullable<MenuItemConstructorOptions['click']> =>
    (_, window) => {
      if (window) act(window);
    };
  const system = process.platform;
  const tell = (command: MenuEvent['command']) => inWindow((window) => actions.tellPage(window, command));

  const file: MenuItemConstructorOptions[] = [
    { id: 'new', label: say('menu.new'), accelerator: 'CmdOrCtrl+N', click: actions.newLibrary },
    { id: 'open', label: say('menu.open'), accelerator: 'CmdOrCtrl+O', click: actions.openLibrary },
    {
      id: 'recent',
      label: say('menu.recent'),
      enabled: recent.length > 0,
      submenu: recent.map((path) => ({ label: path, click: () => actions.openRecent(path) })),
    },
    { id: 'sample', label: say('menu.sample'), click: actions.openSample },
    { type: 'separator' },
    {
      id: 'add-articles',
      label: say('menu.addArticles'),
      accelerator: 'CmdOrCtrl+I',
      click: inWindow(actions.addArticles),
    },
    { id: 'export', label: say('menu.export'), accelerator: 'CmdOrCtrl+E', click: tell('export') },
    { id: 'save-copy', label: say('menu.saveCopy'), click: inWindow(actions.saveCopy) },
    { id: 'show-in-folder', label: say('menu.showInFolder'), click: inWindow(actions.showInFolder) },
    { type: 'separator' },
    { role: 'close', label: say('menu.close', { system }) },
    ...(process.platform === 'darwin'
      ? []
      : [{ role: 'quit', label: say('menu.quit', { system }) } as const]),
  ];
  // Without a role and a registered shortcut: a text field keeps its own undo, and the page knows which is meant.
  const edit: MenuItemConstructorOptions[] = [
    {
      id: 'undo',
      label: say('menu.undo'),
      accelerator: 'CmdOrCtrl+Z',
      registerAccelerator: false,
      click: tell('undo'),
    },
    {
      id: 'redo',
      label: say('menu.redo'),
      accelerator: 'CmdOrCtrl+Shift+Z',
      registerAccelerator: false,
      click: tell('redo'),
    },
    { type: 'separator' },
    ...named('cut', 'copy', 'paste', 'selectAll'),
  ];
  const view: MenuItemConstructorOptions[] = [
    ...named('resetZoom', 'zoomIn', 'zoomOut'),
    { type: 'separator' },
    ...named('togglefullscreen'),
  ];
  const help: MenuItemConstructorOptions[] = [
    {
      id: 'keys',
      label: say('menu.keys'),
      accelerator: '?',
      registerAccelerator: false,
      click: tell('keys'),
    },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      { label: say('menu.file'), submenu: file },
      { label: say('menu.edit'), submenu: edit },
      { label: say('menu.view'), submenu: view },
      { label: say('menu.help'), role: 'help', submenu: help },
    ]),
  );
}

const startChoices = ['new', 'open', 'sample', 'quit'] as const;
export type StartChoice = (typeof startChoices)[number];

/** Asks what to begin with when no library is open. */
export async function askForStart(): Promise<StartChoice> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: app.getName(),
    message: say('dialog.whichLibrary'),
    buttons: [say('dialog.newLibrary'), say('dialog.open'), say('dialog.sampleLibrary'), say('dialog.quit')],
    defaultId: startChoices.indexOf('new'),
    cancelId: startChoices.indexOf('quit'),
    noLink: true,
  });
  return startChoices[response] ?? 'quit';
}

const libraryFiles = () => [{ name: say('dialog.libraryFiles'), extensions: ['claimbench'] }];

/** Asks where a new library is to be. Always answers with the ending `.claimbench`; null: nowhere. */
export async function askForNewLibrary(): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: say('dialog.newLibraryTitle'),
    defaultPath: `${say('dialog.libraryFile')}.claimbench`,
    filters: libraryFiles(),
  });
  return canceled || !filePath ? null : withEnding(filePath);
}

/** Asks where a copy of the library is to be; null: nowhere. */
export async function askForCopy(window: BrowserWindow, library: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say('dialog.saveCopyTitle'),
    defaultPath: join(
      dirname(library),
      `${say('dialog.copyOf', { name: basename(library, '.claimbench') })}.claimbench`,
    ),
    filters: libraryFiles(),
  });
  return canceled || !filePath ? null : withEnding(filePath);
}

const withEnding = (path: string) => (extname(path) === '.claimbench' ? path : `${path}.claimbench`);

/** Asks for a library that exists; null: none. */
export async function askForLibrary(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: say('dialog.openLibraryTitle'),
    properties: ['openFile'],
    filters: libraryFiles(),
  });
  return filePaths[0] ?? null;
}

/** Asks for files to import; of any kind, because the importer says best what it can read. */
export async function askForArticles(window: BrowserWindow): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: say('dialog.addArticlesTitle'),
    properties: ['openFile', 'multiSelections'],
  });
  return filePaths;
}

/** Asks whether a window may close over words that stand in a form and were not used. */
export function askToLeave(window: BrowserWindow): boolean {
  const choice = dialog.showMessageBoxSync(window, {
    type: 'question',
    title: app.getName(),
    message: say('dialog.wordsWait'),
    buttons: [say('dialog.stay'), say('dialog.closeAllTheSame')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return choice === 1;
}

/** Tells what went wrong with what somebody had asked for. */
export async function showFailure(what: string, error: unknown): Promise<void> {
  if (!(error instanceof RequestError)) console.error(error);
  await dialog.showMessageBox({
    type: 'error',
    title: app.getName(),
    message: what,
    detail: error instanceof Error ? error.message : String(error),
  });
}
