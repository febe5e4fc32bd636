import { isOpen, type StoredThread, type SyncState } from '../store/schema.ts';

/**
 * Whether the customer wrote something this agent has not seen here. Kept in this browser: RingCentral knows no read
 * state. What came before the first sync is taken as read, and what is over needs no reading.
 */
export function isUnread(thread: StoredThread, { firstSuccessAt }: SyncState): boolean {
  if (!isOpen(thread)) return false;
  if (firstSuccessAt === undefined && thread.readTime === undefined) return false;
  const readTime = thread.readTime ?? new Date(firstSuccessAt ?? 0).toISOString();
  return thread.activity.lastInboundTime > readTime;
}
