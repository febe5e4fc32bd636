import type { Background } from '../../utils/background/create-background.ts';
import type { Send } from '../../utils/messaging/send.ts';
import { type ListeningEmulator, startEmulator } from '../emulator/emulator.ts';
import { agents } from '../emulator/seed/agents.ts';
import { bootBackground, CLIENT_ID, createNodeBrowser, type SigningPerson } from './boot-client.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { REDIRECT_URI } from './sign-in-over-http.ts';

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
  person: SigningPerson;
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
  const browser = createNodeBrowser({ local, session }, badge, person);
  const start = () => bootBackground(browser, emulator.origin);
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
