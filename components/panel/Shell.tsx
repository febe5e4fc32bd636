import type { CountryCode } from 'libphonenumber-js/min';
import { useEffect, useState } from 'preact/hooks';
import { readCounts } from '../../utils/store/queries.ts';
import { HomeCountryProvider } from '../hooks/home-country.ts';
import { useServices } from '../hooks/services.ts';
import { useLive } from '../hooks/use-live.ts';
import { CustomerView } from './CustomerView.tsx';
import { type Filter, InboxView } from './InboxView.tsx';
import { PanelHeader, type View } from './PanelHeader.tsx';
import { SyncBanner } from './SyncBanner.tsx';
import { ThreadView } from './ThreadView.tsx';

/** How often an open, visible panel asks for fresh data. Milliseconds. */
const HEARTBEAT_MS = 15_000;
const AFTER_STOP_MS = 300;

/**
 * While the panel is visible it tells the background so, at once and every 15 s. A worker that was stopped while it
 * answered is woken again soon: what it was fetching is wanted now.
 */
function useHeartbeat(): void {
  const { send } = useServices();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const beat = async () => {
      clearTimeout(timer);
      timer = setTimeout(beat, HEARTBEAT_MS);
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
  }, [send]);
}

/** The panel of a signed-in agent: the customer beside them, the inbox one click away, a thread over either. */
export function Shell({ myName, homeCountry }: { myName: string; homeCountry: CountryCode }) {
  const [view, setView] = useState<View>('customer');
  const [filter, setFilter] = useState<Filter>('unassigned');
  const [threadId, setThreadId] = useState<string>();
  const counts = useLive('counts', readCounts, (change) => change.topics.includes('counts'));
  useHeartbeat();
  return (
    <HomeCountryProvider value={homeCountry}>
      <PanelHeader
        view={view}
        unassigned={counts.state === 'ready' ? counts.value.unassigned : 0}
        myName={myName}
        onView={(next) => {
          setThreadId(undefined);
          setView(next);
        }}
      />
      <SyncBanner />
      {threadId ? (
        <ThreadView key={threadId} threadId={threadId} onBack={() => setThreadId(undefined)} />
      ) : view === 'customer' ? (
        <CustomerView />
      ) : (
        <InboxView filter={filter} onFilter={setFilter} onOpen={setThreadId} />
      )}
    </HomeCountryProvider>
  );
}
