import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { installEnvironment, type PageAnswer, type PageCall } from './page-environment.ts';
import { fromWeb, isServed, toWeb } from './schemes.ts';
import { isPermitted } from './session.ts';
import { makeStrict, preventable, StrictEmitter } from './strict.ts';

/** created (with the new contents) and all-closed: what the app passes on under Electron's names. */
export const windowEvents = new EventEmitter();

const windows: BrowserWindow[] = [];
let context: BrowserContext | undefined;

type Invoked = (event: object, ...args: unknown[]) => unknown;
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** Electron's window: a page of the Chromium that was started. */
export class BrowserWindow extends StrictEmitter {
  readonly webContents: WebContents;
  readonly opened: Promise<Page>;
  page: Page | undefined;
  /** Where the program itself is sending the page. */
  loading: string | undefined;
  private readonly options: BrowserWindowConstructorOptions;
  private bounds: { x: number; y: number; width: number; height: number };
  private maximized = false;
  private destroyed = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    if (!context) throw new Error('A BrowserWindow cannot be made before the app is ready');
    refuseUnsafe(options);
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.options = options;
    this.bounds = { x, y, width, height };
    this.webContents = new WebContents(this);
    windows.push(this);
    windowEvents.emit('created', this.webContents);
    this.opened = this.open(context);
  }

  static getAllWindows() {
    return [...windows];
  }

  private async open(within: BrowserContext): Promise<Page> {
    const page = await within.newPage();
    this.page = page;
    const { preload } = this.options.webPreferences ?? {};
    const source = preload ? readFileSync(preload, 'utf8') : '';
    const asFunction = `function (require, module, exports, process) {\n${source}\n}`;
    await page.addInitScript(`(${installEnvironment})(${JSON.stringify(process.platform)}, ${asFunction});`);
    page.on('load', () => this.emit('ready-to-show'));
    page.once('close', () => {
      this.destroyed = true;
      windows.splice(
        windows.findIndex((window) => window.page === page),
        1,
      );
      this.emit('closed');
      if (windows.length === 0) windowEvents.emit('all-closed');
    });
    return page;
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.opened;
    this.loading = address;
    await page.goto(toWeb(address));
    this.loading = undefined;
  }

  close() {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) void this.opened.then((page) => page.close());
  }

  isDestroyed() {
    return this.destroyed;
  }

  setBounds(bounds: Partial<typeof this.bounds>) {
    this.bounds = { ...this.bounds, ...bounds };
  }

  getNormalBounds() {
    return this.bounds;
  }

  maximize() {
    this.maximized = true;
  }

  isMaximized() {
    return this.maximized;
  }

  isMinimized() {
    return false;
  }

  restore() {}

  show() {}

  focus() {
    this.emit('focus');
  }
}

class WebContents extends StrictEmitter {
  readonly ipc: { handle(channel: string, handler: Invoked): void };
  readonly invoked = new Map<string, Invoked>();
  private readonly window: BrowserWindow;
  // Electron opens what nobody denies.
  openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(window: BrowserWindow) {
    super();
    this.window = window;
    this.ipc = makeStrict('WebContents.ipc', {
      handle: (channel: string, handler: Invoked) => {
        if (this.invoked.has(channel)) throw new Error(`A second handler for '${channel}'`);
        this.invoked.set(channel, handler);
      },
    });
  }

  setWindowOpenHandler(handler: OpenHandler) {
    this.openHandler = handler;
  }

  isDestroyed() {
    return this.window.isDestroyed();
  }

  send(channel: string, ...args: unknown[]) {
    if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
    // A page that is going away, or has no preload yet, hears nothing.
    void this.window.page
      ?.evaluate(
        ([name, values]) =>
          (window as unknown as { emitElectron?: (...parts: unknown[]) => void }).emitElectron?.(
            name,
            values,
          ),
        [channel, structuredClone(args)] as const,
      )
      .catch(() => {});
  }
}

/** The settings without which nothing here would hold on the real Electron either. */
function refuseUnsafe({ webPreferences = {} }: BrowserWindowConstructorOptions): void {
  const { nodeIntegration, contextIsolation, sandbox, webSecurity, webviewTag } = webPreferences;
  if (
    nodeIntegration ||
    contextIsolation === false ||
    sandbox === false ||
    webSecurity === false ||
    webviewTag
  ) {
    throw new Error('These webPreferences take away the protection of the page');
  }
}

/** Lets windows be made: joins their pages to their handlers, and keeps all pages off the network. */
export async function attachWindows(browserContext: BrowserContext): Promise<void> {
  await browserContext.exposeBinding('callElectron', async ({ page, frame }, request: PageCall) => {
    const window = windows.find((candidate) => candidate.page === page)!;
    const sender = { url: fromWeb(frame.url()), parent: frame.parentFrame() };
    return answerPage(window.webContents, sender, request);
  });
  await browserContext.route('**/*', decideRequest);
  browserContext.on('page', (page) => void decideNewPage(page));
  context = browserContext;
}

async function answerPage(
  contents: WebContents,
  senderFrame: object,
  request: PageCall,
): Promise<PageAnswer> {
  if (request.kind === 'may') {
    return { value: await isPermitted(contents, request.permission, request.isCheck) };
  }
  const handler = contents.invoked.get(request.channel);
  if (!handler) return { error: `No handler registered for '${request.channel}'` };
  try {
    return { value: structuredClone(await handler({ sender: contents, senderFrame }, ...request.args)) };
  } catch (error) {
    return { error: `Error invoking remote method '${request.channel}': ${error}` };
  }
}

async function decideRequest(route: Route): Promise<void> {
  const request = route.request();
  const address = fromWeb(request.url());
  if (request.isNavigationRequest()) {
    const window = windows.find((candidate) => candidate.page === pageOf(route));
    // A page that opens of itself loads nothing; whether it may stay is decided apart.
    if (!window) return route.abort('aborted');
    // Requests carry no fragment. Loading the same page again asks nobody.
    const [current] = fromWeb(window.page!.url()).split('#');
    const isAsked = window.loading === address || current === address;
    if (!isAsked && !mayNavigate(window.webContents, address)) return route.abort('aborted');
  }
  if (isServed(request.url())) return route.continue();
  return route.abort('internetdisconnected');
}

function pageOf(route: Route): Page | undefined {
  try {
    return route.request().frame().page();
  } catch {
    return undefined;
  }
}

function mayNavigate(contents: WebContents, url: string): boolean {
  const event = preventable({ url });
  contents.emit('will-frame-navigate', event);
  if (!event.defaultPrevented) contents.emit('will-navigate', event, url);
  return !event.defaultPrevented;
}

/** What the handler of the window at this origin says to a window that its page wants to open. */
export function mayOpen(origin: string, address: string): string {
  const window = windows.find((candidate) => fromWeb(candidate.page?.url() ?? '').startsWith(`${origin}/`));
  return window?.webContents.openHandler({ url: address }).action ?? 'deny';
}

/** Links to a new window come without asking; they are asked about when they are there. */
async function decideNewPage(page: Page): Promise<void> {
  const opener = await page.opener();
  const window = opener && windows.find((candidate) => candidate.page === opener);
  if (window?.webContents.openHandler({ url: fromWeb(page.url()) }).action === 'deny') await page.close();
}
