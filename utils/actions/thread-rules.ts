import type { Entry } from '../ringcentral/entry-record.ts';
import type { StoredThread } from '../store/schema.ts';

/** Whether an agent may do something to a thread, and the reason to show when not. */
export type Verdict = { isAllowed: true } | { isAllowed: false; reason: string };

const YES: Verdict = { isAllowed: true };
const no = (reason: string): Verdict => ({ isAllowed: false, reason });

/** Deleted and resolved threads cannot be changed by anyone (`ringcentral-api.md`, Words and Threads). */
function requireOpen(thread: StoredThread, whatFor: string): Verdict {
  if (thread.availability === 'Deleted') return no('This conversation was deleted.');
  if (thread.isUnverified) return no('Checking with RingCentral whether this conversation is still open.');
  if (thread.status !== 'Open') return no(`This conversation is resolved, so ${whatFor}.`);
  return YES;
}

/**
 * Assigning: an unassigned thread by any handler to anyone; an assigned one by its assignee to anyone, by others only
 * to themselves. `extensionId` null unassigns, which counts as giving away (`ringcentral-api.md`, assign).
 */
export function mayAssign(thread: StoredThread, me: string, extensionId: string | null): Verdict {
  const open = requireOpen(thread, 'it can no longer be assigned');
  if (!open.isAllowed) return open;
  const { assignee } = thread;
  if (extensionId === null && !assignee) return no('Nobody is assigned.');
  if (extensionId !== null && assignee?.extensionId === extensionId) {
    return no(
      extensionId === me
        ? 'You already have this conversation.'
        : `${assignee.name || 'A colleague'} already has it.`,
    );
  }
  if (!assignee || assignee.extensionId === me || extensionId === me) return YES;
  return no(
    `Only ${assignee.name || 'the colleague who has it'} can hand this conversation on. You can take it over yourself.`,
  );
}

/** Resolving: any handler, open threads only; it cannot be undone. */
export const mayResolve = (thread: StoredThread): Verdict =>
  requireOpen(thread, 'there is nothing left to resolve');

/** Deleting: any handler, whatever the status (`ringcentral-api.md`, DELETE); it cannot be undone. */
export function mayDelete(thread: StoredThread): Verdict {
  if (thread.availability === 'Deleted') return no('This conversation was deleted.');
  if (thread.isUnverified) return no('Checking with RingCentral whether this conversation still exists.');
  return YES;
}

/** Adding a note: any handler, assignee or not, open threads only (`seeds/thread-notes.txt`). */
export const mayAddNote = (thread: StoredThread): Verdict => requireOpen(thread, 'no note can be added');

/** Editing or deleting a note: its author only, open threads only (`seeds/thread-notes.txt`). */
export function mayChangeNote(thread: StoredThread, note: Entry, me: string): Verdict {
  const open = requireOpen(thread, 'its notes can no longer be changed');
  if (!open.isAllowed) return open;
  if (note.author?.extensionId === me) return YES;
  return no(`Only ${note.author?.name || 'its author'} can change this note.`);
}
