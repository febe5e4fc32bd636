import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { createListMaker } from '../../utils/inbox/choose-rows.ts';
import { createInboxReader, type Inbox } from '../../utils/inbox/inbox-reader.ts';
import type { Change } from '../../utils/store/change-channel.ts';
import { StoreAbsent } from '../../utils/store/open-store.ts';
import { useServices } from '../hooks/services.ts';
import type { Live } from '../hooks/use-live.ts';
import { useUserId } from '../hooks/user.ts';

type OpenThreads = { live: Live<Inbox>; want: () => void; listOf: ReturnType<typeof createListMaker> };

const OpenThreadsContext = createContext<OpenThreads | undefined>(undefined);

/**
 * Every open thread, read when the inbox is first opened and then kept up to date row by row while the panel is open:
 * coming back to the list reads nothing, and one changed conversation does not read five thousand again.
 */
export function OpenThreadsProvider({ children }: { children: ComponentChildren }) {
  const { openStore, listenForChanges } = useServices();
  const userId = useUserId();
  const [isWanted, setIsWanted] = useState(false);
  const [live, setLive] = useState<Live<Inbox>>({ state: 'loading' });
  useEffect(() => {
    if (!isWanted) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const read = createInboxReader(() => openStore(userId));
    const show = async (change?: Change) => {
      const next = await read(change).then(
        (value): Live<Inbox> => ({ state: 'ready', value }),
        (thrown): Live<Inbox> => ({ state: thrown instanceof StoreAbsent ? 'loading' : 'failed' }),
      );
      if (!signal.aborted) setLive(next);
    };
    listenForChanges((change) => {
      const concerns = change.isEverything || change.threadIds.length > 0 || change.topics.includes('sync');
      if (concerns) void show(change);
    }, signal);
    void show();
    return () => controller.abort();
  }, [isWanted, userId, openStore, listenForChanges]);
  const [want] = useState(() => () => setIsWanted(true));
  const [listOf] = useState(createListMaker);
  return <OpenThreadsContext.Provider value={{ live, want, listOf }}>{children}</OpenThreadsContext.Provider>;
}

/** The open threads as they are now, and what a choice lists of them; asking for them starts reading. */
export function useOpenThreads(): Pick<OpenThreads, 'live' | 'listOf'> {
  const context = useContext(OpenThreadsContext);
  if (!context) throw new Error('The inbox is drawn inside an OpenThreadsProvider');
  const { live, want, listOf } = context;
  useEffect(want, [want]);
  return { live, listOf };
}
