/** `npm run screenshots`: every screen and state of the built extension as pictures, to be looked at and for the stores. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.shots.ts',
  globalSetup: '../e2e/support/build.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
});
