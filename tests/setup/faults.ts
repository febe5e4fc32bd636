import { spawnSync } from 'node:child_process';
import { buildExtension } from './build-extension.ts';
import { ensureChromium } from './ensure-chromium.ts';

// The whole fault matrix (tests/faults/README.md); what follows the command goes to Playwright: `-- -g F07`.
ensureChromium();
await buildExtension({ outDir: '.output', clientId: 'threadside-test' });
const { status } = spawnSync(
  'playwright',
  ['test', '-c', 'tests/faults/playwright.config.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
