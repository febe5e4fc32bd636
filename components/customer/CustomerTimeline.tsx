import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isOpen } from '../../utils/store/schema.ts';
import { layOutTimeline, type TimelineRow } from '../../utils/timeline/lay-out-timeline.ts';
import type { Timeline, TimelineReach } from '../../utils/timeline/read-customer.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useNow } from '../hooks/use-now.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './CustomerTimeline.module.css';
import { TimelineRows } from './TimelineRows.tsx';

type Props = {
  timeline: Timeline;
  reach: TimelineReach;
  onReach: (reach: TimelineReach) => void;
  focusEntryId: string | undefined;
  /** The conversation the agent came for: it comes into view when it is over. */
  focusThreadId: string | undefined;
  /** Whether the customer's past is still being asked for. */
  isFetching: boolean;
};

/** How much further back one step goes. */
const MORE_THREADS = 4;
const MORE_ENTRIES = 100;

/** Closer than this to its end a timeline follows what is new. CSS pixels. */
const NEAR_END = 120;

/** Fetches what was said in the shown conversations that were never fetched, and did not come with the customer's past. */
function useMissingEntries(timeline: Timeline, isFetching: boolean) {
  const { run, isRunning, error } = useCommand('loadEntries');
  const missing = timeline.sections
    .map(({ thread }) => thread)
    .filter(
      ({ status, hasAllEntries, availability }) =>
        status !== 'Open' && !hasAllEntries && availability !== 'Deleted',
    )
    .map(({ id }) => id);
  const key = missing.join();
  const asked = useRef('');
  useEffect(() => {
    // One at a time: conversations that come into view meanwhile are asked for when it has ended.
    if (isFetching || isRunning || key === asked.current) return;
    asked.current = key;
    if (key) void run({ threadIds: key.split(',') });
  }, [key, run, isFetching, isRunning]);
  return {
    isComing: key !== '' && (isFetching || isRunning),
    error: key ? error : undefined,
    retry: () => void run({ threadIds: key.split(',') }),
  };
}

/** Everything said with a customer over all queues, the newest in view; older conversations appear as one scrolls up. */
export function CustomerTimeline(props: Props) {
  const { timeline, reach, onReach, focusEntryId, focusThreadId, isFetching } = props;
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const rows = layOutTimeline(timeline.sections, now);
  const entries = useMissingEntries(timeline, isFetching);
  const isOver = timeline.sections.some(({ thread }) => thread.id === focusThreadId && !isOpen(thread));
  const focus = focusEntryId
    ? `[data-entry="${CSS.escape(focusEntryId)}"]`
    : focusThreadId && isOver
      ? `[data-thread="${CSS.escape(focusThreadId)}"]`
      : undefined;
  const end = useFollowEnd(box, rows, focus);
  const top = useRef<HTMLDivElement>(null);
  const hasEarlier = timeline.earlierThreads > 0;
  // Before what is shown has its height, nobody knows whether the top is in view.
  const canReach = hasEarlier && !entries.isComing;

  useEffect(() => {
    const element = top.current;
    if (!element || !canReach) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onReach({ ...reach, pastThreads: reach.pastThreads + MORE_THREADS });
      },
      { root: box.current, rootMargin: '300px 0px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [canReach, reach, onReach]);

  return (
    <div class={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a button inside, keys could not scroll it otherwise. */}
      <div ref={box} class={styles.scroll} role="log" aria-label="Messages and notes" tabIndex={0}>
        <div ref={top} class={styles.top}>
          {(hasEarlier || isFetching) && <Skeleton lines={1} label="Earlier conversations" />}
        </div>
        {entries.error && (
          <div class={styles.error}>
            <Banner look="error" action={<Button onClick={entries.retry}>Try again</Button>}>
              What was said could not be loaded. {describeError(entries.error)}
            </Banner>
          </div>
        )}
        <TimelineRows
          rows={rows}
          focusEntryId={focusEntryId}
          onOlderEntries={() =>
            onReach({ ...reach, entriesPerThread: reach.entriesPerThread + MORE_ENTRIES })
          }
        />
      </div>
      {end.hasNews && (
        <div class={styles.news}>
          <Button look="primary" onClick={end.goToEnd}>
            New messages
          </Button>
        </div>
      )}
    </div>
  );
}

const sizeOf = ({ clientWidth, clientHeight }: Element): string => `${clientWidth} ${clientHeight}`;

/** Keeps the newest entry in view while the agent is there; elsewhere it only says that there is news. */
function useFollowEnd(
  box: { current: HTMLDivElement | null },
  rows: readonly TimelineRow[],
  /** What to bring into view instead of the end, once. */
  focus: string | undefined,
) {
  const [hasNews, setHasNews] = useState(false);
  const isAtEnd = useRef(true);
  const before = useRef({ height: 0, firstKey: '' });
  const firstKey = rows[0]?.key ?? '';
  const lastKey = rows.at(-1)?.key;
  const goToEnd = () => {
    isAtEnd.current = true;
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setHasNews(false);
  };
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let size = '';
    const onScroll = () => {
      // Where the end has gone with a new size is answered below, in the same frame: the agent did not leave it.
      if (size && size !== sizeOf(element)) return;
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
      if (isAtEnd.current) setHasNews(false);
    };
    // The panel is made narrower, the composer below grows and shrinks: whoever was at the end stays there.
    const resized = new ResizeObserver(() => {
      size = sizeOf(element);
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [box]);
  useLayoutEffect(() => {
    const found = focus ? box.current?.querySelector(focus) : undefined;
    found?.scrollIntoView({ block: 'center' });
    isAtEnd.current = !found;
  }, [box, focus]);
  const knownLast = useRef(lastKey);
  useLayoutEffect(() => {
    // What stood there from the start is no news, wherever the agent was led.
    if (lastKey && lastKey !== knownLast.current && !isAtEnd.current) setHasNews(true);
    knownLast.current = lastKey;
  }, [lastKey]);
  // What was being read stays where it is when older conversations appear above it.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { height, firstKey: earlier } = before.current;
    if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    else if (earlier && earlier !== firstKey) element.scrollTop += element.scrollHeight - height;
    before.current = { height: element.scrollHeight, firstKey };
  });
  return { hasNews, goToEnd };
}
