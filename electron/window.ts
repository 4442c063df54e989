import { app, BrowserWindow, type Rectangle, type Session, screen, type WebContents } from 'electron';
import { isVisible, type WindowState } from './window-state.ts';

const smallest = { width: 720, height: 480 };
const usual = { width: 1280, height: 860 };

/** A window that can do nothing but show its own page. Shown when it has something to show. */
export function createWindow(preload: string, state: WindowState | null): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...(state && isVisible(state, areas) ? boundsOf(state) : usual),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: app.getName(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: !app.isPackaged,
      // Electron fetches its dictionaries from the network; this program never goes there.
      spellcheck: false,
    },
  });
  if (state?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Where the window stands, or would stand if it were not maximised. */
export function stateOf(window: BrowserWindow): WindowState {
  return { ...boundsOf(window.getNormalBounds()), isMaximized: window.isMaximized() };
}

/** Keeps a page where it is: no other address, no window of its own, nothing embedded. */
export function keepInPlace(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Answers no to whatever a page asks of the machine: camera, position, notifications, devices. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

function boundsOf({ x, y, width, height }: Rectangle): Rectangle {
  return { x, y, width, height };
}
