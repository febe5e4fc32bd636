import type ThreadUserModel from '@rc-ex/core/definitions/ThreadUserModel';
import { agentOf, type World } from '../state/world.ts';

/** `{extensionId, name, extensionType}`, the form of assignee, author, initiator and previousAssignee. */
export function personRecord(world: World, extensionId: string): ThreadUserModel {
  const agent = agentOf(world, extensionId);
  return { extensionId, name: agent.name, extensionType: agent.extensionType };
}
