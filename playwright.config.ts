/** End-to-end tests: the built extension in a real Chromium. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/e2e/support/build.ts',
  outputDir: 'test-results',
  // Each test starts a browser of its own; two at a time would fight for the focus that popups need.
  workers: 1,
  // No test is about time: on a busy machine one may take its time.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // What fails once and then holds is listed as flaky: somebody is to find out why.
  retries: process.env.CI ? 1 : 0,
  reporter: process.env.CI ? [['list'], ['html', { open: 'never' }]] : 'list',
});
