import { type OutgoingText, requireSendable, requireSender, routeText } from '../rules/send-rules.ts';
import type { Agent } from '../state/company.ts';
import type { Message } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { startThread, writeMessage } from './write-message.ts';

/**
 * Sends a text: "Without threadId it goes to the pair's Open thread or creates one, assigned to the sender."
 * Returns the message as `Queued`; Sent and Delivered (or the failure planned for the guest) follow on the
 * clock. (ringcentral-api.md, Entries)
 */
export function sendText(world: World, agent: Agent, request: OutgoingText): Message {
  requireSendable(request);
  const ownerId = requireSender(world, agent, request);
  const thread =
    routeText(world, agent, request) ??
    startThread(world, {
      ownerId,
      ownerNumber: request.from,
      guestNumber: request.to,
      assigneeId: agent.extensionId,
    });
  const content = {
    direction: 'Outbound',
    messageStatus: 'Queued',
    text: request.text,
    authorId: agent.extensionId,
  } as const;
  const message = writeMessage(world, thread, content, request.files ?? []);
  planDelivery(world, message, request.to);
  return message;
}

function planDelivery(world: World, message: Message, guestNumber: string): void {
  const { sentAfterMs, finalAfterMs } = world.settings.delivery;
  const sentAt = message.creationTime + sentAfterMs;
  const finalAt = message.creationTime + finalAfterMs;
  const failure = world.failures.get(guestNumber);
  if (failure === 'SendingFailed') {
    world.deliveries.push({ at: sentAt, message, messageStatus: 'SendingFailed' });
    return;
  }
  world.deliveries.push({ at: sentAt, message, messageStatus: 'Sent' });
  world.deliveries.push({ at: finalAt, message, messageStatus: failure ?? 'Delivered' });
}
