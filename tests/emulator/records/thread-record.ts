import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import type { Thread } from '../state/records.ts';
import { resourceOf, type World } from '../state/world.ts';
import { isoTime } from './iso-time.ts';
import { personRecord } from './person-record.ts';

/**
 * The wire form of a thread (ringcentral-api.md, Thread record). `assignee`, `label` and `statusReason` are
 * absent, never null.
 */
export function threadRecord(world: World, thread: Thread): MessageThread {
  const owner = resourceOf(world, thread.ownerId);
  return {
    id: thread.id,
    status: thread.status,
    ...(thread.statusReason === undefined ? {} : { statusReason: thread.statusReason }),
    availability: thread.availability,
    owner: { extensionId: owner.extensionId, name: owner.name, extensionType: owner.extensionType },
    ownerParty: { phoneNumber: thread.ownerNumber },
    guestParty: { phoneNumber: thread.guestNumber },
    ...(thread.assigneeId === undefined ? {} : { assignee: personRecord(world, thread.assigneeId) }),
    ...(thread.label === undefined ? {} : { label: thread.label }),
    creationTime: isoTime(thread.creationTime),
    lastModifiedTime: isoTime(thread.lastModifiedTime),
  };
}
