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
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
