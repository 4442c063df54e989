import { cpSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const project = resolve(import.meta.dirname, '..');
/** Resolved at run time: Electron itself, the native module, and a package that finds its own files. */
const packages = ['electron', 'better-sqlite3', 'open'];

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
    build: {
      outDir: resolve(project, 'dist', outDir),
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node22',
      minify: false,
      sourcemap: true,
      ssr: true,
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

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), characterMaps],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: resolve(project, 'dist/renderer'),
        emptyOutDir: true,
        // The first browsers with custom highlights, light-dark() and caretPositionFromPoint.
        target: ['chrome128', 'firefox140', 'safari26.2'],
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 1000,
      },
    },
    main: nodeEntries(
      {
        cli: 'src/cli.ts',
        start: 'src/start.ts',
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
