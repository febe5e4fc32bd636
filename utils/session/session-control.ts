import { AppFailure, type SignedOutReason } from '../app-error.ts';
import { draftKeys } from '../drafts.ts';
import { createInTurn } from '../in-turn.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { type Identity, signIn } from '../ringcentral/sign-in.ts';
import type { TokenEndpoint } from '../ringcentral/token-endpoint.ts';
import type { TokenStore, Tokens } from '../ringcentral/token-store.ts';
import type { StorageArea } from '../storage-area.ts';
import { deleteStore } from '../store/open-store.ts';
import type { StoreHandle } from '../store/store-handle.ts';
import { SYNC_HEALTH_KEY } from '../sync/sync-health.ts';
import { restoreScrubbed, scrubLocal } from './scrub-local.ts';
import { PROFILE_KEY, readSession, SESSION_KEY, type SessionState } from './session-state.ts';

/** Signing in and out, and everything that ends a session. Each is safe to be killed in: `repair` finishes it. */
export type SessionControl = {
  /** The whole sign-in; resolves when the session is stored. A failure leaves an earlier session as it was. */
  signIn(): Promise<void>;
  /** Signed out at once, offline too; nothing of the customers stays. The server is told as soon as it can be. */
  signOut(): Promise<void>;
  /** RingCentral ended the session: the cache goes, what the agent typed stays. */
  lose(): Promise<void>;
  /** Tells the server about a session that ended while it could not be reached. */
  revokeEnded(): Promise<void>;
  /** Finishes what a stopped worker left half done; called at every start. */
  repair(): Promise<void>;
};

/** Everything in which a session leaves traces. `onChange` is called after each change. */
export type SessionDeps = {
  local: StorageArea;
  session: StorageArea;
  server: string;
  clientId: () => Promise<string>;
  identity: () => Identity;
  endpoint: TokenEndpoint;
  tokens: TokenStore;
  store: StoreHandle;
  outbox: Outbox;
  forgetPages: () => Promise<void>;
  onChange: () => Promise<void>;
};

/** Kept in session storage only: a token to revoke must not stay on disk. */
const ENDED_KEY = 'endedToken';

/** The mark of an ending that is under way: whose session, and whether their own texts go too. */
const ENDING_KEY = 'endingSession';
type Ending = { extensionId: string; isByAgent: boolean };

/** Builds the session control of the background. */
export function createSessionControl(deps: SessionDeps): SessionControl {
  const { local, session, server, clientId, identity, endpoint, tokens, store, onChange } = deps;

  /** A repair that looks while another step is half done would take it for what a stopped worker left. */
  const inTurn = createInTurn();

  const userId = () => userIdOf(local, tokens);

  /** The database is there before the session is: pages that read it may not create it. */
  const enter = async (extensionId: string): Promise<void> => {
    await store.open(extensionId).catch(() => {});
    await local.set({ [SESSION_KEY]: { status: 'signedIn', extensionId } satisfies SessionState });
    await onChange();
  };

  /** Removes the cache of a user and what the browser session knows of pages. */
  const dropCache = async (extensionId: string): Promise<void> => {
    await store.close();
    await deleteStore(extensionId);
    await local.remove([PROFILE_KEY, SYNC_HEALTH_KEY]);
    await deps.forgetPages();
  };

  const finishEnding = async (): Promise<void> => {
    const ending = (await local.get(ENDING_KEY))[ENDING_KEY] as Ending | undefined;
    if (!ending) return restoreScrubbed(local, session);
    const { extensionId, isByAgent } = ending;
    const refresh = await tokens.readRefresh();
    if (isByAgent && refresh) await session.set({ [ENDED_KEY]: refresh.token });
    await tokens.clear();
    await dropCache(extensionId);
    if (!isByAgent) return local.remove(ENDING_KEY);
    await deps.outbox.removeOf(extensionId);
    await local.remove(await draftKeys(local, extensionId));
    await scrubLocal(local, session, ENDING_KEY);
  };

  const end = async (reason: SignedOutReason): Promise<void> => {
    const extensionId = await userId();
    const signedOut: SessionState = { status: 'signedOut', reason };
    const ending = extensionId && { [ENDING_KEY]: { extensionId, isByAgent: reason === 'byAgent' } };
    await local.set({ [SESSION_KEY]: signedOut, ...ending });
    await onChange();
    await finishEnding();
  };

  const revokeEnded = () => revokeEndedToken(session, endpoint);

  const repair = async (): Promise<void> => {
    await finishEnding();
    const [state, refresh] = await Promise.all([readSession(local), tokens.readRefresh()]);
    if (!refresh) {
      if (state.status === 'signedIn') await end('expired');
      return;
    }
    if (state.status === 'signedIn' && state.extensionId === refresh.ownerId) return;
    if (state.status === 'signedIn') await dropCache(state.extensionId);
    await enter(refresh.ownerId);
  };

  const replaceSession = async (fresh: Tokens): Promise<void> => {
    const before = await userId();
    if (before && before !== fresh.refresh.ownerId) await dropCache(before);
    await tokens.save(fresh);
    await local.remove(SYNC_HEALTH_KEY);
    await enter(fresh.refresh.ownerId);
  };

  return {
    revokeEnded,
    signIn: async () => {
      const id = await clientId();
      if (!id) throw new AppFailure({ kind: 'refused', errorCode: 'NO-CLIENT-ID' });
      await inTurn(finishEnding);
      // Not in turn: somebody may leave the window open for an hour.
      const fresh = await signIn({ server, clientId: id, identity: identity(), endpoint });
      await inTurn(() => replaceSession(fresh));
    },
    signOut: async () => {
      await inTurn(() => end('byAgent'));
      await revokeEnded();
    },
    lose: () => inTurn(() => end('expired')),
    repair: () => inTurn(repair),
  };
}

async function userIdOf(local: StorageArea, tokens: TokenStore): Promise<string | undefined> {
  const state = await readSession(local);
  return state.status === 'signedIn' ? state.extensionId : (await tokens.readRefresh())?.ownerId;
}

async function revokeEndedToken(session: StorageArea, endpoint: TokenEndpoint): Promise<void> {
  const token = (await session.get(ENDED_KEY))[ENDED_KEY];
  if (typeof token !== 'string') return;
  if (await endpoint.revoke(token)) await session.remove(ENDED_KEY);
}
