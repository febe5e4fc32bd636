import type { BackgroundBrowser } from '../../utils/background/browser-parts.ts';
import { type Background, createBackground } from '../../utils/background/create-background.ts';
import { createHandlers } from '../../utils/background/create-handlers.ts';
import { createRouter } from '../../utils/messaging/router.ts';
import { createSend, type Send } from '../../utils/messaging/send.ts';
import { createTabNumbers } from '../../utils/page/tab-numbers.ts';
import { REDIRECT_URI, signInOverHttp } from './sign-in-over-http.ts';

export const CLIENT_ID = 'threadside-test';
const OUR_ID = 'heafdkpcphjcckemcdbfomfokfoopkpm';
const OUR_ORIGIN = `chrome-extension://${OUR_ID}`;

/** Who fills in the next sign-in page, and how. */
export type SigningPerson = { agentId: string; decision: 'allow' | 'deny' };

/** A browser in Node with these storage areas; what is drawn on the badge is written down. */
export function createNodeBrowser(
  storage: BackgroundBrowser['storage'],
  badge: { text: string },
  person: SigningPerson,
): BackgroundBrowser {
  return {
    storage,
    identity: {
      getRedirectURL: () => REDIRECT_URI,
      launchWebAuthFlow: (details) =>
        signInOverHttp(person.agentId, person.decision).launchWebAuthFlow(details),
    },
    action: {
      setBadgeText: async ({ text }) => {
        badge.text = text;
      },
      setBadgeBackgroundColor: async () => {},
      setTitle: async () => {},
    },
    alarms: { get: async () => undefined, create: async () => {} },
    tabs: { query: async () => [], sendMessage: () => Promise.reject(new Error('no page')) },
    permissions: { contains: async () => true, getAll: async () => ({}) },
    runtime: { getPlatformInfo: async () => ({}), getManifest: () => ({ version: '0.0.0' }) },
  } as Partial<BackgroundBrowser> as BackgroundBrowser;
}

/** One life of the background: built anew on what is stored, and reached as our own pages reach it. */
export function bootBackground(
  browser: BackgroundBrowser,
  server: string,
): { background: Background; send: Send } {
  const background = createBackground(browser, { server, clientId: CLIENT_ID, origins: [server] });
  const tabNumbers = createTabNumbers(browser.storage.session, async () => ({
    kind: 'none',
    numbers: [],
    record: '',
  }));
  const route = createRouter(createHandlers(background, browser, tabNumbers), OUR_ID, OUR_ORIGIN);
  const send = createSend(
    (message) =>
      new Promise((resolve) => {
        const isTaken = route(structuredClone(message), { id: OUR_ID, origin: OUR_ORIGIN }, (result) =>
          resolve(structuredClone(result)),
        );
        if (!isTaken) resolve(undefined);
      }),
  );
  return { background, send };
}
