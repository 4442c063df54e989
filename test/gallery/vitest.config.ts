import { defineConfig } from 'vitest/config';

/** `npm run gallery`: pictures for people to look at, so it is no part of the tests. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['{gallery,sweep}.ts'],
    testTimeout: 900_000,
    hookTimeout: 60_000,
  },
});
