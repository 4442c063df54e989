import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isSnap } from './browser.ts';
import type { WebHost } from './web.ts';

interface AppWindowOptions {
  /** The executable of a Chromium. */
  readonly browser: string;
  readonly host: WebHost;
  readonly userFolder: string;
  /** How long the host takes its token, in milliseconds. */
  readonly tokenLifetime: number;
  /** As root there is no sandbox. */
  readonly hasSandbox: boolean;
}

export interface AppWindow {
  /** Resolves when the window is closed and its profile put away. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Each would ask the network for something that nobody asked for. */
const offline = [
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

/** What a profile remembers of the pages that were shown. */
const memories = [
  'Cache',
  'Favicons',
  'Favicons-journal',
  'History',
  'History-journal',
  'Local Storage',
  'Network Action Predictor',
  'Network Action Predictor-journal',
  'Session Storage',
  'Sessions',
  'Shortcuts',
  'Shortcuts-journal',
  'Site Characteristics Database',
  'Top Sites',
  'Top Sites-journal',
  'Visited Links',
];

/** How long a browser that is asked to end may take, in milliseconds. */
const patience = 5000;

/** Opens the workbench in a window of a browser, without the browser's bars. */
export async function openAppWindow({
  browser,
  host,
  userFolder,
  tokenLifetime,
  hasSandbox,
}: AppWindowOptions): Promise<AppWindow> {
  const profiles = isSnap(browser) ? join(homedir(), 'snap', 'chromium', 'common') : userFolder;
  const kept = join(profiles, `profile-${basename(browser)}`);
  const profile = await takeProfile(kept, profiles);
  const isGrouped = process.platform !== 'win32';
  const args = [
    `--app=${pathToFileURL(await writeForwardingPage(host, profile, tokenLifetime)).href}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    // What was open is what the library holds, also after a browser that was killed.
    '--hide-crash-restore-bubble',
    '--window-size=1440,900',
    ...offline,
    ...(hasSandbox ? [] : ['--no-sandbox', '--test-type']),
  ];
  const child = spawn(browser, args, { stdio: 'ignore', detached: isGrouped });
  const exited = new Promise<number | null>((resolve, reject) =>
    child.on('exit', resolve).on('error', reject),
  );
  // One of its processes that is left would write into the profile again.
  const endAll = () => (isGrouped ? killGroup(child) : child.kill());
  let isUsed = false;
  void host.signedIn.then(() => {
    isUsed = true;
  });
  const closed = exited.then(
    async (code) => {
      endAll();
      await (code === 0 && isUsed ? keepProfile(profile, kept) : removeProfile(profile));
    },
    async (error) => {
      await removeProfile(profile);
      throw error;
    },
  );
  return {
    closed,
    async close() {
      const end = setTimeout(endAll, patience);
      child.kill();
      await closed;
      clearTimeout(end);
    },
  };
}

/**
 * A profile that no other browser uses: a second one on the same profile gives up at once. The kept one if it is free;
 * with it Chromium opens 60 ms sooner than with a new one.
 */
async function takeProfile(kept: string, profiles: string): Promise<string> {
  const profile = join(profiles, `window-${randomUUID()}`);
  await rename(kept, profile).catch(() => mkdir(profile, { recursive: true, mode: 0o700 }));
  return profile;
}

/** One that was kept meanwhile stays. */
async function keepProfile(profile: string, kept: string): Promise<void> {
  await Promise.all(memories.map((name) => removeProfile(join(profile, 'Default', name))));
  await rename(profile, kept).catch(() => removeProfile(profile));
}

const removeProfile = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 5 });

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // None is left.
  }
}

/**
 * A page that only this user can read and that forwards to the workbench: given to a browser instead of the
 * address, it keeps the token out of the process list. Gone when it was used, or when the token is too old.
 */
export async function writeForwardingPage(host: WebHost, folder: string, lifetime: number): Promise<string> {
  const own = await mkdtemp(join(folder, 'claimbench-'));
  const page = join(own, 'open.html');
  const { origin, hash } = new URL(host.address);
  const form = `<form method="post" action="${origin}/login"><input type="hidden" name="token" value="${hash.slice(1)}"></form>`;
  const html = `<!doctype html><meta charset="utf-8"><title>Claimbench</title>${form}<script>document.forms[0].submit()</script>`;
  await writeFile(page, html, { mode: 0o600 });
  const forget = () => rm(own, { recursive: true, force: true });
  void host.signedIn.then(forget);
  setTimeout(forget, lifetime).unref();
  return page;
}
