import { logEntry, standingOf } from '../state/change-log.ts';
import type { Thread } from '../state/records.ts';
import type { Delivery, World } from '../state/world.ts';
import { closeThread } from './close-thread.ts';

/**
 * Lets everything happen that time has made due: delivery reports and ThreadExpired, in the order of their
 * moments. Runs before every request and after every move of the clock, so nobody can see a thread that
 * should have expired.
 */
export function settle(world: World): void {
  const now = world.clock.now();
  const due = [...takeDueDeliveries(world, now), ...findExpired(world, now)];
  due.sort((a, b) => a.at - b.at);
  for (const each of due) each.run();
}

type Due = { at: number; run: () => void };

function takeDueDeliveries(world: World, now: number): Due[] {
  if (!world.deliveries.some((delivery) => delivery.at <= now)) return [];
  const due = world.deliveries.filter((delivery) => delivery.at <= now);
  world.deliveries = world.deliveries.filter((delivery) => delivery.at > now);
  return due.map((delivery) => ({ at: delivery.at, run: () => report(world, delivery) }));
}

function report(world: World, { at, message, messageStatus }: Delivery): void {
  const thread = world.threads.get(message.threadId);
  if (!thread || message.availability === 'Deleted') return;
  message.messageStatus = messageStatus;
  message.lastModifiedTime = at;
  logEntry(world, thread, message, standingOf(thread));
}

function findExpired(world: World, now: number): Due[] {
  const expired: Due[] = [];
  for (const thread of world.openByPair.values()) {
    const at = expiryOf(world, thread);
    if (at <= now)
      expired.push({ at, run: () => closeThread(world, thread, { reason: 'ThreadExpired', at }) });
  }
  return expired;
}

function expiryOf(world: World, thread: Thread): number {
  return thread.lastActivityTime + world.settings.threads.lifetimeMs;
}
