import { readFileSync, writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { MATRIX, type Row } from './matrix.ts';

const RESULTS = new URL('RESULTS.md', import.meta.url);

/** The words of a command that runs everything; any other picks a part, which the configuration does not tell. */
const WHOLE_RUN = ['test', '-c', 'tests/faults/playwright.config.ts'];

type Seen = { title: string; isHeld: boolean };

/**
 * Prints the matrix with what became of each row. A run of everything also writes it, with its date, beside this file;
 * a run of a part leaves that alone. A row that has neither a test nor a reason fails the run.
 */
class MatrixReporter implements Reporter {
  private tests: TestCase[] = [];
  private readonly isWhole = process.argv.slice(2).every((argument) => WHOLE_RUN.includes(argument));

  onBegin(_config: FullConfig, suite: Suite): void {
    this.tests = suite.allTests();
  }

  async onEnd(): Promise<{ status?: 'failed' }> {
    const seen = this.tests.map(
      (test): Seen => ({
        title: test.title.replace(/ @\w+/g, ''),
        isHeld: test.outcome() === 'expected',
      }),
    );
    const rows = MATRIX.map((row) => ({ row, result: resultOf(row, seen) }));
    const table = drawTable(rows);
    console.log(`\n${table}`);
    if (!this.isWhole) return {};
    const missing = rows.filter(({ result }) => result === MISSING);
    if (seen.length >= MATRIX.length) writeFileSync(RESULTS, pageOf(table, seen));
    return missing.length ? { status: 'failed' } : {};
  }
}

export default MatrixReporter;

const MISSING = '**no test**';

function resultOf({ id, notHere, only }: Row, seen: readonly Seen[]): string {
  const own = seen.filter(({ title }) => title.startsWith(`${id} `));
  const failed = own.filter(({ isHeld }) => !isHeld).length;
  if (failed) return `**not held** (${failed} of ${own.length})`;
  if (notHere) return `not run here: ${notHere}`;
  if (!own.length) return MISSING;
  const remarks = [own.length > 1 ? `${own.length} tests` : '', only ?? ''].filter(Boolean).join('; ');
  return remarks ? `held (${remarks})` : 'held';
}

function drawTable(rows: readonly { row: Row; result: string }[]): string {
  const lines = rows.map(({ row, result }, index) => {
    const isFirst = row.group !== rows[index - 1]?.row.group;
    return `${isFirst ? `| | **${row.group}** | |\n` : ''}| ${row.id} | ${row.fault} | ${result} |`;
  });
  return ['| # | Fault | Result |', '| --- | --- | --- |', ...lines].join('\n');
}

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version;

function pageOf(table: string, seen: readonly Seen[]): string {
  const others = seen
    .filter(({ title }) => !/^F\d\d /.test(title))
    .map(({ title, isHeld }) => `| ${title} | ${isHeld ? 'held' : '**not held**'} |`);
  const held = seen.filter(({ isHeld }) => isHeld).length;
  return `# The fault matrix: last run

${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, Threadside ${version()}: ${held} of ${seen.length} tests held.
Written by \`npm run test:faults\`; what the rows mean and how they are provoked: [README.md](README.md).

${table}

## Beyond the matrix

| What | Result |
| --- | --- |
${others.join('\n')}
`;
}
