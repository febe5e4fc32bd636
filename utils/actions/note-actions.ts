import { AppFailure } from '../app-error.ts';
import type { NoteRow } from '../outbox/outbox.ts';
import { sendOnce } from '../outbox/send-once.ts';
import type { SettleDeps } from '../outbox/settle-outbox.ts';
import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { lastEntries } from '../store/read-entries.ts';
import { type ActionDeps, act, saveAndPublish } from './act.ts';
import { mayAddNote, mayChangeNote, type Verdict } from './thread-rules.ts';

/** What note actions need beyond the common. */
export type NoteDeps = ActionDeps & SettleDeps;

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
  const row: NoteRow = {
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
  if (failed?.kind !== 'note') return;
  const { entries } = await lastEntries(db, failed.threadId, 1);
  const row: NoteRow = {
    ...failed,
    newerThan: newestTime(entries),
    state: 'sending',
    isRetry: true,
    pressedAt: now(),
  };
  if (await outbox.restart(row)) await sendNote(deps, row, () => outbox.replace(failed));
}

const sendNote = (deps: NoteDeps, row: NoteRow, onRefused: () => Promise<void>): Promise<void> =>
  sendOnce(
    deps,
    row,
    () =>
      act(deps, row.threadId, mayAddNote, async () => ({
        entries: [await deps.api.createNote(row.threadId, row.text)],
      })),
    onRefused,
  );

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
