import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import type { MessageRow, OutboxRow } from './outbox.ts';

/** RingCentral may need this long to list what it accepted; before, absence proves nothing. Milliseconds. */
export const PROOF_AFTER_MS = 20_000;

/** What sync has shown about a row: how often it was carried out, or that this is not clear yet. */
export type Verdict = 'happened' | 'happenedTwice' | 'didNotHappen' | 'unclear';

const RECORD_TYPES: Record<OutboxRow['kind'], string> = { note: 'AliveNote', message: 'AliveMessage' };

/**
 * Decides from the thread's entries, as they are after a sync, whether what the row holds was carried out: the same
 * text by the same author, and nothing known before the press. `rows` are all that is in the outbox: a text
 * the agent sent twice themselves is no repetition. Pure. `syncStartedAt` is epoch ms.
 */
export function verdictOn(
  row: OutboxRow,
  entries: readonly Entry[],
  syncStartedAt: number,
  rows: readonly OutboxRow[] = [row],
): Verdict {
  const isIt = (entry: Entry) =>
    entry.recordType === RECORD_TYPES[row.kind] &&
    entry.author?.extensionId === row.extensionId &&
    (entry.text ?? '').trim() === row.text.trim() &&
    hasItsFiles(row, entry) &&
    entryTime(entry) >= row.notBefore &&
    !row.knownIds.includes(entry.id);
  const count = entries.filter(isIt).length;
  if (row.kind === 'message' && count > Math.max(1, sameAs(row, rows))) return 'happenedTwice';
  if (count > 0) return 'happened';
  return syncStartedAt - row.pressedAt > PROOF_AFTER_MS ? 'didNotHappen' : 'unclear';
}

/** How many presses, this one included, sent this text to this customer. */
const sameAs = (row: MessageRow, rows: readonly OutboxRow[]): number =>
  rows.filter(
    (one) =>
      one.kind === 'message' &&
      one.guestPhoneNumber === row.guestPhoneNumber &&
      one.text.trim() === row.text.trim() &&
      one.state !== 'failed',
  ).length;

const hasItsFiles = (row: OutboxRow, entry: Entry): boolean =>
  row.kind === 'note' || (row.fileNames?.length ?? 0) === (entry.attachments?.length ?? 0);
