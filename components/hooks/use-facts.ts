import { useEffect, useState } from 'preact/hooks';
import { type Facts, readFacts } from '../../utils/diagnosis/read-facts.ts';
import { SESSION_KEY } from '../../utils/session/session-state.ts';
import { SYNC_HEALTH_KEY } from '../../utils/sync/sync-health.ts';
import { SYNC_LOG_KEY } from '../../utils/sync/sync-log.ts';
import { useServices } from './services.ts';

const WATCHED = [SESSION_KEY, SYNC_HEALTH_KEY, SYNC_LOG_KEY];

/** How things stand, read again whenever a sync, the session or the store changes; undefined until first read. */
export function useFacts(): Facts | undefined {
  const { local, stored, openStore, usedBytes, now, listenForChanges } = useServices();
  const [facts, setFacts] = useState<Facts>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let turn = 0;
    const read = async () => {
      turn += 1;
      const mine = turn;
      const next = await readFacts({ local, openStore, usedBytes, now });
      if (mine === turn && !signal.aborted) setFacts(next);
    };
    const readNow = () => void read();
    for (const key of WATCHED) stored.watch(key, readNow, signal);
    listenForChanges(readNow, signal);
    readNow();
    return () => controller.abort();
  }, [local, stored, openStore, usedBytes, now, listenForChanges]);
  return facts;
}
