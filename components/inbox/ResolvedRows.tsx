import { useEffect, useState } from 'preact/hooks';
import { readResolved } from '../../utils/inbox/read-resolved.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useLive } from '../hooks/use-live.ts';
import { StoreFailed } from '../panel/StoreFailed.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { type ListProps, ThreadRows } from './ThreadRows.tsx';

/** So many are read at first, and with each time the end comes into view. */
const PAGE = 200;

/** The conversations resolved last, more of them as one scrolls. */
export function ResolvedRows(props: ListProps) {
  const ownerId = props.choice.owner?.extensionId;
  const [count, setCount] = useState(PAGE);
  const { run, isRunning, error } = useCommand('loadResolved');
  useEffect(() => void run(), [run]);
  const live = useLive(
    `resolved ${ownerId}`,
    (db) => readResolved(db, { count, ownerId }),
    (change) => change.threadIds.length > 0,
    count,
  );
  if (live.state === 'failed') return <StoreFailed />;
  if (live.state === 'loading') return <Skeleton lines={5} />;
  const rows = live.value;
  if (!rows.length && isRunning) return <Skeleton lines={5} label="Fetching what was resolved lately" />;
  return (
    <>
      {error && (
        <Banner look="error" action={<Button onClick={() => void run()}>Try again</Button>}>
          What was resolved lately could not be fetched. {describeError(error)}
        </Banner>
      )}
      <ThreadRows {...props} rows={rows} onEnd={() => rows.length >= count && setCount(count + PAGE)} />
    </>
  );
}
