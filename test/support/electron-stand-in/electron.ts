/**
 * The stand-in for the module `electron`: the program's own main.ts and preload.ts run against it, each window
 * a page of an installed Chromium. What it cannot show, and only the real one can: the system's sandbox, the
 * preload's isolated world, fuses, native menus and dialogs, reading from asar, the updater.
 */
export { app } from './app.ts';
export { dialog, Menu, screen, shell } from './native.ts';
export { protocol } from './schemes.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';
export { BrowserWindow } from './window.ts';
