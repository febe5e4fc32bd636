import type { Thread } from '../state/records.ts';
import { resourceOf, type World } from '../state/world.ts';
import { closeThread } from './close-thread.ts';

/**
 * The resource's extension is deleted: its Open threads are resolved as `OwnerDeleted`. Handlers keep reading
 * its past.
 */
export function removeOwner(world: World, ownerId: string): void {
  resourceOf(world, ownerId).deleted = true;
  closeAll(world, (thread) => thread.ownerId === ownerId, 'OwnerDeleted');
}

/** A shared number is deleted: its Open threads are resolved as `OwnerPhoneNumberDeleted`. */
export function removeOwnerNumber(world: World, phoneNumber: string): void {
  const number = world.company.numbers.get(phoneNumber);
  if (!number) throw new Error(`No number ${phoneNumber}.`);
  number.deleted = true;
  closeAll(world, (thread) => thread.ownerNumber === phoneNumber, 'OwnerPhoneNumberDeleted');
}

function closeAll(
  world: World,
  isHit: (thread: Thread) => boolean,
  reason: 'OwnerDeleted' | 'OwnerPhoneNumberDeleted',
): void {
  const at = world.clock.now();
  for (const thread of [...world.openByPair.values()].filter(isHit))
    closeThread(world, thread, { reason, at });
}
