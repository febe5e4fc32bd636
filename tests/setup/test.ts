import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { buildExtension } from './build-extension.ts';
import { ensureChromium } from './ensure-chromium.ts';

/** Passed and failed checks of one step. */
type Count = { passed: number; failed: number };

const REPORTS = '.cache/reports';

function run(command: string, args: string[]): Promise<boolean> {
  console.log(`\n> ${command} ${args.join(' ')}`);
  return new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit' }).on('close', (code) => resolve(code === 0));
  });
}

/** A tool that either finds nothing wrong or fails: one check. */
async function check(command: string, ...args: string[]): Promise<Count> {
  const isGood = await run(command, args);
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
}

const readJson = async <T>(file: string): Promise<T | undefined> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as T,
    () => undefined,
  );

/** A run that broke off before it could report counts as one failure. */
const countOf = (report: { passed?: number; failed?: number } | undefined, isGood: boolean): Count => {
  const { passed = 0, failed = 0 } = report ?? {};
  return { passed, failed: failed || (isGood && report ? 0 : 1) };
};

async function vitest(): Promise<Count> {
  const file = `${REPORTS}/vitest.json`;
  const isGood = await run('vitest', [
    ...['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'],
    `--outputFile.json=${file}`,
  ]);
  const report = await readJson<{ numPassedTests: number; numFailedTests: number }>(file);
  return countOf(report && { passed: report.numPassedTests, failed: report.numFailedTests }, isGood);
}

async function playwright(suite: 'e2e' | 'crm-pages' | 'faults', ...only: string[]): Promise<Count> {
  const isGood = await run('playwright', ['test', '-c', `tests/${suite}/playwright.config.ts`, ...only]);
  const report = await readJson<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    `${REPORTS}/${suite}.json`,
  );
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  if (flaky) console.log(`${flaky} held at the second attempt only: look at them.`);
  return countOf(report && { passed: expected + flaky, failed: unexpected }, isGood);
}

await rm(REPORTS, { recursive: true, force: true });
await mkdir(REPORTS, { recursive: true });
ensureChromium();
const counts = [
  await check('wxt', 'prepare'),
  await check('tsc', '-p', '.'),
  await check('biome', 'check', '.'),
];
await buildExtension({ outDir: '.output', clientId: 'threadside-test' });
counts.push(await vitest(), await playwright('crm-pages'), await playwright('e2e'));
// The quick part of the fault matrix, where most is at stake; `npm run test:faults` runs it whole.
process.env.THREADSIDE_CRASHES ??= '5';
const QUICK = [
  'auth-',
  'notes-once',
  'replies-once',
  'storage',
  'crash-only',
  'senders',
  '--grep-invert',
  '@slow',
];
counts.push(await playwright('faults', ...QUICK));
const passed = counts.reduce((sum, one) => sum + one.passed, 0);
const failed = counts.reduce((sum, one) => sum + one.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
