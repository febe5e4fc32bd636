import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumArguments, type Hosts } from '../browser/chromium-arguments.ts';
import { findChromium } from '../browser/find-chromium.ts';
import { BUILT_EXTENSION, EXTENSION_ID } from '../browser/launch-extension.ts';

type Target = { id: string; type: string; url: string; webSocketDebuggerUrl: string };

/** A page in a browser nobody is attached to otherwise. */
export type LonePage = {
  id: string;
  /** Evaluates an expression (awaited) and gives its JSON value. */
  evaluate<T>(expression: string): Promise<T>;
};

/**
 * A Chromium without Playwright: whoever is attached to a worker keeps it alive (`reliability.md` 3.2), so what idle
 * workers do can be seen only from here. Single pages are spoken to; the worker never is.
 */
export type UnattachedBrowser = {
  open(url: string): Promise<LonePage>;
  show(page: LonePage): Promise<void>;
  close(page: LonePage): Promise<void>;
  isWorkerRunning(): Promise<boolean>;
  end(): Promise<void>;
};

/** Starts it on a closed browser's profile. */
export async function startUnattached(profile: string, hosts: Hosts): Promise<UnattachedBrowser> {
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const child = spawn(
    findChromium() ?? '',
    [
      ...chromiumArguments({ hosts, extensions: [BUILT_EXTENSION] }),
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const port = await waitFor(async () => (await readFile(portFile, 'utf8')).split('\n')[0]);
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${port}/json/${path}`, { method });
  await waitFor(async () => (await ask('version')).ok);
  return {
    open: async (url) => {
      const target = (await (await ask(`new?${url}`, 'PUT')).json()) as Target;
      return connect(target);
    },
    show: async ({ id }) => {
      await ask(`activate/${id}`);
    },
    close: async ({ id }) => {
      await ask(`close/${id}`);
    },
    isWorkerRunning: async () => {
      const targets = (await (await ask('list')).json()) as Target[];
      return targets.some(({ type, url }) => type === 'service_worker' && url.includes(EXTENSION_ID));
    },
    end: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

/** Asks until there is an answer; gives up after twenty seconds. */
async function waitFor<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const until = Date.now() + 20_000;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    if (Date.now() > until) throw new Error('the browser does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function connect({ id, webSocketDebuggerUrl }: Target): Promise<LonePage> {
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map<number, (answer: { result?: { value?: unknown } }) => void>();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const { id: number, result } = JSON.parse(String(data)) as { id: number; result: object };
    waiting.get(number)?.(result);
  };
  return {
    id,
    evaluate: async <T>(expression: string) => {
      last += 1;
      const number = last;
      const answer = new Promise<{ result?: { value?: unknown } }>((resolve) => {
        waiting.set(number, resolve);
      });
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: number, method: 'Runtime.evaluate', params }));
      return (await answer).result?.value as T;
    },
  };
}
