import { vi } from 'vitest';
import type { Background } from '../../../utils/background/create-background.ts';
import type { Send } from '../../../utils/messaging/send.ts';
import { deleteStore } from '../../../utils/store/open-store.ts';
import { readSyncState } from '../../../utils/store/queries.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { readSyncHealth } from '../../../utils/sync/sync-health.ts';
import type { Control } from '../../emulator/control/control.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { createTestBed } from '../../emulator/test-bed.ts';
import { bootBackground, CLIENT_ID, createNodeBrowser } from '../../support/boot-client.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { REDIRECT_URI } from '../../support/sign-in-over-http.ts';
import { createLife, type Life, mortalDatabase, storageOf } from './mortal.ts';
import { createNetwork, type Network } from './network.ts';

const SERVER = 'https://emulator.test';
export const ME = agents.alex;

/** The real background against an emulator in this process; both live on one clock that only the test moves. */
export type ModelClient = {
  control: Control;
  network: Network;
  local: ReturnType<typeof createMemoryStorage>;
  badge: { text: string };
  /** The present life of the worker. */
  life: () => Life;
  background: () => Background;
  /** Sends a command of the panel; nothing waits for it. */
  send: Send;
  alarm(): void;
  /** Waits until everything asked for has ended, died with the worker, or waits on the network or for its time. */
  calm(): Promise<void>;
  advance(ms: number): void;
  /** A new worker, when the old one is dead. */
  revive(): void;
  db(): Promise<ThreadsideDb>;
  /** Lets everything come to its end: network up, pauses over, syncs until nothing is left open; `afterMs` from now. */
  comeToRest(afterMs: number): Promise<void>;
  close(): Promise<void>;
};

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Locks of one life; a browser frees them when the worker is stopped. */
function createLocks() {
  const last = new Map<string, Promise<unknown>>();
  return {
    request: <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const mine = (last.get(name) ?? Promise.resolve()).then(work);
      last.set(
        name,
        mine.catch(() => {}),
      );
      return mine;
    },
  };
}

class SilentChannel {
  postMessage() {}
  close() {}
}

/** Starts the two, signed in as Alex Rivera, with one sync done. */
export async function startModelClient(seed: 'empty' | 'brightwater'): Promise<ModelClient> {
  await deleteStore(ME.extensionId);
  const emulator = createTestBed({
    seed,
    clientIds: [{ id: CLIENT_ID, redirectUris: [REDIRECT_URI] }],
    limits: {},
    settings: { contentOrigin: SERVER },
  });
  const { control } = emulator;
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: control.clock.now() });
  const areas = { local: createMemoryStorage(), session: createMemoryStorage() };
  const badge = { text: '' };
  let life = createLife();
  const network = createNetwork(emulator, () => life);
  vi.stubGlobal('fetch', network.fetch);
  vi.stubGlobal('BroadcastChannel', SilentChannel);
  const restoreDatabase = mortalDatabase(() => life);

  const boot = () => {
    vi.stubGlobal('navigator', { ...navigator, locks: createLocks() });
    const setAccessLevel = async () => {};
    const storage = {
      local: { ...storageOf(life, areas.local), setAccessLevel },
      session: { ...storageOf(life, areas.session), setAccessLevel },
    };
    const person = { agentId: ME.extensionId, decision: 'allow' } as const;
    return bootBackground(createNodeBrowser(storage, badge, person), SERVER);
  };
  let running = boot();
  let underWay = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const set = underWay;
    const tracked = work.catch(() => {}).finally(() => set.delete(tracked));
    set.add(tracked);
    return work;
  };

  const client: ModelClient = {
    control,
    network,
    badge,
    local: areas.local,
    life: () => life,
    background: () => running.background,
    send: ((...message: Parameters<Send>) => track(running.send(...message))) as Send,
    alarm: () => void track(running.background.sync('alarm')),
    advance: (ms) => {
      control.clock.advance(ms);
      vi.advanceTimersByTime(control.clock.now() - Date.now());
    },
    calm: async () => {
      for (let turns = 0; underWay.size > 0 && !life.isOver && turns < 20_000; turns += 1) {
        await Promise.race([...underWay, life.end, tick()]);
        if (network.isHolding && turns > 60) break;
        if (vi.getTimerCount() > 0 && turns > 400) break;
      }
      for (let turns = 0; turns < 12; turns += 1) await tick();
    },
    revive: () => {
      if (!life.isOver) return;
      life = createLife();
      underWay = new Set();
      running = boot();
      void track(running.background.sessions.repair());
    },
    db: async () => (await running.background.user()).db,
    comeToRest: (afterMs) => comeToRest(client, afterMs),
    close: async () => {
      network.release();
      await client.calm();
      client.revive();
      await running.send('signOut');
      restoreDatabase();
      vi.unstubAllGlobals();
      vi.useRealTimers();
    },
  };
  await client.send('signIn');
  await client.calm();
  return client;
}

/** Long enough for every pause, backoff and proof. */
const ROUND_MS = 61_000;
const MAX_ROUNDS = 20;

async function comeToRest(client: ModelClient, afterMs: number): Promise<void> {
  const { control, network, local } = client;
  network.state = 'up';
  control.faults.clear();
  network.release();
  await client.calm();
  client.life().endAfter(Number.POSITIVE_INFINITY);
  client.revive();
  await client.calm();
  client.advance(afterMs);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    client.advance(ROUND_MS);
    const isSignedIn = () => (local.dump().session as { status: string }).status === 'signedIn';
    await client.send(isSignedIn() ? 'syncNow' : 'signIn');
    await client.calm();
    if (!isSignedIn()) continue;
    const { unverifiedIds = [], doubt } = await readSyncState(await client.db());
    const health = await readSyncHealth(local);
    if (round > 0 && unverifiedIds.length === 0 && !doubt && !health) return;
  }
  throw new Error(`No rest after ${MAX_ROUNDS} rounds: ${JSON.stringify(local.dump().syncHealth)}`);
}
