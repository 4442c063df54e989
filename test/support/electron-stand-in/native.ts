import type { MenuItemConstructorOptions } from 'electron';
import { makeStrict } from './strict.ts';

type Shown = { message?: string; detail?: string; title?: string; cancelId?: number };

/** Nobody sits before a test, so a dialog is printed. */
function show(kind: string, args: unknown[]): Shown {
  const options = args.at(-1) as Shown;
  console.log(`${kind}: ${[options.message ?? options.title, options.detail].filter(Boolean).join(' ')}`);
  return options;
}

/**
 * Every dialog answers as if it had been closed; a test puts its own answers in place, on the real Electron too.
 */
export const dialog = makeStrict('dialog', {
  async showOpenDialog(...args: unknown[]) {
    show('open dialog', args);
    return { canceled: true, filePaths: [] as string[] };
  },
  async showSaveDialog(...args: unknown[]) {
    show('save dialog', args);
    return { canceled: true, filePath: '' };
  },
  async showMessageBox(...args: unknown[]) {
    return { response: show('message box', args).cancelId ?? 0, checkboxChecked: false };
  },
});

export const shell = makeStrict('shell', {
  showItemInFolder(_path: string) {},
});

export const screen = makeStrict('screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
});

type Item = Omit<MenuItemConstructorOptions, 'submenu' | 'click'> & {
  submenu?: Menu;
  /** As Electron calls it: the shortcut's event, then the window in front. */
  click(event?: unknown, window?: unknown): void;
};

export class Menu {
  private static applicationMenu: Menu | null = null;
  readonly items: Item[];

  constructor(template: MenuItemConstructorOptions[]) {
    this.items = template.map(({ submenu, click, ...rest }) => {
      const item: Item = {
        ...rest,
        ...(Array.isArray(submenu) ? { submenu: new Menu(submenu) } : {}),
        click: (event, window) => click?.(item as never, window as never, event as never),
      };
      return item;
    });
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]) {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null) {
    Menu.applicationMenu = menu;
  }

  static getApplicationMenu() {
    return Menu.applicationMenu;
  }

  getMenuItemById(id: string): Item | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}
