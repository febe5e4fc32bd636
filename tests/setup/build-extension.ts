import { build } from 'wxt';

const root = new URL('../..', import.meta.url).pathname;

/**
 * Builds the extension as it ships, into a folder below `.output`. `server` and `clientId` are what an administrator
 * would set when building for their own account. Resolves with the folder to load.
 */
export async function buildExtension(options: {
  outDir: string;
  clientId: string;
  server?: string;
}): Promise<string> {
  process.env.WXT_RINGCENTRAL_CLIENT_ID = options.clientId;
  if (options.server) process.env.WXT_RINGCENTRAL_SERVER = options.server;
  else delete process.env.WXT_RINGCENTRAL_SERVER;
  await build({ root, outDir: options.outDir, logger: quiet });
  return `${root}${options.outDir}/chrome-mv3`;
}

const silent = () => {};
const quiet = {
  debug: silent,
  log: silent,
  info: silent,
  success: silent,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
  level: 0,
} as unknown as NonNullable<Parameters<typeof build>[0]>['logger'] & object;
