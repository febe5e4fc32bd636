import { type BadgeAction, badgeFor, drawBadge } from '../badge.ts';
import { createInTurn } from '../in-turn.ts';
import { readSession } from '../session/session-state.ts';
import type { StorageArea } from '../storage-area.ts';
import { readCounts } from '../store/queries.ts';
import type { StoreHandle } from '../store/store-handle.ts';

/**
 * Looks at session and counts and draws the badge. One look at a time: a slower look at an older state must not draw
 * last. A database that cannot be read shows no number rather than an old one.
 */
export function createBadgeRefresh(deps: {
  action: () => BadgeAction;
  local: StorageArea;
  store: StoreHandle;
}): () => Promise<void> {
  const { action, local, store } = deps;
  const inTurn = createInTurn();
  return () =>
    inTurn(async () => {
      const state = await readSession(local);
      const counts =
        state.status === 'signedIn'
          ? await store.open(state.extensionId).then(readCounts, () => undefined)
          : undefined;
      await drawBadge(action(), badgeFor(state, counts));
    });
}
