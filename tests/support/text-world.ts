import { learnWhole } from '../../utils/actions/learn-whole.ts';
import type { NoteDeps } from '../../utils/actions/note-actions.ts';
import { retryText, type SendRequest, sendText } from '../../utils/actions/send-text.ts';
import { asResult, type Result } from '../../utils/app-error.ts';
import { readDraft, writeDraft } from '../../utils/drafts.ts';
import { createInTurn } from '../../utils/in-turn.ts';
import { createOutbox, type OutboxRow } from '../../utils/outbox/outbox.ts';
import { settleOutbox } from '../../utils/outbox/settle-outbox.ts';
import { entryTime } from '../../utils/ringcentral/entry-time.ts';
import { loadProfile } from '../../utils/session/load-profile.ts';
import { SESSION_KEY } from '../../utils/session/session-state.ts';
import { lastEntries } from '../../utils/store/read-entries.ts';
import { runSync } from '../../utils/sync/run-sync.ts';
import { agents } from '../emulator/seed/agents.ts';
import { customers } from '../emulator/seed/customers.ts';
import { queues } from '../emulator/seed/queues.ts';
import { createEmulatorApi, type EmulatorApi } from './emulator-api.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { openTestStore } from './test-store.ts';

export const ALEX = agents.alex.extensionId;

/** The customer, the queue they wrote to, and what the agent is about to send. */
export const GUEST = customers.marcus.phoneNumber;
export const FROM = queues.support.phoneNumber;
export const TEXT = 'Yes, we do. Is Thursday fine?';

const REQUEST: SendRequest = { pressId: 'p1', guestPhoneNumber: GUEST, from: FROM, text: TEXT, seenUpTo: '' };

/** A worker with a customer's open, unassigned conversation and a text half written to them, and RingCentral behind the network. */
export type TextWorld = {
  emulator: EmulatorApi;
  /** The worker's; a test may put others in their place. */
  deps: NoteDeps;
  threadId: string;
  /** Presses "Send" with everything seen that is stored; `change` says otherwise. */
  send(change?: Partial<SendRequest>): Promise<Result<void>>;
  /** Presses "Send" where the agent sees no open conversation: a new one is to begin. */
  start(change?: Partial<SendRequest>): Promise<Result<void>>;
  /** Presses "Send again" with everything seen that is stored. */
  retry(pressId?: string): Promise<Result<void>>;
  rows(): Promise<OutboxRow[]>;
  states(): Promise<string[]>;
  draft(): Promise<string>;
  write(text: string): Promise<void>;
  /** Texts of these words at RingCentral, over all threads of the customer, by who sent them. */
  atServer(text?: string): (string | undefined)[];
  /** Has everything there is, as after a sync. */
  sync(): Promise<void>;
  /** A new worker on the same storage, and its next sync after some time. */
  restartAndSync(afterMs: number): Promise<void>;
};

/** The agent is Alex, handler of Billing, Support and Harbor Site; the last sync was a second ago. */
export async function createTextWorld(): Promise<TextWorld> {
  const emulator = createEmulatorApi();
  const { threads: api, now, control } = emulator;
  const local = createMemoryStorage();
  await local.set({ [SESSION_KEY]: { status: 'signedIn', extensionId: ALEX } });
  await loadProfile({ people: emulator.people, local, extensionId: ALEX, now });
  const common = { db: await openTestStore(), api, myExtensionId: ALEX, publish: () => {}, now };
  const inTurn = createInTurn();
  // As the background's: one at a time, never rejecting, and what is unclear is settled by each.
  const sync = () =>
    inTurn(async () => {
      const startedAt = now();
      await runSync(common);
      await settleOutbox(world.deps, (id) => learnWhole(world.deps, id), startedAt);
    }).catch(() => {});
  const place = { extensionId: ALEX, kind: 'reply', guestPhoneNumber: GUEST } as const;
  const threadId = control.state.openThread('Support', GUEST)?.id ?? '';

  const seenUpTo = async (id: string) => {
    const last = (await lastEntries(common.db, id, 1)).entries.at(-1);
    return last ? entryTime(last) : '';
  };
  const world: TextWorld = {
    emulator,
    deps: { ...common, sync, outbox: createOutbox(local), local },
    threadId,
    send: async (change = {}) => {
      const seen = { threadId, seenUpTo: await seenUpTo(threadId) };
      return asResult(() => sendText(world.deps, { ...REQUEST, ...seen, ...change }));
    },
    start: (change = {}) => asResult(() => sendText(world.deps, { ...REQUEST, ...change })),
    retry: async (pressId = 'p1') => {
      const seen = await seenUpTo(threadId);
      return asResult(() => retryText(world.deps, { pressId, seenUpTo: seen }));
    },
    rows: () => world.deps.outbox.rows(),
    states: async () => (await world.deps.outbox.rows()).map(({ state }) => state),
    draft: () => readDraft(local, place),
    write: (text) => writeDraft(local, place, text),
    atServer: (text = TEXT) =>
      control.state
        .messagesOf(GUEST)
        .filter((one) => one.text === text && one.direction === 'Outbound')
        .map(({ author }) => author?.extensionId),
    sync,
    restartAndSync: async (afterMs) => {
      await sync();
      emulator.network.state = 'up';
      world.deps = { ...world.deps, outbox: createOutbox(local) };
      control.clock.advance(afterMs);
      await sync();
    },
  };
  await sync();
  await writeDraft(local, place, TEXT);
  control.clock.advance(1_000);
  return world;
}
