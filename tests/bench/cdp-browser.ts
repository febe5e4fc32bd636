import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromiumArguments, type Hosts } from '../browser/chromium-arguments.ts';
import { findChromium } from '../browser/find-chromium.ts';

/** One attached page: protocol calls, expressions, and code that runs before anything of the page does. */
export type CdpPage = {
  send<T = unknown>(method: string, params?: object): Promise<T>;
  /** The JSON value of an expression; a promise is awaited. Throws what the page threw. */
  evaluate<T>(expression: string): Promise<T>;
  /** Starts a navigation and resolves when it is committed, not when it has loaded. */
  navigate(url: string): Promise<void>;
  close(): Promise<void>;
};

/** A Chromium that nothing is attached to but the pages asked for: an attached worker would never go to sleep. */
export type CdpBrowser = {
  /** The tab the browser started with. */
  firstPage(): Promise<CdpPage>;
  /** A new tab, in front. */
  openPage(url: string): Promise<CdpPage>;
  /** The page with this address, as soon as there is one: side panels are no tabs. */
  findPage(url: string): Promise<CdpPage>;
  /** Presses an extension's toolbar button in the tab with this address. */
  pressButton(extensionId: string, tabUrl: string): Promise<void>;
  /** Attaches to an extension's worker that runs now; from then on it does not go to sleep. */
  attachWorker(extensionId: string): Promise<CdpPage>;
  /** Calls `onEvent` for every protocol event of pages. */
  onEvent(onEvent: (method: string, params: Record<string, unknown>) => void): void;
  close(): Promise<void>;
};

type TargetInfo = { targetId: string; type: string; url: string };

type Answer = {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: { message: string };
};

/** Launches Chromium with extensions in a fresh or given profile, driven by the raw protocol over one WebSocket. */
export async function launchCdpBrowser(options: {
  extensions: readonly string[];
  hosts?: Hosts;
  profile?: string;
}): Promise<CdpBrowser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'threadside-bench-')));
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  const chromium = spawn(
    findChromium() ?? 'chromium',
    [
      ...chromiumArguments({ hosts: options.hosts ?? {}, extensions: options.extensions }),
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const socket = await connect(await debuggerAddress(profile));
  const listeners: ((method: string, params: Record<string, unknown>) => void)[] = [];
  const send = createSender(socket, listeners);
  const listTargets = async (type?: string) => {
    const filter = type ? { filter: [{ type }] } : {};
    return (await send<{ targetInfos: TargetInfo[] }>('Target.getTargets', filter)).targetInfos;
  };
  return {
    firstPage: async () => {
      const page = (await listTargets()).find(({ type }) => type === 'page');
      return attach(send, page?.targetId ?? '');
    },
    openPage: async (url) => {
      const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url });
      return attach(send, targetId);
    },
    findPage: async (wanted) => {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const page = (await listTargets()).find(({ type, url }) => type === 'page' && url === wanted);
        if (page) return attach(send, page.targetId);
        await sleep(50);
      }
      throw new Error(`no page has the address ${wanted}`);
    },
    pressButton: async (extensionId, tabUrl) => {
      const tab = (await listTargets('tab')).find(({ url }) => url === tabUrl);
      await send('Extensions.triggerAction', { id: extensionId, targetId: tab?.targetId ?? '' });
    },
    attachWorker: async (extensionId) => {
      const worker = (await listTargets()).find(
        ({ type, url }) => type === 'service_worker' && url.includes(extensionId),
      );
      if (!worker) throw new Error('no worker runs');
      return attach(send, worker.targetId, ['Runtime.enable']);
    },
    onEvent: (onEvent) => listeners.push(onEvent),
    close: async () => {
      const ended = new Promise((resolve) => chromium.once('exit', resolve));
      await send('Browser.close').catch(() => chromium.kill('SIGKILL'));
      await ended;
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function debuggerAddress(profile: string): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await sleep(50);
  }
  throw new Error('Chromium did not open its debugging port');
}

function connect(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address);
  return new Promise((resolve, reject) => {
    socket.onopen = () => resolve(socket);
    socket.onerror = () => reject(new Error(`no connection to ${address}`));
  });
}

type Send = <T = unknown>(method: string, params?: object, sessionId?: string) => Promise<T>;

function createSender(
  socket: WebSocket,
  listeners: ((method: string, params: Record<string, unknown>) => void)[],
): Send {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const { id, method, params = {}, result, error } = JSON.parse(String(data)) as Answer;
    if (method) for (const listener of listeners) listener(method, params);
    const asked = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  };
  return <T>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
      socket.send(JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) }));
    });
}

async function attach(
  send: Send,
  targetId: string,
  domains: readonly string[] = ['Page.enable', 'Runtime.enable'],
): Promise<CdpPage> {
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  const sendToPage = <T>(method: string, params?: object) => send<T>(method, params, sessionId);
  for (const enable of domains) await sendToPage(enable);
  return {
    send: sendToPage,
    evaluate: async <T>(expression: string) => {
      const answer = await sendToPage<{
        result: { value: T };
        exceptionDetails?: { text: string; exception?: { description?: string } };
      }>('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
      const { exceptionDetails: failed } = answer;
      if (failed) throw new Error(failed.exception?.description ?? failed.text);
      return answer.result.value;
    },
    navigate: async (to) => {
      await sendToPage('Page.navigate', { url: to });
    },
    close: async () => {
      await send('Target.closeTarget', { targetId });
    },
  };
}
