import { defineConfig } from '@playwright/test';

/** The fault matrix: each row in a Chromium of its own, with the built extension and an emulator of its own. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/faults',
  globalSetup: '../e2e/prepare-profile.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: '../../.cache/reports/faults.json' }],
    ['./matrix-reporter.ts'],
  ],
});
