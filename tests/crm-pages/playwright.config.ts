import { defineConfig } from '@playwright/test';

/** Every page of the corpus in a real Chromium with the built extension; each worker has its own browser. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/crm-pages',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // As in tests/e2e: what held only the second time is said by `npm test`.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: '../../.cache/reports/crm-pages.json' }]],
});
