/** The parts of `browser.permissions`, `.scripting` and `.tabs` that granting a site needs. */
export type SiteBrowser = {
  permissions: { getAll(): Promise<{ origins?: string[] }> };
  scripting: {
    getRegisteredContentScripts(filter: {
      ids: string[];
    }): Promise<{ matches?: string[]; matchOriginAsFallback?: boolean }[]>;
    registerContentScripts(scripts: ContentScript[]): Promise<void>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
    executeScript(injection: {
      target: { tabId: number; allFrames: boolean };
      files: string[];
    }): Promise<unknown>;
  };
  tabs: { query(filter: { url: string[] }): Promise<{ id?: number }[]> };
};

type ContentScript = {
  id: string;
  js: string[];
  matches: string[];
  allFrames: boolean;
  matchOriginAsFallback: boolean;
  runAt: 'document_idle';
  persistAcrossSessions: boolean;
};

const SCRIPT_ID = 'crm-page';
const SCRIPT_FILE = '/crm-page.js';

/** The match patterns of RingCentral's own origins, which every install has. */
export const ringCentralSites = (origins: readonly string[]): string[] =>
  origins.map((origin) => `${origin}/*`);

/** The sites the agent allowed, as match patterns, without RingCentral's own. */
export async function allowedSites(
  { permissions }: Pick<SiteBrowser, 'permissions'>,
  ringCentral: readonly string[],
): Promise<string[]> {
  const { origins = [] } = await permissions.getAll();
  return origins.filter((origin) => !ringCentral.includes(origin)).sort();
}

/** True for a page of a site that is allowed for good; false also where the browser does not tell. */
export async function isSiteAllowed(
  permissions: { contains(asked: { origins: string[] }): Promise<boolean> },
  { protocol, hostname }: URL,
): Promise<boolean> {
  return permissions.contains({ origins: [`${protocol}//${hostname}/*`] }).catch(() => false);
}

/**
 * Makes the content script run exactly on the allowed sites: in pages that load from now on, and in those open
 * already. Safe to repeat; called at every start of the worker and whenever a permission came or went.
 */
export async function runOnAllowedSites(browser: SiteBrowser, ringCentral: readonly string[]): Promise<void> {
  const { scripting } = browser;
  const matches = await allowedSites(browser, ringCentral);
  const [registered] = await scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  const isCurrent = registered?.matchOriginAsFallback && sameSites(registered.matches ?? [], matches);
  if (isCurrent) return;
  if (registered) await scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  if (!matches.length) return;
  await scripting.registerContentScripts([
    {
      id: SCRIPT_ID,
      js: [SCRIPT_FILE],
      matches,
      allFrames: true,
      // Frames that a page writes itself (`about:blank`, `srcdoc`) belong to it.
      matchOriginAsFallback: true,
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ]);
  await runInOpenTabs(browser, matches);
}

/** Pages opened before the permission came get the script now; one that refuses it (a crashed tab) is left alone. */
export async function runInOpenTabs(browser: SiteBrowser, matches: string[]): Promise<void> {
  if (!matches.length) return;
  const tabs = await browser.tabs.query({ url: matches });
  await Promise.allSettled(tabs.map(({ id }) => (id === undefined ? undefined : runInTab(browser, id))));
}

/** Before the script is tried again: a page's process may hear later than we do that the page may be read. */
const PAUSES_MS = [50, 200, 1000];

/**
 * Puts the script into the frames of a tab that may be read now. Rejects where none may, a second later: until its
 * process has heard of a permission that was just given, a page refuses.
 */
export async function runInTab({ scripting }: Pick<SiteBrowser, 'scripting'>, tabId: number): Promise<void> {
  const run = () =>
    scripting.executeScript({ target: { tabId, allFrames: true }, files: [SCRIPT_FILE] }).then(() => true);
  for (const pause of PAUSES_MS) {
    if (await run().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await run();
}

const sameSites = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** A name with a dot; a `*` only for what stands before a domain of at least two names. */
const HOST = /^(?:\*\.[^*.]+\.[^*]+|[^*]+\.[^*]+)$/;

/**
 * The match pattern of a site from what an agent may type or paste: `app.example.com`, `*.example.com`, or a whole address. Undefined
 * when it is not the address of a website.
 */
export function sitePattern(input: string): string | undefined {
  const text = input.trim();
  if (!text) return undefined;
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  if (url?.protocol !== 'https:' || !HOST.test(url.hostname)) return undefined;
  return `https://${url.hostname}/*`;
}

/** The host a match pattern stands for, as an agent reads it. */
export const siteName = (pattern: string): string => pattern.replace(/^\w+:\/\//, '').replace(/\/\*$/, '');
