import { draftKey } from '../../utils/drafts.ts';
import { createOutbox } from '../../utils/outbox/outbox.ts';
import { forgetAllTabs } from '../../utils/page/tab-numbers.ts';
import { createTokenStore, type Tokens } from '../../utils/ringcentral/token-store.ts';
import { createSessionControl, type SessionControl } from '../../utils/session/session-control.ts';
import { PROFILE_KEY, SESSION_KEY } from '../../utils/session/session-state.ts';
import type { StorageArea } from '../../utils/storage-area.ts';
import { storeName } from '../../utils/store/open-store.ts';
import { createStoreHandle } from '../../utils/store/store-handle.ts';
import { makeStored } from './make-records.ts';
import { createMemoryStorage } from './memory-storage.ts';

const REDIRECT = 'https://abc.chromiumapp.org/';

export const tokensOf = (ownerId: string): Tokens => ({
  access: { token: `access of ${ownerId}`, renewAt: 1, expiresAt: 2 },
  refresh: { token: `refresh of ${ownerId}`, ownerId },
});

/** A browser in which people sign in and out: what is stored, and what RingCentral was told. */
export function createSessionWorld() {
  const areas = { local: createMemoryStorage(), session: createMemoryStorage() };
  const world = {
    ...areas,
    /** Who signs in next; undefined: closes the window. */
    person: undefined as string | undefined,
    isOnline: true,
    clientId: 'client-1',
    revoked: [] as string[],
    changes: 0,

    /** A worker's session control, by default on the areas as they are. */
    start: (
      over: { areas?: { local: StorageArea; session: StorageArea }; close?: () => Promise<void> } = {},
    ) => {
      const { local, session } = over.areas ?? areas;
      const handle = createStoreHandle({ mayCreate: true });
      return createSessionControl({
        local,
        session,
        server: 'https://rc.test',
        clientId: async () => world.clientId,
        identity: () => ({
          getRedirectURL: () => REDIRECT,
          launchWebAuthFlow: async ({ url }) => {
            if (!world.person) throw new Error('The user did not approve access.');
            return `${REDIRECT}?code=C&state=${new URL(url).searchParams.get('state')}`;
          },
        }),
        endpoint: {
          exchange: async () => tokensOf(world.person ?? ''),
          refresh: () => Promise.reject(new Error('not here')),
          revoke: async (token) => {
            if (world.isOnline) world.revoked.push(token);
            return world.isOnline;
          },
        },
        tokens: createTokenStore({ local, session, closeToPages: async () => true }),
        store: over.close ? { ...handle, close: over.close } : handle,
        outbox: createOutbox(local),
        forgetPages: () => forgetAllTabs(session),
        onChange: async () => {
          world.changes += 1;
        },
      });
    },

    /** Signs somebody in and gives them what a day of work leaves in a browser. */
    workAs: async (userId: string): Promise<SessionControl> => {
      world.person = userId;
      const control = world.start();
      await control.signIn();
      const handle = createStoreHandle({ mayCreate: true });
      const db = await handle.open(userId);
      await db.put('threads', makeStored({ label: `customer text of ${userId}` }));
      await handle.close();
      await createOutbox(areas.local).add({
        pressId: `press of ${userId}`,
        kind: 'note',
        extensionId: userId,
        threadId: 't1',
        text: `unsent of ${userId}`,
        notBefore: '',
        knownIds: [],
        state: 'failed',
        pressedAt: 1,
      });
      await areas.local.set({
        [PROFILE_KEY]: { me: { extensionId: userId, name: `name of ${userId}` } },
        [draftKey({ extensionId: userId, kind: 'note', threadId: 't1' })]: `draft of ${userId}`,
        settings: { clientId: 'kept' },
      });
      return control;
    },

    /** Which traces of a user there are. */
    traces: async (userId: string) => {
      const { local, session } = { local: areas.local.dump(), session: areas.session.dump() };
      const names = (await indexedDB.databases()).map(({ name }) => name);
      const all = JSON.stringify([local, session]);
      const has = (what: string) => all.includes(`${what} of ${userId}`);
      return Object.entries({
        session: (local[SESSION_KEY] as { extensionId?: string } | undefined)?.extensionId === userId,
        access: has('access'),
        refresh: JSON.stringify(local).includes(`refresh of ${userId}`),
        database: names.includes(storeName(userId)),
        profile: has('name'),
        outbox: has('unsent'),
        drafts: has('draft'),
      }).flatMap(([name, isThere]) => (isThere ? [name] : []));
    },
    state: () => areas.local.dump()[SESSION_KEY],
  };
  return world;
}
