import { addHint, closePair, logThread, standingOf } from '../state/change-log.ts';
import type { StatusReason, Thread } from '../state/records.ts';
import type { World } from '../state/world.ts';

/**
 * Makes an Open thread Resolved: "clears assignee", `statusReason` says why, `initiatorId` is absent when the
 * system does it. All ways of resolving (by hand, by age, by a deleted owner or number) end here.
 */
export function closeThread(
  world: World,
  thread: Thread,
  cause: { reason: StatusReason; at: number; initiatorId?: string },
): void {
  const before = standingOf(thread);
  thread.status = 'Resolved';
  thread.statusReason = cause.reason;
  thread.assigneeId = undefined;
  thread.lastModifiedTime = cause.at;
  closePair(world, thread);
  logThread(world, thread, before);
  addHint(world, thread, before, {
    recordType: 'ThreadResolvedHint',
    lastModifiedTime: cause.at,
    initiatorId: cause.initiatorId,
  });
}
