import type { Thread } from '../ringcentral/thread-record.ts';
import {
  type Activity,
  type Counts,
  isOpen,
  NO_ACTIVITY,
  type QueueCounts,
  type StoredThread,
} from './schema.ts';

/**
 * The thread to keep, given what is stored and what arrived. The record with the later `lastModifiedTime` wins, so
 * duplicates and late answers change nothing; a deleted thread keeps its place in history but not its last text.
 */
export function foldThread(
  stored: StoredThread | undefined,
  arrived: Thread | undefined,
  activity: Activity | undefined,
): StoredThread | undefined {
  const isNews = arrived !== undefined && stored?.availability !== 'Deleted' && isNewer(arrived, stored);
  const base = isNews ? arrived : stored;
  if (!base) return undefined;
  const kept: StoredThread = { ...base, activity: activity ?? stored?.activity ?? NO_ACTIVITY };
  return kept.availability === 'Deleted' ? withoutContent(kept) : kept;
}

/** Equal times are the same record once more. */
const isNewer = (arrived: Thread, stored: StoredThread | undefined): boolean =>
  !stored || arrived.lastModifiedTime >= stored.lastModifiedTime;

/** A thread of which only the end is known. */
export function asDeleted(stored: StoredThread | undefined): StoredThread | undefined {
  return stored && withoutContent({ ...stored, availability: 'Deleted' });
}

function withoutContent({ label: _, assignee: __, ...thread }: StoredThread): StoredThread {
  return { ...thread, label: undefined, assignee: undefined };
}

const NOTHING: QueueCounts = { open: 0, unassigned: 0, mine: 0 };

const countsOf = (thread: StoredThread | undefined, myExtensionId: string): QueueCounts => {
  if (!thread || !isOpen(thread)) return NOTHING;
  return {
    open: 1,
    unassigned: thread.assignee ? 0 : 1,
    mine: thread.assignee?.extensionId === myExtensionId ? 1 : 0,
  };
};

/** Adds the difference between a thread before and after to the counts of its resource. Changes `counts` in place. */
export function countChange(
  counts: Counts,
  before: StoredThread | undefined,
  after: StoredThread | undefined,
  myExtensionId: string,
): void {
  for (const [thread, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (!thread) continue;
    const change = countsOf(thread, myExtensionId);
    const owner = counts.byOwner[thread.owner.extensionId] ?? NOTHING;
    counts.byOwner[thread.owner.extensionId] = {
      open: owner.open + sign * change.open,
      unassigned: owner.unassigned + sign * change.unassigned,
      mine: owner.mine + sign * change.mine,
    };
  }
}

/** All resources together; `unassigned` is the badge. */
export function totalCounts(counts: Counts | undefined): QueueCounts {
  return Object.values(counts?.byOwner ?? {}).reduce(
    (sum, one) => ({
      open: sum.open + one.open,
      unassigned: sum.unassigned + one.unassigned,
      mine: sum.mine + one.mine,
    }),
    NOTHING,
  );
}
