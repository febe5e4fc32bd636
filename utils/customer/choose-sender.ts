import type { SharedNumber } from '../ringcentral/people-api.ts';
import type { StoredThread } from '../store/schema.ts';

/**
 * The shared number a text to this customer goes out from: that of the open thread; for a new one what the agent chose,
 * else the number the customer knows from their last conversation, else the one that last started one, else the first.
 * Undefined when the agent may not send from it.
 */
export function chooseSender(situation: {
  thread: StoredThread | undefined;
  threads: readonly StoredThread[];
  numbers: readonly SharedNumber[];
  chosen: string | undefined;
  /** E.164, '' = none yet. */
  remembered: string;
}): SharedNumber | undefined {
  const { thread, threads, numbers, chosen, remembered } = situation;
  const find = (phoneNumber: string | undefined) => numbers.find((one) => one.phoneNumber === phoneNumber);
  if (thread) return find(thread.ownerParty.phoneNumber);
  return find(chosen) ?? find(threads[0]?.ownerParty.phoneNumber) ?? find(remembered) ?? numbers[0];
}
