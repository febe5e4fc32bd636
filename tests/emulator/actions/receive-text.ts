import { isE164, ownerIdOf } from '../rules/phone-rules.ts';
import type { IncomingFile } from '../rules/send-rules.ts';
import type { Message } from '../state/records.ts';
import { pairKey, type World } from '../state/world.ts';
import { startThread, writeMessage } from './write-message.ts';

/** A customer's text to one of the shared numbers. */
export type InboundText = { from: string; to: string; text: string; files?: IncomingFile[] };

/**
 * Delivers a customer's text: into the pair's Open thread, or a new unassigned one ("the system creates a new
 * thread without an assignee", message-threads.txt). Throws when the numbers make it impossible: that is a
 * mistake of the test.
 */
export function receiveText(world: World, inbound: InboundText): Message {
  const number = world.company.numbers.get(inbound.to);
  const ownerId = number && ownerIdOf(world, number);
  if (ownerId === undefined) throw new Error(`No shared number ${inbound.to}.`);
  if (!isE164(inbound.from)) throw new Error(`Not an E.164 number: ${inbound.from}.`);
  const thread =
    world.openByPair.get(pairKey(inbound.to, inbound.from)) ??
    startThread(world, { ownerId, ownerNumber: inbound.to, guestNumber: inbound.from });
  const content = { direction: 'Inbound', messageStatus: 'Received', text: inbound.text } as const;
  return writeMessage(world, thread, content, inbound.files ?? []);
}
