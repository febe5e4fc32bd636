import { findOpenThread } from '../rules/handler-rules.ts';
import type { Agent } from '../state/company.ts';
import type { Thread } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { closeThread } from './close-thread.ts';

/**
 * "must be Open; any handler; clears assignee; statusReason: Manual; returns the thread. Cannot be undone"
 * (ringcentral-api.md, Threads).
 */
export function resolveThread(world: World, agent: Agent, threadId: string): Thread {
  const thread = findOpenThread(world, agent, threadId);
  closeThread(world, thread, { reason: 'Manual', at: world.clock.now(), initiatorId: agent.extensionId });
  return thread;
}
