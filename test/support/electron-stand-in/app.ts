import { mkdirSync } from 'node:fs';
import { type RunningBrowser, startBrowser } from './browser.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { launched } from './launch.ts';
import { serveSchemes } from './schemes.ts';
import { preventable, StrictEmitter } from './strict.ts';
import { attachWindows, BrowserWindow, mayOpen, windowEvents } from './window.ts';

/** Electron's app: the life of the program from its start to its last window. */
class App extends StrictEmitter {
  readonly isPackaged = launched.isPackaged;
  private browser: RunningBrowser | undefined;
  private isQuitting = false;
  // Not at once: the program's first turn still registers schemes and takes the lock.
  private readonly ready = new Promise<void>((resolve, reject) => {
    setImmediate(() => this.start().then(resolve, reject));
  });

  constructor() {
    super();
    mkdirSync(launched.userFolder, { recursive: true });
    windowEvents.on('created', (contents) => this.emit('web-contents-created', {}, contents));
    windowEvents.on('all-closed', () => {
      if (this.isQuitting) void this.finishQuitting();
      else this.emit('window-all-closed');
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.quit());
  }

  private async start() {
    this.browser = await startBrowser(launched.userFolder, await serveSchemes(mayOpen));
    await attachWindows(this.browser.context);
    // Playwright waits for this line, as Chromium itself would print it.
    process.stderr.write(`DevTools listening on ${this.browser.endpoint}\n`);
    this.emit('ready');
  }

  whenReady() {
    return this.ready;
  }

  isReady() {
    return this.browser !== undefined;
  }

  getName() {
    return launched.name;
  }

  getVersion() {
    return launched.version;
  }

  getAppPath() {
    return launched.folder;
  }

  getPath(name: string) {
    if (name !== 'userData') throw new Error(`The Electron stand-in has no path ${name}`);
    return launched.userFolder;
  }

  requestSingleInstanceLock(data: unknown) {
    const note = { argv: process.argv, folder: process.cwd(), data };
    return takeInstanceLock(launched.userFolder, note, (second) => {
      void this.ready.then(() => this.emit('second-instance', {}, second.argv, second.folder, second.data));
    });
  }

  /** before-quit, then every window closes, then will-quit: each can say no. */
  quit() {
    if (this.isQuitting || this.isPrevented('before-quit')) return;
    this.isQuitting = true;
    const windows = BrowserWindow.getAllWindows();
    for (const window of windows) window.close();
    if (windows.length === 0) void this.finishQuitting();
  }

  private async finishQuitting() {
    this.isQuitting = false;
    if (this.isPrevented('will-quit')) return;
    this.exit();
  }

  private isPrevented(name: string): boolean {
    const event = preventable({});
    this.emit(name, event);
    return event.defaultPrevented;
  }

  /** At once, asking nobody. */
  exit(code = 0) {
    this.emit('quit', {}, code);
    if (!this.browser) process.exit(code);
    void this.browser.close().finally(() => process.exit(code));
  }
}

export const app = new App();
