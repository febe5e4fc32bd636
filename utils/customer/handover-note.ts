import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { hasFailed } from '../ringcentral/has-failed.ts';

/** A note that long before the thread was handed over is not about that. Milliseconds. */
const NEAR_MS = 5 * 60_000;

/**
 * The note a colleague wrote when handing the thread to this agent, for as long as the agent has not replied since; a
 * text that failed is no reply. `entries` in time order. Pure.
 */
export function handoverNote(entries: readonly Entry[], me: string): Entry | undefined {
  const at = entries.findLastIndex(({ recordType }) => recordType === 'ThreadAssignedHint');
  const handover = entries[at];
  if (!handover?.initiator || handover.initiator.extensionId === me) return undefined;
  if (handover.assignee?.extensionId !== me) return undefined;
  const hasReplied = entries
    .slice(at)
    .some((entry) => entry.direction === 'Outbound' && entry.author?.extensionId === me && !hasFailed(entry));
  if (hasReplied) return undefined;
  const when = Date.parse(entryTime(handover));
  return entries.findLast(
    (entry) =>
      entry.recordType === 'AliveNote' &&
      entry.author?.extensionId === handover.initiator?.extensionId &&
      Math.abs(Date.parse(entryTime(entry)) - when) <= NEAR_MS,
  );
}
