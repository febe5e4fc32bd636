import type { Agent, OwnNumber } from '../state/company.ts';
import { isHandler, resourceOf, type World } from '../state/world.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/** "Guest / guestParty: the customer's number (E.164)" (ringcentral-api.md, Words). */
export function isE164(value: string): boolean {
  return E164.test(value);
}

/**
 * The resource that owns texts over this number. An IVR menu is not a common resource of its own: its number
 * belongs to the site whose recipients it inherits (ringcentral-api.md, Words and People). `undefined` for
 * personal and for deleted numbers.
 */
export function ownerIdOf(world: World, number: OwnNumber): string | undefined {
  if (number.deleted || number.resourceId === undefined) return undefined;
  const resource = resourceOf(world, number.resourceId);
  return resource.deleted ? undefined : (resource.siteId ?? resource.extensionId);
}

/**
 * The numbers `GET /extension/~/phone-number` lists for the agent: the shared ones the agent handles, and the
 * agent's own.
 */
export function numbersOf(world: World, agent: Agent): OwnNumber[] {
  return [...world.company.numbers.values()].filter((number) => {
    if (number.deleted) return false;
    if (number.userId !== undefined) return number.userId === agent.extensionId;
    const ownerId = ownerIdOf(world, number);
    return ownerId !== undefined && isHandler(world, agent.extensionId, ownerId);
  });
}
