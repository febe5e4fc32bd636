import { AppFailure } from '../app-error.ts';
import { readSession } from '../session/session-state.ts';
import type { StorageArea } from '../storage-area.ts';
import type { Publish } from '../store/change-channel.ts';
import { deleteStore } from '../store/open-store.ts';
import { readSyncState } from '../store/queries.ts';
import type { StoreHandle } from '../store/store-handle.ts';
import { SYNC_HEALTH_KEY } from '../sync/sync-health.ts';
import type { Syncer } from '../sync/syncer.ts';

/**
 * Makes the signed-in user's database anew and fills it from RingCentral. What lives elsewhere (drafts, outbox, session)
 * stays. Killed halfway, it leaves an empty database, which the next sync fills. Throws `signedOut`.
 */
export const createRepair =
  (deps: { local: StorageArea; store: StoreHandle; publish: Publish; sync: Syncer }) =>
  async (): Promise<void> => {
    const { local, store, publish, sync } = deps;
    const state = await readSession(local);
    if (state.status === 'signedOut') throw new AppFailure({ kind: 'signedOut', reason: state.reason });
    await store.close();
    await deleteStore(state.extensionId);
    await local.remove(SYNC_HEALTH_KEY);
    await store.open(state.extensionId);
    publish({ isEverything: true, topics: ['counts'] });
    await sync('agent');
    // A sync that was under way lost its database and ended early: nothing came of it.
    const { lastSuccessAt } = await readSyncState(await store.open(state.extensionId));
    if (!lastSuccessAt) await sync('agent');
  };
