import type { CountryCode } from 'libphonenumber-js/min';
import { useCallback, useRef, useState } from 'preact/hooks';
import { chooseRows, rowAfter } from '../../utils/inbox/choose-rows.ts';
import type { PanelPlace } from '../../utils/panel-place.ts';
import { openThreads, readCounts } from '../../utils/store/queries.ts';
import { SYNC_HEALTH_KEY, type SyncHealth } from '../../utils/sync/sync-health.ts';
import { HomeCountryProvider } from '../hooks/home-country.ts';
import { COUNTS_KEY } from '../hooks/live-keys.ts';
import { useServices } from '../hooks/services.ts';
import { DeletionProvider, useCountedDeletion } from '../hooks/use-deletion.ts';
import { useHeartbeat } from '../hooks/use-heartbeat.ts';
import { useInboxChoice } from '../hooks/use-inbox-choice.ts';
import { useLive } from '../hooks/use-live.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useStored } from '../hooks/use-stored.ts';
import { useUserId } from '../hooks/user.ts';
import { OpenThreadsProvider } from '../inbox/OpenThreads.tsx';
import { loadLater } from '../ui/load-later.ts';
import { CustomerView } from './CustomerView.tsx';
import { PanelHeader } from './PanelHeader.tsx';
import { PinnedCustomer } from './PinnedCustomer.tsx';
import { ThreadView } from './ThreadView.tsx';

const InboxView = loadLater(() => import('../later.ts').then((later) => later.InboxView));
const SyncBanner = loadLater(() => import('../later.ts').then((later) => later.SyncBanner));
const DeletionBar = loadLater(() => import('../later.ts').then((later) => later.DeletionBar));

/** The panel of a signed-in agent: the customer beside them, the inbox one click away, a thread over either. */
export function Shell({ myName, homeCountry }: { myName: string; homeCountry: CountryCode }) {
  const [place, go] = usePlace();
  const [isSearching, setIsSearching] = useState(false);
  const counts = useLive(COUNTS_KEY, readCounts, (change) => change.topics.includes('counts'));
  const deletion = useCountedDeletion();
  const isFailing = useStored<SyncHealth>(SYNC_HEALTH_KEY) !== undefined;
  useHeartbeat();
  return (
    <HomeCountryProvider value={homeCountry}>
      <DeletionProvider value={deletion}>
        <PanelHeader
          view={place.view}
          unassigned={counts.state === 'ready' ? counts.value.unassigned : 0}
          myName={myName}
          onView={(view) => {
            setIsSearching(false);
            go({ view, thread: undefined });
          }}
          onSearch={() => {
            setIsSearching(true);
            go({ view: 'inbox', thread: undefined });
          }}
        />
        {isFailing && <SyncBanner />}
        <OpenThreadsProvider>
          <Place place={place} go={go} isSearching={isSearching} />
        </OpenThreadsProvider>
        {deletion.thread && <DeletionBar deletion={deletion} />}
      </DeletionProvider>
    </HomeCountryProvider>
  );
}

type PlaceProps = { place: PanelPlace; go: (change: Partial<PanelPlace>) => void; isSearching: boolean };

/** What fills the panel: an open conversation, the customer, or the inbox. */
function Place({ place, go, isSearching }: PlaceProps) {
  const scrollTop = useRef(0);
  const nextInInbox = useNextInInbox();
  const open = useCallback(
    (id: string, entryId?: string) => go({ thread: { id, ...(entryId && { entryId }) } }),
    [go],
  );
  const { view, thread, pinned, query } = place;
  if (thread) {
    const isFromList = view === 'inbox' && !query;
    return (
      <ThreadView
        key={`${thread.id} ${thread.entryId}`}
        threadId={thread.id}
        focusEntryId={thread.entryId}
        onBack={() => go({ thread: undefined })}
        findNext={isFromList ? nextInInbox : undefined}
        onNext={(next) => go({ thread: next === undefined ? undefined : { id: next } })}
      />
    );
  }
  if (view === 'inbox') {
    return (
      <InboxView
        query={query}
        isSearching={isSearching}
        onQuery={(typed) => go({ query: typed })}
        onOpen={open}
        onLookUp={(phoneNumber) => go({ view: 'customer', pinned: phoneNumber })}
        scrollTop={scrollTop}
      />
    );
  }
  if (!pinned) return <CustomerView onPin={(phoneNumber) => go({ pinned: phoneNumber })} />;
  return <PinnedCustomer phoneNumber={pinned} onUnpin={() => go({ pinned: undefined })} />;
}

/** Finds the conversation that follows another in the inbox as the agent left it; undefined when it was the last. */
function useNextInInbox(): (threadId: string) => Promise<string | undefined> {
  const { openStore } = useServices();
  const me = useUserId();
  const [choice] = useInboxChoice();
  return async (threadId) =>
    rowAfter(chooseRows(await openThreads(await openStore(me)), choice, me), threadId);
}
