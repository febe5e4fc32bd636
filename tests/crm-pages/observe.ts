import { rm } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import type { FrameReport } from '../../utils/phone/read-page.ts';
import { makeCertificate } from '../browser/certificate.ts';
import { EXTENSION_ID, launchExtension } from '../browser/launch-extension.ts';
import { newProfile, prepareProfile } from '../browser/profile.ts';
import { servePages } from './serve-pages.ts';

/** The site of the corpus and a second one for its frames; the agent has allowed both. */
export const CRM_HOST = 'crm.example.com';
export const FRAME_HOST = 'frames.example.net';

/** What the extension knows of one tab. */
export type Observation = {
  /** The reports the background keeps, one per frame that has numbers. */
  reports(): Promise<FrameReport[]>;
  /** When the background took a report, in ms of the observer's clock. */
  reportTimes(): Promise<number[]>;
  /** What the pages told, one line per message: which part it was and how many candidates it had. */
  told(): Promise<string[]>;
  /** Has the background forget the reports, as when other tabs reported since. */
  forget(): Promise<void>;
  /** Gives the content scripts of all frames an order, as the panel does. */
  order(name: 'reportNumbers' | 'stopFinding'): Promise<void>;
  /** Runs the built content script in all frames once more, as after an update. */
  injectAgain(): Promise<void>;
};

/** A browser with the built extension, the corpus on the network, and a look into the extension's memory. */
export type Observer = {
  context: BrowserContext;
  origin: string;
  /** Of a page that has been opened under `origin`. */
  observe(page: Page): Promise<Observation>;
  close(): Promise<void>;
};

/** The one place that decides how pages are observed: here as in an agent's browser, through the built extension. */
export async function launchObserver(): Promise<Observer> {
  const server = await servePages(await makeCertificate(), [CRM_HOST, FRAME_HOST]);
  const profile = await newProfile();
  await prepareProfile(profile, [CRM_HOST, FRAME_HOST]);
  const context = await launchExtension({ profile, hosts: server.hosts });
  const spy = await context.newPage();
  await spy.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  await allowSites(spy);
  await spy.evaluate(recordReports);
  return {
    context,
    origin: `https://${CRM_HOST}`,
    observe: async (page) => createObservation(spy, await tabOf(spy, page)),
    close: async () => {
      await context.close();
      await Promise.all([server.close(), rm(profile, { recursive: true, force: true, maxRetries: 5 })]);
    },
  };
}

/** Opens a page of the corpus, by its name and any path behind it, and looks at it. */
export async function openPage(
  observer: Observer,
  path: string,
): Promise<{ page: Page; observation: Observation }> {
  const page = await observer.context.newPage();
  await page.goto(`${observer.origin}/${path}`);
  return { page, observation: await observer.observe(page) };
}

/** A permission once granted is granted again without a question, but only to a click. */
async function allowSites(spy: Page): Promise<void> {
  const origins = [CRM_HOST, FRAME_HOST].map((host) => `https://${host}/*`);
  const session = await spy.context().newCDPSession(spy);
  await session.send('Runtime.evaluate', {
    expression: `chrome.permissions.request(${JSON.stringify({ origins })})`,
    userGesture: true,
    awaitPromise: true,
  });
  await spy.waitForFunction(async () => {
    const [script] = await chrome.scripting.getRegisteredContentScripts();
    return script?.matches?.length === 2;
  });
}

type Spy = typeof globalThis & { reportTimes?: Record<string, number[]>; told?: Record<number, string[]> };

/** Runs in a page of the extension: notes when reports arrive. */
function recordReports(): void {
  const times: Record<string, number[]> = {};
  (globalThis as Spy).reportTimes = times;
  chrome.storage.session.onChanged.addListener((changes) => {
    for (const key of Object.keys(changes)) {
      times[key] ??= [];
      times[key].push(performance.now());
    }
  });
  const told: Record<number, string[]> = {};
  (globalThis as Spy).told = told;
  chrome.runtime.onMessage.addListener(({ name, payload }, { tab }) => {
    if (name !== 'numbersFound') return;
    const { part, candidates } = payload;
    told[tab?.id ?? 0] = [...(told[tab?.id ?? 0] ?? []), `part ${part}: ${candidates.length}`];
  });
}

/** The active tab: a page is brought to the front and asked for at once. */
async function tabOf(spy: Page, page: Page): Promise<number> {
  await page.bringToFront();
  const id = await spy.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({ url: `${new URL(url).origin}/*` });
    return tabs.find(({ active }) => active)?.id;
  }, page.url());
  if (id === undefined) throw new Error(`no tab shows ${page.url()}`);
  return id;
}

function createObservation(spy: Page, tabId: number): Observation {
  const key = `reports:${tabId}`;
  return {
    async reports() {
      const stored = (await spy.evaluate((name) => chrome.storage.session.get(name), key)) as Record<
        string,
        { frames: Record<string, FrameReport['report']> }
      >;
      const frames = Object.entries(stored[key]?.frames ?? {});
      return frames.map(([frameId, report]) => ({ frameId: Number(frameId), report }));
    },
    reportTimes: () => spy.evaluate((name) => (globalThis as Spy).reportTimes?.[name] ?? [], key),
    told: () => spy.evaluate((id) => (globalThis as Spy).told?.[id] ?? [], tabId),
    forget: () => spy.evaluate((name) => chrome.storage.session.remove(name), key),
    async order(name) {
      await spy.evaluate(([id, order]) => chrome.tabs.sendMessage(id, { name: order }).catch(() => {}), [
        tabId,
        name,
      ] as const);
    },
    async injectAgain() {
      await spy.evaluate(
        (id) =>
          chrome.scripting.executeScript({
            target: { tabId: id, allFrames: true },
            files: ['/crm-page.js'],
          }),
        tabId,
      );
    },
  };
}
