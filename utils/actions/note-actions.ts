import { AppFailure } from '../app-error.ts';
import { dropSentDraft } from '../drafts.ts';
import type { Outbox, OutboxRow } from '../outbox/outbox.ts';
import { verdictOn } from '../outbox/settle.ts';
import { type Entry, entryTime } from '../ringcentral/entry-record.ts';
import type { StorageArea } from '../storage-area.ts';
import { lastEntries } from '../store/read-entries.ts';
import { type ActionDeps, act, saveAndPublish } from './act.ts';
import { learnWhole } from './learn-whole.ts';
import { mayAddNote, mayChangeNote, type Verdict } from './thread-rules.ts';

/** What note actions need beyond the common. */
export type NoteDeps = ActionDeps & { outbox: Outbox; local: StorageArea; now: () => number };

/** More than any note; enough of a thread's end to know its newest time and to find one's own note again. */
const LOOK_BACK = 1_000;

const newestTime = (entries: readonly Entry[]): string => {
  const last = entries.at(-1);
  return last ? entryTime(last) : '';
};

/**
 * Adds a note at most once: written to the outbox first, then one request. A clear no removes the row (the draft
 * stays); an unclear outcome leaves it `unconfirmed` until entries sync has shown what happened.
 */
export async function addNote(
  deps: NoteDeps,
  { pressId, threadId, text }: { pressId: string; threadId: string; text: string },
): Promise<void> {
  const { db, outbox, myExtensionId, now } = deps;
  const { entries } = await lastEntries(db, threadId, 1);
  const row: OutboxRow = {
    pressId,
    kind: 'note',
    extensionId: myExtensionId,
    threadId,
    text,
    newerThan: newestTime(entries),
    state: 'sending',
    pressedAt: now(),
  };
  if (await outbox.add(row)) await sendNote(deps, row, () => outbox.remove(pressId));
}

/** Sends once more what provably did not happen. Whatever goes wrong, the row with its text stays. */
export async function retryNote(deps: NoteDeps, { pressId }: { pressId: string }): Promise<void> {
  const { db, outbox, now } = deps;
  const failed = (await outbox.rows()).find((row) => row.pressId === pressId && row.state === 'failed');
  if (!failed) return;
  const { entries } = await lastEntries(db, failed.threadId, 1);
  const row: OutboxRow = {
    ...failed,
    newerThan: newestTime(entries),
    state: 'sending',
    isRetry: true,
    pressedAt: now(),
  };
  if (await outbox.restart(row)) await sendNote(deps, row, () => outbox.replace(failed));
}

async function sendNote(deps: NoteDeps, row: OutboxRow, onRefused: () => Promise<void>): Promise<void> {
  const { threadId, text } = row;
  try {
    await act(deps, threadId, mayAddNote, async () => ({
      entries: [await deps.api.createNote(threadId, text)],
    }));
  } catch (thrown) {
    if (isUnclear(thrown)) await deps.outbox.replace({ ...row, state: 'unconfirmed' });
    else await onRefused();
    throw thrown;
  }
  await noteHappened(deps, row);
}

function isUnclear(thrown: unknown): boolean {
  const error = thrown instanceof AppFailure ? thrown.error : undefined;
  return !error || error.kind === 'bug' || (error.kind === 'offline' && error.isOutcomeUnknown);
}

/** The draft goes before the row: killed in between, the row is settled again and nothing is sent. */
async function noteHappened({ local, outbox }: NoteDeps, row: OutboxRow): Promise<void> {
  const { extensionId, threadId, text } = row;
  await dropSentDraft(local, { extensionId, kind: 'note', threadId }, text);
  await outbox.remove(row.pressId);
}

/** After a sync: settles every unclear row by what the store now shows. `syncStartedAt` is epoch ms. */
export async function settleNotes(deps: NoteDeps, syncStartedAt: number): Promise<void> {
  for (const row of await deps.outbox.rows()) {
    if (row.state !== 'unconfirmed' || row.extensionId !== deps.myExtensionId) continue;
    const isWhole = await learnWhole(deps, row.threadId);
    const { entries } = await lastEntries(deps.db, row.threadId, LOOK_BACK);
    const verdict = verdictOn(row, entries, syncStartedAt);
    if (verdict === 'happened') await noteHappened(deps, row);
    if (verdict === 'didNotHappen' && isWhole) await deps.outbox.replace({ ...row, state: 'failed' });
  }
}

const NOTE_GONE = 'This note was deleted meanwhile.';

/** Undefined when RingCentral says that there is no such thing (any more). */
async function unlessGone<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.kind === 'gone') return undefined;
    throw thrown;
  }
}

const mayChange =
  (deps: NoteDeps, note: Entry | undefined) =>
  (thread: Parameters<typeof mayChangeNote>[0]): Verdict =>
    note ? mayChangeNote(thread, note, deps.myExtensionId) : { isAllowed: false, reason: NOTE_GONE };

async function findNote(deps: NoteDeps, threadId: string, noteId: string): Promise<Entry | undefined> {
  const { entries } = await lastEntries(deps.db, threadId, Number.MAX_SAFE_INTEGER);
  return entries.find(({ id }) => id === noteId);
}

/** Changes the agent's own note; saying the same twice changes nothing, so it needs no outbox. */
export async function editNote(
  deps: NoteDeps,
  { threadId, noteId, text }: { threadId: string; noteId: string; text: string },
): Promise<void> {
  const note = await findNote(deps, threadId, noteId);
  await act(deps, threadId, mayChange(deps, note), async () => {
    const updated = await unlessGone(() => deps.api.updateNote(noteId, text));
    if (updated) return { entries: [updated] };
    await saveAndPublish(deps, { deletedEntries: [{ id: noteId, threadId }] });
    throw new AppFailure({ kind: 'refused', errorCode: 'CMN-102', sentence: NOTE_GONE });
  });
}

/** Deletes the agent's own note. */
export async function deleteNote(
  deps: NoteDeps,
  { threadId, noteId }: { threadId: string; noteId: string },
): Promise<void> {
  const note = await findNote(deps, threadId, noteId);
  await act(deps, threadId, mayChange(deps, note), async () => {
    // Deleted already, perhaps on another device: that is what was wanted.
    await unlessGone(() => deps.api.deleteNote(noteId));
    return { deletedEntries: [{ id: noteId, threadId }] };
  });
}
