import { forbidden, invalidParameter } from '../rules/api-error.ts';
import { findOpenThread } from '../rules/handler-rules.ts';
import { addHint, logThread, standingOf } from '../state/change-log.ts';
import type { Agent } from '../state/company.ts';
import type { Thread } from '../state/records.ts';
import { recipientsOf, resourceOf, type World } from '../state/world.ts';

/**
 * Assigns, hands over or (`null`) unassigns an Open thread. "Unassigned: any handler may assign anyone.
 * Assigned: the assignee may hand over to anyone; any other handler may only take it for themselves."
 * (ringcentral-api.md, Threads)
 */
export function assignThread(
  world: World,
  agent: Agent,
  threadId: string,
  assigneeId: string | null,
): Thread {
  const thread = findOpenThread(world, agent, threadId);
  if (assigneeId !== null) requireAssignable(world, thread, assigneeId);
  requireRight(thread, agent.extensionId, assigneeId);
  // Nothing changes, so nothing is told: no hint, no new lastModifiedTime.
  if ((thread.assigneeId ?? null) === assigneeId) return thread;

  const before = standingOf(thread);
  const previousAssigneeId = thread.assigneeId;
  const at = world.clock.now();
  thread.assigneeId = assigneeId ?? undefined;
  thread.lastModifiedTime = at;
  logThread(world, thread, before);
  addHint(world, thread, before, {
    recordType: 'ThreadAssignedHint',
    lastModifiedTime: at,
    initiatorId: agent.extensionId,
    assigneeId: thread.assigneeId,
    previousAssigneeId,
  });
  return thread;
}

function requireAssignable(world: World, thread: Thread, assigneeId: string): void {
  const recipient = recipientsOf(world, resourceOf(world, thread.ownerId)).find(
    (each) => each.extensionId === assigneeId,
  );
  const hasLicense = world.company.agents.get(assigneeId)?.hasLicense === true;
  if (!recipient?.assignable || !hasLicense) throw invalidParameter('assignee.extensionId');
}

function requireRight(thread: Thread, actorId: string, assigneeId: string | null): void {
  const isFree = thread.assigneeId === undefined || thread.assigneeId === actorId;
  if (!isFree && assigneeId !== actorId) throw forbidden('SMS');
}
