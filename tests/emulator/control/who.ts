import type { Agent, Resource } from '../state/company.ts';
import type { World } from '../state/world.ts';

/** Finds an agent by name or extension id; a wrong name is a mistake of the test and throws. */
export function findAgent(world: World, nameOrId: string): Agent {
  for (const agent of world.company.agents.values()) {
    if (agent.extensionId === nameOrId || agent.name === nameOrId) return agent;
  }
  throw new Error(`No agent called ${nameOrId}.`);
}

/** Finds a queue, site, IVR menu or the main company by name or extension id; else throws. */
export function findResource(world: World, nameOrId: string): Resource {
  for (const resource of world.company.resources.values()) {
    if (resource.extensionId === nameOrId || resource.name === nameOrId) return resource;
  }
  throw new Error(`No queue or site called ${nameOrId}.`);
}

/** The shared number meant by a number or by the name of its queue (its first living number). */
export function findSharedNumber(world: World, numberOrQueue: string): string {
  if (numberOrQueue.startsWith('+')) return numberOrQueue;
  const { extensionId, name } = findResource(world, numberOrQueue);
  for (const number of world.company.numbers.values()) {
    if (number.resourceId === extensionId && !number.deleted && number.features.includes('SmsSender')) {
      return number.phoneNumber;
    }
  }
  throw new Error(`${name} has no number for texts.`);
}
