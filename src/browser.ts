import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

/**
 * An installed Chromium, Chrome or Edge: the first on the PATH, else where its installer puts it.
 * Null when there is none.
 */
export function findBrowser(): string | null {
  const installed: Partial<Record<NodeJS.Platform, string[]>> = {
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
      (folder) =>
        folder
          ? [
              join(folder, 'Google/Chrome/Application/chrome.exe'),
              join(folder, 'Microsoft/Edge/Application/msedge.exe'),
            ]
          : [],
    ),
    linux: ['/usr/bin/chromium', '/snap/bin/chromium'],
  };
  return findOnPath(names) ?? installed[process.platform]?.find(isExecutable) ?? null;
}

/** The first program on the PATH that has one of these names. Null when there is none. */
export function findOnPath(names: readonly string[]): string | null {
  const files = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    );
  return files.find(isExecutable) ?? null;
}

/** Snap packages may not read hidden folders or /tmp. */
export function isSnap(browser: string): boolean {
  return browser.startsWith('/snap/') || realpathSync(browser).endsWith('/snap');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
