import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    // One process for all files: the compiled pack and what it is searched with are made once, not for each file.
    isolate: false,
    // No test is about time: on a busy machine one may take its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
