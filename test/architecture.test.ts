import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/**
 * Who may import whom. The first row whose path begins a file's path is that file's row; `may` lists rooms of
 * ours by path and outside packages by name. `node:` stands for every built-in module.
 */
const rows: readonly { room: string; may: readonly string[] }[] = [
  { room: 'src/contract', may: ['src/contract', 'src/words', 'zod'] },
  { room: 'src/text', may: ['src/text', 'lunr'] },
  { room: 'src/features', may: ['src/features', 'src/contract', 'src/text'] },
  // It reads character maps of its own program's files, and nothing else of the disk.
  {
    room: 'src/ingest/pdf-library.ts',
    may: ['pdfjs-dist', 'node:fs', 'node:path'],
  },
  {
    room: 'src/ingest',
    may: [
      'src/ingest',
      'src/contract',
      'src/words',
      'src/text',
      'src/features',
      '@mozilla/readability',
      'franc',
      'htmlparser2',
      'mammoth',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm-strikethrough',
      'mdast-util-gfm-table',
      'mdast-util-to-string',
      'smol-toml',
      'yaml',
      'micromark-extension-gfm-strikethrough',
      'micromark-extension-gfm-table',
      'parse5',
      'postal-mime',
      'yauzl',
      'node:buffer',
      'node:zlib',
    ],
  },
  ...['annotate', 'match'].map((stage) => ({
    room: `src/${stage}`,
    may: [`src/${stage}`, 'src/contract', 'src/text', 'src/features'],
  })),
  { room: 'src/compare', may: ['src/compare', 'src/contract', 'src/text', 'src/features', 'diff'] },
  {
    room: 'src/search',
    may: ['src/search', 'src/contract', 'src/words', 'src/text', 'src/features', 'lunr'],
  },
  {
    room: 'src/exchange',
    may: [
      'src/exchange',
      'src/contract',
      'src/words',
      'src/text',
      'src/features',
      'mdast',
      'mdast-util-to-markdown',
      'zod',
    ],
  },
  {
    room: 'src/store',
    may: [
      'src/store',
      'src/contract',
      'src/words',
      'better-sqlite3',
      'zod',
      'node:fs',
      'node:path',
      'node:crypto',
    ],
  },
  {
    room: 'src/derive-text.ts',
    may: ['src/contract', 'src/ingest/index.ts', 'src/annotate', 'src/compare', 'src/text'],
  },
  { room: 'src/packed-items.ts', may: ['src/derive-text.ts', 'node:v8'] },
  {
    room: 'src/service',
    may: [
      'src/service',
      'src/derive-text.ts',
      'src/packed-items.ts',
      'src/contract',
      'src/words',
      'src/text',
      'src/features',
      'src/ingest/index.ts',
      'src/annotate',
      'src/match',
      'src/compare',
      'src/search',
      'src/exchange',
      'src/store',
      'node:crypto',
      'node:util',
      'node:zlib',
    ],
  },
  { room: 'src/dispatch.ts', may: ['src/contract', 'src/words', 'zod', 'node:crypto'] },
  {
    room: 'src/processes/core.ts',
    may: [
      'src/contract',
      'src/words',
      'src/dispatch.ts',
      'src/service',
      'src/store',
      'src/ingest/index.ts',
      'src/processes/ids.ts',
      'src/processes/link.ts',
      'src/processes/library-state.ts',
      'src/processes/stored-gzip.ts',
      'src/processes/user-settings.ts',
      'node:',
    ],
  },
  {
    room: 'src/words',
    may: [
      'src/words',
      'intl-messageformat',
      '@formatjs/icu-messageformat-parser',
      '@schummar/icu-type-parser',
    ],
  },
  { room: 'src/processes/ids.ts', may: ['uuid', 'node:crypto'] },
  { room: 'src/processes/library-state.ts', may: ['zod', 'node:'] },
  { room: 'src/processes/stored-gzip.ts', may: ['node:zlib'] },
  { room: 'src/processes/user-settings.ts', may: ['src/contract', 'src/words', 'node:'] },
  {
    room: 'src/processes/parser.ts',
    may: ['src/contract', 'src/derive-text.ts', 'src/ingest', 'src/packed-items.ts', 'src/processes/link.ts'],
  },
  { room: 'src/bundled-messages.ts', may: [] },
  { room: 'src/processes/link.ts', may: ['src/bundled-messages.ts'] },
  { room: 'src/started-process.ts', may: [] },
  { room: 'src/fetch-page.ts', may: ['src/contract', 'src/words', 'node:'] },
  { room: 'src/parser-relay.ts', may: ['src/contract', 'src/started-process.ts', 'src/words', 'node:'] },
  {
    room: 'src/connect.ts',
    may: [
      'src/contract',
      'src/fetch-page.ts',
      'src/parser-relay.ts',
      'src/processes/user-settings.ts',
      'src/started-process.ts',
      'src/words',
      'node:',
    ],
  },
  { room: 'src/first-frame.ts', may: ['src/contract', 'src/connect.ts'] },
  {
    room: 'src/program.ts',
    may: ['src/bundled-messages.ts', 'src/connect.ts', 'src/first-frame.ts', 'node:'],
  },
  { room: 'src/page.ts', may: ['src/contract', 'node:'] },
  { room: 'src/browser.ts', may: ['node:'] },
  { room: 'src/user-folder.ts', may: ['node:'] },
  { room: 'src/exit-codes.ts', may: ['src/contract'] },
  { room: 'src/sample-content.ts', may: ['src/contract', 'src/connect.ts', 'zod', 'node:'] },
  { room: 'src/sample.ts', may: ['src/connect.ts', 'src/sample-content.ts', 'node:'] },
  { room: 'src/host-place.ts', may: ['node:'] },
  { room: 'src/kept-frame.ts', may: ['src/contract', 'node:'] },
  { room: 'src/app-window.ts', may: ['src/browser.ts', 'src/web.ts', 'node:'] },
  {
    room: 'src/web.ts',
    may: [
      'src/connect.ts',
      'src/contract',
      'src/first-frame.ts',
      'src/host-place.ts',
      'src/page.ts',
      'src/program.ts',
      'node:',
    ],
  },
  {
    room: 'src/cli',
    may: [
      'src/cli',
      'src/contract',
      'src/connect.ts',
      'src/web.ts',
      'src/program.ts',
      'src/user-folder.ts',
      'src/exit-codes.ts',
      'node:',
    ],
  },
  {
    room: 'src/cli.ts',
    may: ['src/cli', 'src/contract', 'src/program.ts', 'src/exit-codes.ts', 'node:'],
  },
  {
    room: 'src/start.ts',
    may: [
      'src/contract',
      'src/connect.ts',
      'src/web.ts',
      'src/program.ts',
      'src/user-folder.ts',
      'src/app-window.ts',
      'src/browser.ts',
      'src/host-place.ts',
      'src/kept-frame.ts',
      'src/sample.ts',
      'open',
      'node:',
    ],
  },
  { room: 'electron/preload.ts', may: ['src/contract', 'electron'] },
  {
    room: 'electron',
    may: [
      'electron',
      'src/bundled-messages.ts',
      'src/connect.ts',
      'src/contract',
      'src/page.ts',
      'src/processes/user-settings.ts',
      'src/sample.ts',
      'src/words',
      'node:',
    ],
  },
  { room: 'renderer/vite.config.ts', may: ['vite', '@vitejs/plugin-react', 'node:'] },
  {
    room: 'renderer',
    may: [
      'renderer',
      'src/contract',
      'src/text/normalise.ts',
      'src/words',
      'react',
      'react-dom',
      'react-aria-components',
      'lucide-react',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'recharts',
      '@fontsource-variable/inter',
      '@fontsource-variable/source-serif-4',
    ],
  },
  {
    room: 'resources/build',
    may: ['src', 'resources', 'node:', 'electron-builder', '@electron/asar', '@electron/fuses'],
  },
];

const builtins = new Set(builtinModules);

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.(ts|tsx|js)$/.test(file));
}

/** Every import, re-export and dynamic import of a file, types too: what it names, and whether only types. */
function importsOf(file: string): { target: string; isType: boolean }[] {
  const code = readFileSync(join(root, file), 'utf8');
  const pattern =
    /^(?:import|export)\b(\s+type\b)?(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...code.matchAll(pattern)].map(([, type, fixed, dynamic]) => ({
    target: resolveTarget(file, (fixed ?? dynamic)!),
    isType: type !== undefined,
  }));
}

function resolveTarget(file: string, specifier: string): string {
  if (specifier.startsWith('.'))
    return relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/');
  if (specifier.startsWith('node:') || builtins.has(specifier))
    return `node:${specifier.replace(/^node:/, '')}`;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const isIn = (target: string, room: string) =>
  target === room || target.startsWith(room.endsWith(':') ? room : `${room}/`);

const files = ['src', 'electron', 'renderer', 'resources'].flatMap(sourceFiles);

test('nothing imports what its row does not allow', () => {
  const violations = files.flatMap((file) => {
    const row = rows.find(({ room }) => isIn(file, room));
    if (!row) return [`${file} has no row`];
    return importsOf(file)
      .filter(({ target }) => !row.may.some((room) => isIn(target, room)))
      .map(({ target }) => `${file} may not import ${target}`);
  });
  expect(violations).toEqual([]);
});

/** Of these the page takes values, too: they are without zod. */
const plainContract = [
  'src/contract/directions.ts',
  'src/contract/moments.ts',
  'src/contract/result.ts',
  'src/contract/first-frame.ts',
  'src/contract/language.ts',
];

test('of the contract, the renderer takes types, and values only of what is without zod, so that it stays out of the page', () => {
  const values = files
    .filter((file) => isIn(file, 'renderer'))
    .flatMap((file) => importsOf(file).map((found) => ({ file, ...found })))
    .filter(
      ({ target, isType }) => isIn(target, 'src/contract') && !isType && !plainContract.includes(target),
    );
  expect(values).toEqual([]);
  const imported = plainContract.flatMap(importsOf).filter(({ isType }) => !isType);
  expect(imported).toEqual([]);
});

test('of ingest, the core and the service take types only: no reader ever runs beside the library', () => {
  const values = [...sourceFiles('src/service'), 'src/processes/core.ts']
    .flatMap((file) => importsOf(file))
    .filter(({ target, isType }) => isIn(target, 'src/ingest') && !isType);
  expect(values).toEqual([]);
});

test('each row has files, so that no row outlives its room', () => {
  const empty = rows.filter(({ room }) => !files.some((file) => isIn(file, room)));
  expect(empty.map(({ room }) => room)).toEqual([]);
});
