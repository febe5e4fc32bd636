import type { PeopleApi } from '../ringcentral/people-api.ts';
import type { Publish } from '../store/change-channel.ts';
import { readHandlers } from '../store/queries.ts';
import type { ThreadsideDb } from '../store/schema.ts';

const FRESH_MS = 60 * 60_000;

/** Fetches the SMS handlers of a resource when they are unknown or older than an hour. */
export async function loadHandlers(
  deps: { db: ThreadsideDb; people: PeopleApi; publish: Publish; now: () => number },
  ownerId: string,
): Promise<void> {
  const { db, people, publish, now } = deps;
  const known = await readHandlers(db, ownerId);
  if (known && Math.abs(now() - known.fetchedAt) < FRESH_MS) return;
  const recipients = await people.smsRecipients(ownerId);
  await db.put('handlers', { ownerId, recipients, fetchedAt: now() });
  publish({ topics: ['handlers'] });
}
