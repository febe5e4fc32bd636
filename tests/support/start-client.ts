import type { BackgroundBrowser } from '../../utils/background/browser-parts.ts';
import { type Background, createBackground } from '../../utils/background/create-background.ts';
import { createHandlers } from '../../utils/background/create-handlers.ts';
import { createRouter } from '../../utils/messaging/router.ts';
import { createSend, type Send } from '../../utils/messaging/send.ts';
import { createTabNumbers } from '../../utils/page/tab-numbers.ts';
import { type ListeningEmulator, startEmulator } from '../emulator/emulator.ts';
import { agents } from '../emulator/seed/agents.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { REDIRECT_URI, signInOverHttp } from './sign-in-over-http.ts';

export const CLIENT_ID = 'threadside-test';
const OUR_ID = 'heafdkpcphjcckemcdbfomfokfoopkpm';
const OUR_ORIGIN = `chrome-extension://${OUR_ID}`;

/** The whole background in Node, with storage in memory, against an emulator over real HTTP. */
export type Client = {
  emulator: ListeningEmulator;
  background: Background;
  send: Send;
  local: ReturnType<typeof createMemoryStorage>;
  session: ReturnType<typeof createMemoryStorage>;
  badge: { text: string };
  /** Forgets everything in memory, as a stopped worker does, and starts again on the same storage. */
  restart(): void;
  /** Who fills in the next sign-in page, and how. */
  person: { agentId: string; decision: 'allow' | 'deny' };
  close(): Promise<void>;
};

/** Starts an emulator and a background for one test; every database of an earlier test is another user's or gone. */
export async function startClient(options: Parameters<typeof startEmulator>[0] = {}): Promise<Client> {
  const emulator = await startEmulator({
    clientIds: [{ id: CLIENT_ID, redirectUris: [REDIRECT_URI] }],
    ...options,
  });
  const setAccessLevel = async () => {};
  const local = { ...createMemoryStorage(), setAccessLevel };
  const session = { ...createMemoryStorage(), setAccessLevel };
  const badge = { text: '' };
  const person: Client['person'] = { agentId: agents.alex.extensionId, decision: 'allow' };
  const browser = {
    storage: { local, session },
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
    tabs: { query: async () => [], sendMessage: () => Promise.reject(new Error('no page')) },
    permissions: { contains: async () => true, getAll: async () => ({}) },
    runtime: { getPlatformInfo: async () => ({}), getManifest: () => ({ version: '0.0.0' }) },
  } as Partial<BackgroundBrowser> as BackgroundBrowser;

  const start = () => {
    const background = createBackground(browser, {
      server: emulator.origin,
      clientId: CLIENT_ID,
      origins: [emulator.origin],
    });
    const tabNumbers = createTabNumbers(session, async () => ({ kind: 'none', numbers: [] }));
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
  };
  const client: Client = {
    emulator,
    ...start(),
    local,
    session,
    badge,
    person,
    restart: () => Object.assign(client, start()),
    close: async () => {
      await client.send('signOut');
      await emulator.close();
    },
  };
  return client;
}
