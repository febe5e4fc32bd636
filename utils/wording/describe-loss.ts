import type { Entry } from '../ringcentral/entry-record.ts';
import { isOpen, type StoredThread } from '../store/schema.ts';

const some = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/**
 * What is lost when a thread is deleted, exactly: "14 messages, 2 notes, assigned to Sam Ortiz, open". Where not
 * everything said was fetched, it says at least how much.
 */
export function describeLoss(thread: StoredThread, entries: readonly Entry[], me: string): string {
  const messages = entries.filter(({ recordType }) => recordType === 'AliveMessage').length;
  const notes = entries.filter(({ recordType }) => recordType === 'AliveNote').length;
  const parts = [some(messages, 'message')];
  if (notes) parts.push(some(notes, 'note'));
  if (thread.assignee) {
    const isMine = thread.assignee.extensionId === me;
    parts.push(`assigned to ${isMine ? 'you' : thread.assignee.name || 'a colleague'}`);
  } else if (isOpen(thread)) parts.push('unassigned');
  parts.push(isOpen(thread) ? 'open' : 'resolved');
  return `${thread.hasAllEntries ? '' : 'at least '}${parts.join(', ')}`;
}
