import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { buildExtension } from './build-extension.ts';
import { ensureChromium } from './ensure-chromium.ts';

/** Passed and failed checks of one step. */
type Count = { passed: number; failed: number };

const REPORTS = '.cache/reports';

/** What did not hold, or only at the second attempt: said again at the end, where it is found. */
const remarks: string[] = [];

function run(command: string, args: string[]): Promise<boolean> {
  console.log(`\n> ${command} ${args.join(' ')}`);
  return new Promise((resolve) => {
    spawn(command, args, { stdio: 'inherit' }).on('close', (code) => resolve(code === 0));
  });
}

/** A tool that either finds nothing wrong or fails: one check. */
async function check(command: string, ...args: string[]): Promise<Count> {
  const isGood = await run(command, args);
  if (!isGood) remarks.push(`Failed: ${command} ${args.join(' ')}`);
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

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
};

type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: { title: string; file: string; tests: { status: string }[] }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
};

const REMARK_OF: Record<string, string> = {
  unexpected: 'Failed',
  flaky: 'Held at the second attempt only, look at it',
};

function remarksOf({ suites = [], specs }: PlaywrightSuite, folder: string): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.flatMap(({ status }) =>
      REMARK_OF[status] ? [`${REMARK_OF[status]}: tests/${folder}/${file} › ${title}`] : [],
    ),
  );
  return [...own, ...suites.flatMap((one) => remarksOf(one, folder))];
}

async function vitest(): Promise<Count> {
  const file = `${REPORTS}/vitest.json`;
  const isGood = await run('vitest', [
    ...['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'],
    `--outputFile.json=${file}`,
  ]);
  const report = await readJson<VitestReport>(file);
  for (const { name, status, assertionResults } of report?.testResults ?? []) {
    const failed = assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName);
    const titles = status === 'failed' && !failed.length ? ['could not be run'] : failed;
    remarks.push(...titles.map((title) => `Failed: ${relative('.', name)} › ${title}`));
  }
  return countOf(report && { passed: report.numPassedTests, failed: report.numFailedTests }, isGood);
}

async function playwright(suite: 'e2e' | 'crm-pages' | 'faults', ...only: string[]): Promise<Count> {
  const isGood = await run('playwright', ['test', '-c', `tests/${suite}/playwright.config.ts`, ...only]);
  const report = await readJson<PlaywrightReport>(`${REPORTS}/${suite}.json`);
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  remarks.push(...(report?.suites ?? []).flatMap((one) => remarksOf(one, suite)));
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
  '--retries',
  '1',
];
counts.push(await playwright('faults', ...QUICK));
const passed = counts.reduce((sum, one) => sum + one.passed, 0);
const failed = counts.reduce((sum, one) => sum + one.failed, 0);
console.log(['', ...remarks].join('\n'));
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
