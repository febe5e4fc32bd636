// Runs a script of this project with everything it needs, on a machine that has only Node 20 and npm: installs the
// locked dependencies (among them the newer Node that the tools want) when they are missing or changed, then starts
// the script with that Node. Usage: node tests/setup/run.mjs path/to/script.ts [arguments]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.installed-lock');
const isWindows = process.platform === 'win32';

function run(command, args) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: isWindows,
  });
  if (error) console.error(`${command}: ${error.message}`);
  return signal ? 130 : (status ?? 1);
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
if (!isInstalled) {
  console.log('Installing dependencies (once)');
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) process.exit(status);
  writeFileSync(stamp, lock);
}
// Ctrl-C reaches the script as well; it ends what it started, and this process ends after it.
process.on('SIGINT', () => {});
process.exit(run('node', process.argv.slice(2)));
