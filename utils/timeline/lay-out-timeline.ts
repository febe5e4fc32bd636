import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { isOpen, type StoredThread } from '../store/schema.ts';
import { formatDay } from '../wording/format-time.ts';
import type { Section } from './read-customer.ts';

/** One row of the timeline on screen, with a key that stays the same while it means the same. */
export type TimelineRow =
  /** Where a thread begins: its queue and day. */
  | { kind: 'begin'; key: string; thread: StoredThread }
  | { kind: 'day'; key: string; day: string }
  | { kind: 'message' | 'note' | 'hint'; key: string; thread: StoredThread; entry: Entry }
  /** More of this thread is stored than shown. */
  | { kind: 'olderEntries'; key: string; thread: StoredThread }
  /** What was said is still being fetched. */
  | { kind: 'missingEntries'; key: string; thread: StoredThread }
  /** Where a thread ended, why, and by whom if that is known. */
  | { kind: 'end'; key: string; thread: StoredThread; hint: Entry | undefined };

const ENDINGS = new Set(['ThreadResolvedHint', 'ThreadDeletedHint']);

const kindOf = (entry: Entry): 'message' | 'note' | 'hint' => {
  if (entry.recordType === 'AliveMessage') return 'message';
  return entry.recordType === 'AliveNote' ? 'note' : 'hint';
};

/**
 * Lays the sections out as rows, top to bottom. Pure. Days are divided within a thread; the system line that ended a
 * thread becomes its end row, so that the reason is said once. `now` is epoch ms.
 */
export function layOutTimeline(sections: readonly Section[], now: number): TimelineRow[] {
  return sections.flatMap((section) => layOutSection(section, now));
}

function layOutSection({ thread, entries, hasOlderEntries }: Section, now: number): TimelineRow[] {
  const rows: TimelineRow[] = [{ kind: 'begin', key: `begin ${thread.id}`, thread }];
  const isMissing = !isOpen(thread) && !thread.hasAllEntries && thread.availability !== 'Deleted';
  if (isMissing) rows.push({ kind: 'missingEntries', key: `missing ${thread.id}`, thread });
  if (hasOlderEntries) rows.push({ kind: 'olderEntries', key: `older ${thread.id}`, thread });
  // The line where it begins names its day.
  let day = formatDay(thread.creationTime, now);
  for (const entry of entries) {
    if (ENDINGS.has(entry.recordType)) continue;
    const entryDay = formatDay(entryTime(entry), now);
    if (entryDay && entryDay !== day)
      rows.push({ kind: 'day', key: `day ${thread.id} ${entryDay}`, day: entryDay });
    day = entryDay || day;
    rows.push({ kind: kindOf(entry), key: entry.id, thread, entry });
  }
  if (!isOpen(thread) && !thread.isUnverified) {
    const hint = entries.findLast(({ recordType }) => ENDINGS.has(recordType));
    rows.push({ kind: 'end', key: `end ${thread.id}`, thread, hint });
  }
  return rows;
}
