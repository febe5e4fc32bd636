import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../utils/app-error.ts';
import { type Entry, entryTime } from '../../utils/ringcentral/entry-record.ts';
import { lastEntries } from '../../utils/store/read-entries.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { formatDay } from '../../utils/wording/format-time.ts';
import { useLive } from '../hooks/use-live.ts';
import { useNow } from '../hooks/use-now.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { HintLine } from './HintLine.tsx';
import { MessageBubble } from './MessageBubble.tsx';
import { NoteCard } from './NoteCard.tsx';
import styles from './Timeline.module.css';

/** So many entries are drawn at first, and added by each press on "Show older". */
const PAGE = 50;

type Props = {
  thread: StoredThread;
  /** The entry to show and mark; without one the newest is in view. */
  focusEntryId?: string | undefined;
  isLoading: boolean;
  /** Why what was said could not be fetched. */
  error: AppError | undefined;
  onRetry: () => void;
};

/** Messages, notes and system lines of one conversation in the order they happened, the newest in view. */
export function Timeline({ thread, focusEntryId, isLoading, error, onRetry }: Props) {
  const [count, setCount] = useState(PAGE);
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const live = useLive(
    `entries ${thread.id}`,
    (db) => lastEntries(db, thread.id, count),
    (change) => change.threadIds.includes(thread.id),
    count,
  );
  const { entries, hasOlder } = live.state === 'ready' ? live.value : { entries: [], hasOlder: false };
  const newest = entries.at(-1)?.id;
  const isFound = focusEntryId !== undefined && entries.some(({ id }) => id === focusEntryId);
  useLayoutEffect(() => {
    if (focusEntryId === undefined) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [newest, focusEntryId]);
  useLayoutEffect(() => {
    if (isFound) box.current?.querySelector('[data-focus]')?.scrollIntoView({ block: 'center' });
    else if (focusEntryId !== undefined && hasOlder) setCount((before) => before * 2);
  }, [isFound, focusEntryId, hasOlder, entries.length]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a button inside, keys could not scroll it otherwise.
    <div ref={box} class={styles.scroll} role="log" aria-label="Messages and notes" tabIndex={0}>
      {hasOlder && (
        <div class={styles.older}>
          <Button onClick={() => setCount(count + PAGE)}>Show older</Button>
        </div>
      )}
      {isLoading && <Skeleton lines={2} label="Loading what was said" />}
      {error && (
        <div class={styles.older}>
          <Banner look="error" action={<Button onClick={onRetry}>Try again</Button>}>
            What was said could not be loaded. {describeError(error)}
          </Banner>
        </div>
      )}
      {!entries.length && !isLoading && !error && live.state === 'ready' && (
        <p class={styles.empty}>
          {thread.availability === 'Deleted' ? 'Everything said here was deleted.' : 'Nothing was said here.'}
        </p>
      )}
      <ol class={styles.list}>
        {entries.map((entry, index) => {
          const day = formatDay(entryTime(entry), now);
          const before = entries[index - 1];
          const isNewDay = !before || formatDay(entryTime(before), now) !== day;
          return (
            <li
              key={entry.id}
              class={styles.entry}
              data-entry={entry.id}
              data-focus={entry.id === focusEntryId ? '' : undefined}
            >
              {isNewDay && day && <h2 class={styles.day}>{day}</h2>}
              <EntryRow entry={entry} thread={thread} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function EntryRow({ entry, thread }: { entry: Entry; thread: StoredThread }) {
  if (entry.recordType === 'AliveMessage') return <MessageBubble message={entry} />;
  if (entry.recordType === 'AliveNote') return <NoteCard note={entry} thread={thread} />;
  return <HintLine hint={entry} thread={thread} />;
}
