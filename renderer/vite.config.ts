import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const project = resolve(import.meta.dirname, '..');
/** Resolved at run time: Electron itself, the native module, and a package that finds its own files. */
const packages = ['electron', 'better-sqlite3', 'open'];

const noticesFile = 'notices.json';

/** One environment of Node programs: the names of the entries keep their folders. */
function nodeEntries(
  entries: Record<string, string>,
  outDir: string,
  format: 'es' | 'cjs',
  ending: string,
): EnvironmentOptions {
  const input = Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [name, resolve(project, file)]),
  );
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: packages },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: resolve(project, 'dist', outDir),
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node22',
      minify: false,
      sourcemap: true,
      ssr: true,
      license: { fileName: noticesFile },
      rolldownOptions: {
        input,
        external: [...packages, ...builtinModules, /^node:/],
        output: { format, entryFileNames: `[name].${ending}` },
      },
    },
  };
}

/** What pdf.js reads while it runs lies beside it: src/ingest/pdf-library.ts looks for it there. */
const characterMaps: Plugin = {
  name: 'character-maps',
  applyToEnvironment: ({ name }) => name === 'main',
  writeBundle({ dir }) {
    cpSync(resolve(project, 'node_modules/pdfjs-dist/cmaps'), resolve(dir!, 'assets/cmaps'), {
      recursive: true,
    });
  },
};

/** Lie beside the bundles, or are no code: Vite does not come across them. */
const unbundled = [
  ...packages.filter((name) => name !== 'electron'),
  '@fontsource-variable/inter',
  '@fontsource-variable/source-serif-4',
];

/**
 * Whose work is in the program, and under which licence: what About shows. The program itself comes first, then what
 * the page and the processes are made of.
 */
const notices: Plugin = {
  name: 'notices',
  applyToEnvironment: ({ name }) => name === 'main',
  writeBundle() {
    const page = resolve(project, 'dist/renderer', noticesFile);
    const own = resolve(project, 'dist/main', noticesFile);
    const bundled = [page, own].flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Notice[]);
    const all = new Map(
      [...bundled, ...unbundled.map(readNotice)].map((notice) => [
        `${notice.name} ${notice.version}`,
        notice,
      ]),
    );
    const sorted = [...all.values()].sort((x, y) => (x.name < y.name ? -1 : 1));
    const { name, version, license } = JSON.parse(readFileSync(resolve(project, 'package.json'), 'utf8'));
    writeFileSync(page, JSON.stringify([{ name, version, identifier: license }, ...sorted]));
    rmSync(own);
  },
};

interface Notice {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string;
  readonly text?: string;
}

function readNotice(name: string): Notice {
  const folder = resolve(project, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return {
    name,
    version,
    identifier: license,
    ...(file && { text: readFileSync(resolve(folder, file), 'utf8').trim() }),
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), characterMaps, notices],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: resolve(project, 'dist/renderer'),
        emptyOutDir: true,
        // The first browsers with custom highlights, light-dark() and caretPositionFromPoint.
        target: ['chrome128', 'firefox140', 'safari26.2'],
        assetsInlineLimit: 0,
        // In one file: the first frame needs its styles before the program that they belong to.
        cssCodeSplit: false,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 1000,
        license: { fileName: noticesFile },
      },
    },
    main: nodeEntries(
      {
        cli: 'src/cli.ts',
        start: 'src/start.ts',
        'first-frame': 'renderer/first-frame.tsx',
        'processes/core': 'src/processes/core.ts',
        'processes/parser': 'src/processes/parser.ts',
        'electron/main': 'electron/main.ts',
      },
      'main',
      'es',
      'js',
    ),
    preload: nodeEntries({ preload: 'electron/preload.ts' }, 'preload', 'cjs', 'cjs'),
  },
});
