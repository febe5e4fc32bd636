import { AppFailure, toAppError } from '../app-error.ts';
import { getThread } from '../store/queries.ts';
import { addNote, type NoteDeps } from './note-actions.ts';
import { assignThread } from './thread-actions.ts';
import { mayAssign } from './thread-rules.ts';

/** A note for the colleague who is to go on, and the thread given to them. */
export type HandoverRequest = { pressId: string; threadId: string; extensionId: string; text: string };

/**
 * Adds the note, then assigns. When the note is saved and assigning is refused, the error (`noteSaved`) says so:
 * the note stays, and only the assigning is to be repeated.
 */
export async function handOver(deps: NoteDeps, request: HandoverRequest): Promise<void> {
  const { pressId, threadId, extensionId, text } = request;
  const thread = await getThread(deps.db, threadId);
  if (!thread) throw new AppFailure({ kind: 'gone' });
  const verdict = mayAssign(thread, deps.myExtensionId, extensionId);
  if (!verdict.isAllowed) {
    throw new AppFailure({ kind: 'refused', errorCode: 'NOT-ALLOWED', sentence: verdict.reason });
  }
  await addNote(deps, { pressId, threadId, text });
  try {
    await assignThread(deps, threadId, extensionId);
  } catch (thrown) {
    throw new AppFailure({ kind: 'noteSaved', rest: toAppError(thrown) });
  }
}
