import { readSyncState } from '../../utils/store/queries.ts';
import { SYNC_HEALTH_KEY, type SyncHealth } from '../../utils/sync/sync-health.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { formatClock, formatMoment } from '../../utils/wording/format-time.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useLive } from '../hooks/use-live.ts';
import { useNow } from '../hooks/use-now.ts';
import { useStored } from '../hooks/use-stored.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Says that what is shown may be old, since when, and when it is tried again; nothing while all is well. */
export function SyncBanner() {
  const health = useStored<SyncHealth>(SYNC_HEALTH_KEY);
  const state = useLive('sync', readSyncState, (change) => change.topics.includes('sync'));
  const sync = useCommand('syncNow');
  const now = useNow();
  if (!health) return null;
  const lastSuccessAt = state.state === 'ready' ? state.value.lastSuccessAt : undefined;
  const { error } = health;
  const isPaused = error.kind === 'rateLimited';
  // A pause of our own the agent may pass.
  const mayTry = error.kind !== 'rateLimited' || error.isOurs;
  return (
    <Banner
      look="status"
      action={
        mayTry && (
          <Button look="plain" isBusy={sync.isRunning} onClick={() => void sync.run()}>
            Try now
          </Button>
        )
      }
    >
      {isPaused ? `Paused until ${formatClock(health.nextAllowedAt)}. ` : `${describeError(error)} `}
      {lastSuccessAt && `Last updated ${formatMoment(new Date(lastSuccessAt).toISOString(), now)}.`}
    </Banner>
  );
}
