import { useEffect, useState } from 'preact/hooks';
import { createInboxReader, type Inbox } from '../../utils/inbox/inbox-reader.ts';
import type { Change } from '../../utils/store/change-channel.ts';
import { StoreAbsent } from '../../utils/store/open-store.ts';
import { useServices } from '../hooks/services.ts';
import type { Live } from '../hooks/use-live.ts';
import { useUserId } from '../hooks/user.ts';

/** Every open thread, kept up to date row by row: one changed conversation does not read five thousand again. */
export function useOpenThreads(): Live<Inbox> {
  const { openStore, listenForChanges } = useServices();
  const userId = useUserId();
  const [live, setLive] = useState<Live<Inbox>>({ state: 'loading' });
  useEffect(() => {
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
  }, [userId, openStore, listenForChanges]);
  return live;
}
