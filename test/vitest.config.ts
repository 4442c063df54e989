import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    globalSetup: ['support/build-first.ts'],
    include: ['**/*.test.{ts,tsx}'],
    // Two cores are enough for two files at a time; more would only time each other out.
    maxWorkers: 2,
    // To start a process and load modules for each file took longer than most of them. Whatever a file changes for
    // all of its process it puts back.
    isolate: false,
    // On a busy machine a second, which is usual, is too short for what a window does.
    expect: { poll: { timeout: 20_000 } },
    // The program is started hundreds of times: what was compiled once is not compiled at the next start.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'output', 'compiled') },
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
