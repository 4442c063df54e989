/** How the page's side reaches the main process: what a preload asks, and what a page asks of the machine. */
export type PageCall =
  | { readonly kind: 'invoke'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'may'; readonly permission: string; readonly isCheck: boolean };

/** Null and a message: the main process threw. */
export type PageAnswer = { readonly value: unknown } | { readonly error: string };

/**
 * Runs inside the page before any script of its own: gives the preload what Electron gives a sandboxed one,
 * and nothing of it to the page. Sent as text, so it uses nothing from outside itself.
 * Unlike Electron's, this preload shares its world with the page.
 */
export function installEnvironment(
  platform: string,
  preload: (require: unknown, module: object, exports: object, process: object) => void,
): void {
  const scope = window as unknown as Record<string, unknown>;
  const call = scope.callElectron as (request: PageCall) => Promise<PageAnswer>;
  delete scope.callElectron;
  if (window.top !== window) return;

  type Listener = (event: object, ...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  Object.defineProperty(window, 'emitElectron', {
    value: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    },
  });

  async function ask(request: PageCall): Promise<unknown> {
    const answer = await call(request);
    if ('error' in answer) throw new Error(answer.error);
    return answer.value;
  }

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      ask({ kind: 'invoke', channel, args: structuredClone(args) }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
    },
  };

  /** Functions stay functions, all else is copied: what Electron lets through between the two worlds. */
  function bridge(value: unknown): unknown {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const result = value(...args.map(bridge));
        return result instanceof Promise ? result.then(bridge) : bridge(result);
      };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(bridge);
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bridge(part)])));
  }

  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      Object.defineProperty(window, name, { value: bridge(api), enumerable: true });
    },
  };

  // A page's wishes go to the session's handlers; without a handler Electron says yes.
  const may = async (permission: string, isCheck: boolean) =>
    (await ask({ kind: 'may', permission, isCheck })) as boolean;
  Notification.requestPermission = async () => ((await may('notifications', false)) ? 'granted' : 'denied');
  navigator.permissions.query = async ({ name }) =>
    ({ name, state: (await may(name, true)) ? 'granted' : 'denied' }) as PermissionStatus;

  // The page gets its answer at once, so the main process is asked without waiting for a turn.
  const open = window.open.bind(window);
  window.open = (address, ...rest) => {
    const question = new XMLHttpRequest();
    question.open('POST', '/stand-in/may-open', false);
    question.send(new URL(address ?? '', location.href).href);
    return question.responseText === 'allow' ? open(address, ...rest) : null;
  };

  const modules = (name: string) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(modules, module, module.exports, { platform, contextIsolated: true, sandboxed: true });
}
