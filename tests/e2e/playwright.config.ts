import { defineConfig } from '@playwright/test';

/** The built extension in a real Chromium; every test has its own browser, emulator and CRM. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/e2e',
  globalSetup: './prepare-profile.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // A busy machine may starve a browser for seconds; what held only the second time is said by `npm test`.
  retries: 1,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../../.cache/reports/e2e.json' }]],
});
