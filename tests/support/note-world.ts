import { learnWhole } from '../../utils/actions/learn-whole.ts';
import { addNote, type NoteDeps } from '../../utils/actions/note-actions.ts';
import { asResult, type Result } from '../../utils/app-error.ts';
import { readDraft, writeDraft } from '../../utils/drafts.ts';
import { createOutbox } from '../../utils/outbox/outbox.ts';
import { settleOutbox } from '../../utils/outbox/settle-outbox.ts';
import { lastEntries } from '../../utils/store/read-entries.ts';
import { runSync } from '../../utils/sync/run-sync.ts';
import { agents } from '../emulator/seed/agents.ts';
import { customers } from '../emulator/seed/customers.ts';
import { createEmulatorApi, type EmulatorApi } from './emulator-api.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { openTestStore } from './test-store.ts';

export const ALEX = agents.alex.extensionId;

/** The note an agent is about to add. */
export const TEXT = 'Wants a quote for a new boiler';

/** A worker with one open conversation, a note half written in it, and RingCentral as it is behind the network. */
export type NoteWorld = {
  emulator: EmulatorApi;
  /** The worker's; a test may put others in their place. */
  deps: NoteDeps;
  threadId: string;
  add(pressId?: string): Promise<Result<void>>;
  /** States of the outbox's rows. */
  rows(): Promise<string[]>;
  draft(): Promise<string>;
  write(text: string): Promise<void>;
  notesAtServer(): number;
  notesHere(): Promise<number>;
  /** A new worker on the same storage, and its next sync after some time. */
  restartAndSync(afterMs: number): Promise<void>;
};

/** The agent is Alex; the last sync was a second ago. */
export async function createNoteWorld(): Promise<NoteWorld> {
  const emulator = createEmulatorApi();
  const { threads: api, now, control } = emulator;
  const local = createMemoryStorage();
  const common = { db: await openTestStore(), api, myExtensionId: ALEX, publish: () => {}, now };
  const sync = () => runSync(common).catch(() => {});
  await sync();
  const threadId = control.state.openThread('Support', customers.marcus.phoneNumber)?.id ?? '';
  const place = { extensionId: ALEX, kind: 'note', threadId } as const;
  await writeDraft(local, place, TEXT);
  control.clock.advance(1_000);

  const world: NoteWorld = {
    emulator,
    deps: { ...common, sync, outbox: createOutbox(local), local },
    threadId,
    add: (pressId = 'p1') => asResult(() => addNote(world.deps, { pressId, threadId, text: TEXT })),
    rows: async () => (await world.deps.outbox.rows()).map(({ state }) => state),
    draft: () => readDraft(local, place),
    write: (text) => writeDraft(local, place, text),
    notesAtServer: () => control.state.entries(threadId).filter(({ text }) => text === TEXT).length,
    notesHere: async () =>
      (await lastEntries(common.db, threadId, 50)).entries.filter(({ text }) => text === TEXT).length,
    restartAndSync: async (afterMs) => {
      emulator.network.state = 'up';
      world.deps = { ...world.deps, outbox: createOutbox(local) };
      control.clock.advance(afterMs);
      const startedAt = now();
      await world.deps.sync();
      await settleOutbox(world.deps, (id) => learnWhole(world.deps, id), startedAt);
    },
  };
  return world;
}
