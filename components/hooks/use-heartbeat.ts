import { useEffect } from 'preact/hooks';
import { heartbeatMs } from '../../utils/sync/pace.ts';
import { useServices } from './services.ts';

const AFTER_STOP_MS = 300;

/**
 * While the panel is visible it tells the background so, at once and every 15 s (30 s on battery). A worker that was
 * stopped while it answered is woken again soon: what it was fetching is wanted now.
 */
export function useHeartbeat(): void {
  const { send, isOnBattery } = useServices();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const beat = async () => {
      clearTimeout(timer);
      timer = setTimeout(beat, heartbeatMs(isOnBattery()));
      if (document.visibilityState !== 'visible') return;
      const result = await send('panelIsOpen');
      const wasStopped = !result.ok && result.error.kind === 'offline' && result.error.cause === 'worker';
      if (!wasStopped || isGone) return;
      clearTimeout(timer);
      timer = setTimeout(beat, AFTER_STOP_MS);
    };
    let isGone = false;
    const beatNow = () => void beat();
    beatNow();
    document.addEventListener('visibilitychange', beatNow);
    return () => {
      isGone = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', beatNow);
    };
  }, [send, isOnBattery]);
}
