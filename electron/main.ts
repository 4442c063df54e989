import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { app, type BaseWindow, type BrowserWindow, protocol, session, shell } from 'electron';
import { type Connection, connect } from '../src/connect.ts';
import { RequestError } from '../src/contract/result.ts';
import { loadPage } from '../src/page.ts';
import { openUserSettings } from '../src/processes/user-settings.ts';
import { openSample, sampleFile } from '../src/sample.ts';
import { sendEvent, serveApi } from './api.ts';
import {
  askForArticles,
  askForCopy,
  askForLibrary,
  askForNewLibrary,
  askForStart,
  askToLeave,
  setMenu,
  showFailure,
} from './native.ts';
import { forkUtilities } from './processes.ts';
import { addressOf, answer, scheme } from './protocol.ts';
import { addRecent, readSettings, type Settings, writeSettings } from './settings.ts';
import { createWindow, denyPermissions, keepInPlace, stateOf } from './window.ts';
import { say, setLanguage } from './words.ts';

/** The Electron host: one program, a core and a window for each open library. */

interface OpenLibrary {
  readonly path: string;
  readonly connection: Connection;
  readonly window: BrowserWindow;
}

const program = resolve(import.meta.dirname, '../..');
const sampleFolder = join(
  app.isPackaged ? process.resourcesPath : resolve(program, '../resources'),
  'sample',
);
const userFolder = app.getPath('userData');
const settingsFile = join(userFolder, 'settings.json');
const userSettings = openUserSettings(userFolder);
const startProcess = forkUtilities(import.meta.url);

/** By the host names of their pages. */
const libraries = new Map<string, OpenLibrary>();
const closing = new Set<Promise<void>>();
let settings: Settings = { recent: [], window: null };
/** One library is opened after the other, so that no file is opened twice. */
let opening = Promise.resolve();

/** The file that this start is to open: an argument, or on a Mac an event before the program is ready. */
let given = libraryIn(process.argv);

if (app.requestSingleInstanceLock({ library: given })) void start();
else app.exit();

async function start(): Promise<void> {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.on('second-instance', (_event, _argv, _folder, handedOver) => {
    const { library } = handedOver as { library: string | null };
    if (library) void openLibrary(library);
    else bringToFront([...libraries.values()].at(-1)?.window);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (app.isReady()) void openLibrary(path);
    else given = path;
  });
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closing.size === 0) return;
    event.preventDefault();
    void Promise.allSettled(closing).then(() => app.quit());
  });

  await app.whenReady();
  const findPage = await loadPage(join(program, 'renderer'));
  settings = readSettings(settingsFile);
  denyPermissions(session.defaultSession);
  protocol.handle(scheme, (request) => answer(request, findPage, (host) => libraries.get(host)?.connection));
  followLanguage();
  showMenu();
  const first = given ?? settings.recent[0];
  // A file that was named is made when it is not there, as on the web host; run from its sources, the program
  // begins with the sample instead of asking.
  if (first) await openLibrary(first, given !== null);
  else if (!app.isPackaged) await openLibrary(sampleFile(userFolder));
  await chooseLibrary();
}

/** Asks until a library is open or somebody has had enough. */
async function chooseLibrary(): Promise<void> {
  while (libraries.size === 0) {
    const choice = await askForStart();
    if (choice === 'new') await newLibrary();
    if (choice === 'open') await openOther();
    if (choice === 'sample') await openLibrary(sampleFile(userFolder));
    if (choice === 'quit' && libraries.size === 0) return app.quit();
  }
}

async function newLibrary(): Promise<void> {
  const path = await askForNewLibrary();
  if (path) await openLibrary(path, true);
}

async function openOther(): Promise<void> {
  const path = await askForLibrary();
  if (path) await openLibrary(path);
}

/** Opens the library in a window of its own, or brings that window to the front; says so when it can't. */
function openLibrary(path: string, create = false): Promise<void> {
  opening = opening.then(async () => {
    await app.whenReady();
    const open = [...libraries.values()].find((library) => library.path === path);
    if (open) return bringToFront(open.window);
    try {
      showLibrary(path, await connectTo(path, create));
    } catch (error) {
      await showFailure(say('dialog.libraryNotOpened'), error);
    }
  });
  return opening;
}

function connectTo(library: string, create: boolean): Promise<Connection> {
  const editorName = userInfo().username;
  return library === sampleFile(userFolder)
    ? openSample({ startProcess, userFolder, sampleFolder, editorName })
    : connect(startProcess, { library, create, stateFolder: userFolder, editorName, isSample: false });
}

function showLibrary(path: string, connection: Connection): void {
  const host = freeHost();
  const window = createWindow(join(program, 'preload/preload.cjs'), settings.window);
  libraries.set(host, { path, connection, window });
  serveApi(window, addressOf(host), connection);
  // What somebody likes may be what changed.
  connection.subscribe(({ type }) => type === 'changed' && followLanguage() && showMenu());
  window.webContents.on('will-prevent-unload', (event) => {
    if (askToLeave(window)) event.preventDefault();
  });
  window.on('close', () => remember({ window: stateOf(window) }));
  window.once('closed', () => {
    libraries.delete(host);
    const closed = connection.close().finally(() => closing.delete(closed));
    closing.add(closed);
  });
  void window.loadURL(addressOf(host));
  remember({ recent: addRecent(settings.recent, path) });
  showMenu();
}

/** The lowest number that no window has: a page finds again what it kept under its address. */
function freeHost(): string {
  let number = 1;
  while (libraries.has(`library-${number}`)) number++;
  return `library-${number}`;
}

/** True when menus have another language from now on. */
const followLanguage = () => setLanguage(userSettings.read().language);

function showMenu(): void {
  setMenu(settings.recent, {
    newLibrary: () => void newLibrary(),
    openLibrary: () => void openOther(),
    openRecent: (path) => void openLibrary(path),
    openSample: () => void openLibrary(sampleFile(userFolder)),
    addArticles: (window) => void addArticles(libraryOf(window)),
    saveCopy: (window) => void saveCopy(libraryOf(window)),
    showInFolder: (window) => shell.showItemInFolder(libraryOf(window).path),
    tellPage: (window, command) => sendEvent(libraryOf(window).window.webContents, { type: 'menu', command }),
  });
}

/** Has the files read; the page hears of the job, shows how it goes and can cancel it. */
async function addArticles({ window, connection }: OpenLibrary): Promise<void> {
  const paths = await askForArticles(window);
  if (paths.length === 0) return;
  const uploads = paths.map((path) => connection.handIn(path));
  const started = await connection.request('article.import', { uploads });
  if (started.ok) return;
  const { code, message } = started.error;
  await showFailure(say('dialog.articlesNotAdded'), new RequestError(code, message));
}

async function saveCopy({ path, window, connection }: OpenLibrary): Promise<void> {
  const copy = await askForCopy(window, path);
  if (!copy) return;
  const saved = await connection.request('library.saveCopy', { target: connection.handOut(copy) });
  if (saved.ok) return;
  const { code, message } = saved.error;
  await showFailure(say('dialog.copyNotSaved'), new RequestError(code, message));
}

function libraryOf(window: BaseWindow): OpenLibrary {
  const library = [...libraries.values()].find((open) => open.window === window);
  if (!library) throw new Error('A window without a library');
  return library;
}

function bringToFront(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

function remember(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  writeSettings(settingsFile, settings);
}

function libraryIn(argv: readonly string[]): string | null {
  const argument = argv.slice(1).find((text) => !text.startsWith('-') && text.endsWith('.claimbench'));
  return argument ? resolve(argument) : null;
}
