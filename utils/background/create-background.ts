import type { ActionDeps } from '../actions/act.ts';
import { learnWhole } from '../actions/learn-whole.ts';
import type { NoteDeps } from '../actions/note-actions.ts';
import { AppFailure } from '../app-error.ts';
import { whileAlive } from '../keep-alive.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { settleOutbox } from '../outbox/settle-outbox.ts';
import { forgetAllTabs } from '../page/tab-numbers.ts';
import { forgetPlaces } from '../panel-place.ts';
import { loadProfile } from '../session/load-profile.ts';
import { createSessionControl, type SessionControl } from '../session/session-control.ts';
import { readSession } from '../session/session-state.ts';
import { readSettings } from '../settings.ts';
import { createPublisher, type Publish } from '../store/change-channel.ts';
import { deleteEarlierStore } from '../store/open-store.ts';
import { pruneWhenDue } from '../store/prune.ts';
import { readSyncState } from '../store/queries.ts';
import { createStoreHandle } from '../store/store-handle.ts';
import { runSync } from '../sync/run-sync.ts';
import type { Trigger } from '../sync/sync-health.ts';
import { createSyncer, type Syncer } from '../sync/syncer.ts';
import type { BackgroundBrowser } from './browser-parts.ts';
import { type BuildConfig, connectRingCentral, type RingCentral } from './connect-ringcentral.ts';
import { createBadgeRefresh } from './refresh-badge.ts';
import { createRepair } from './repair-store.ts';

/** What commands and events work with. */
export type Background = {
  ringCentral: RingCentral;
  sessions: SessionControl;
  sync: Syncer;
  publish: Publish;
  outbox: NoteDeps['outbox'];
  /** The signed-in user's database and what goes with it. Throws `signedOut` when nobody is signed in. */
  user(): Promise<NoteDeps>;
  refreshBadge(): Promise<void>;
  /** Makes the signed-in user's database anew and fills it; what lives elsewhere (drafts, outbox) stays. */
  repairStore(): Promise<void>;
};

/** Builds the background once per worker; nothing runs until somebody calls. */
export function createBackground(browser: BackgroundBrowser, config: BuildConfig): Background {
  const { local, session } = browser.storage;
  const now = Date.now;
  const store = createStoreHandle({ mayCreate: true });
  const outbox = createOutbox(local);
  const broadcast = createPublisher();
  const ringCentral = connectRingCentral(browser, config, () => sessions.lose());

  const refreshBadge = createBadgeRefresh({ action: () => browser.action, local, store });

  const publish: Publish = (change) => {
    broadcast(change);
    if (change.topics?.includes('counts')) void refreshBadge();
  };

  const sessions = createSessionControl({
    local,
    session,
    server: config.server,
    clientId: ringCentral.clientId,
    identity: () => browser.identity,
    endpoint: ringCentral.endpoint,
    tokens: ringCentral.tokens,
    store,
    outbox,
    forgetPages: async () => {
      await Promise.all([forgetAllTabs(session), forgetPlaces(session)]);
    },
    onChange: refreshBadge,
  });

  const user = async (): Promise<NoteDeps> => {
    const state = await readSession(local);
    if (state.status === 'signedOut') throw new AppFailure({ kind: 'signedOut', reason: state.reason });
    const { extensionId } = state;
    const deps: ActionDeps = {
      db: await store.open(extensionId),
      api: ringCentral.agentApi,
      myExtensionId: extensionId,
      publish,
      now,
      sync: () => sync('agent'),
    };
    return { ...deps, outbox, local };
  };

  const syncOnce = async (trigger: Trigger): Promise<void> => {
    const deps = await user();
    const startedAt = now();
    const profile = await loadProfile({
      people: ringCentral.people,
      local,
      extensionId: deps.myExtensionId,
      now,
    });
    if (!profile.feature.available) return;
    const { agentApi, backgroundApi } = ringCentral;
    await runSync({ ...deps, api: trigger === 'agent' ? agentApi : backgroundApi });
    await settleOutbox(deps, (threadId) => learnWhole(deps, threadId), startedAt);
    await pruneWhenDue({ ...deps, days: (await readSettings(local)).retentionDays });
    // Not waited for, as somebody may hold it open: then the next sync tries again.
    void deleteEarlierStore(deps.myExtensionId).catch(() => {});
  };

  const syncer = createSyncer({
    run: (trigger) => whileAlive(browser.runtime.getPlatformInfo, () => syncOnce(trigger)),
    lastSuccessAt: async () => (await readSyncState((await user()).db)).lastSuccessAt,
    local,
    now,
    random: Math.random,
  });

  const sync: Syncer = async (trigger) => {
    if ((await readSession(local)).status === 'signedIn') await syncer(trigger);
  };

  const repairStore = createRepair({ local, store, publish, sync });

  return { ringCentral, sessions, sync, publish, outbox, user, refreshBadge, repairStore };
}
