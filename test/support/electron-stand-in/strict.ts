import { EventEmitter } from 'node:events';

// A program that uses more of Electron than the stand-in shows is to be found out, and not to go on with undefined.

/** The object, but reading a name that it does not have throws. */
export function makeStrict<T extends object>(name: string, object: T): T {
  return new Proxy(object, { get: (target, key, receiver) => read(target, key, receiver, name) });
}

/** What Electron's own emitters extend here: reading a name that an instance does not have throws. */
export class StrictEmitter extends EventEmitter {}

Object.setPrototypeOf(
  StrictEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get: (target, key, receiver) => read(target, key, receiver, receiver?.constructor?.name),
  }),
);

function read(target: object, key: string | symbol, receiver: unknown, name: string): unknown {
  const isKnown = key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON';
  if (isKnown) return Reflect.get(target, key, receiver);
  throw new Error(`The Electron stand-in has no ${name}.${key}`);
}

/** An event as Electron gives it to a listener that may say no. */
export function preventable<T extends object>(
  details: T,
): T & { defaultPrevented: boolean; preventDefault(): void } {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
