import { type Entry, entryTime } from '../ringcentral/entry-record.ts';
import type { OutboxRow } from './outbox.ts';

/** RingCentral may need this long to list what it accepted; before, absence proves nothing. Milliseconds. */
export const PROOF_AFTER_MS = 20_000;

/** What sync has shown about an unclear row. */
export type Verdict = 'happened' | 'didNotHappen' | 'unclear';

/**
 * Decides from the thread's entries, as they are after a sync, whether what the row holds was carried out: the same
 * text by the same author, younger than everything known at the press. Pure. `syncStartedAt` is epoch ms.
 */
export function verdictOn(row: OutboxRow, entries: readonly Entry[], syncStartedAt: number): Verdict {
  const isIt = (entry: Entry) =>
    entry.recordType === 'AliveNote' &&
    entry.author?.extensionId === row.extensionId &&
    entry.text?.trim() === row.text.trim() &&
    entryTime(entry) > row.newerThan;
  if (entries.some(isIt)) return 'happened';
  return syncStartedAt - row.pressedAt > PROOF_AFTER_MS ? 'didNotHappen' : 'unclear';
}
