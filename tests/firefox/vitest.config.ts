/** Tests of the built extension in a real Firefox: one browser, one file after the other. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    include: ['tests/firefox/*.firefox.ts'],
    globalSetup: 'tests/firefox/support/build.ts',
    fileParallelism: false,
    testTimeout: 150_000,
    hookTimeout: 150_000,
    retry: process.env.CI ? 1 : 0,
  },
});
