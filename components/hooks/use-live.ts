import { useLayoutEffect, useState } from 'preact/hooks';
import type { Change } from '../../utils/store/change-channel.ts';
import { StoreAbsent } from '../../utils/store/open-store.ts';
import type { ThreadsideDb } from '../../utils/store/schema.ts';
import { useServices } from './services.ts';
import { useUserId } from './user.ts';

/** What a query shows: nothing yet (or no database yet), its newest answer, or that it could not be read. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

/**
 * The answer of a query on the user's database, asked again whenever a change concerns it. Answers that come late,
 * for an earlier query, are dropped. `key` says when the query is about something else; with
 * another `version` it is asked anew, and what is shown stays until the answer is there.
 */
export function useLive<T>(
  key: string,
  query: (db: ThreadsideDb) => Promise<T>,
  concerns: (change: Change) => boolean,
  version: string | number = 0,
): Live<T> {
  const { openStore, listenForChanges } = useServices();
  const userId = useUserId();
  // query and concerns belong to the key: a new query has a new key.
  const [live, setLive] = useState<{ key: string; answer: Live<T> }>({ key, answer: { state: 'loading' } });

  // Asked before the browser paints: what is on screen meanwhile must not delay the answer by a frame.
  useLayoutEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let turn = 0;
    const ask = async () => {
      turn += 1;
      const mine = turn;
      const answer = await openStore(userId)
        .then(query)
        .then(
          (value): Live<T> => ({ state: 'ready', value }),
          (thrown): Live<T> => ({ state: thrown instanceof StoreAbsent ? 'loading' : 'failed' }),
        );
      if (mine === turn && !signal.aborted) setLive({ key, answer });
    };
    listenForChanges((change) => {
      if (change.isEverything || concerns(change)) void ask();
    }, signal);
    void ask();
    return () => controller.abort();
  }, [key, version, userId, openStore, listenForChanges]);

  return live.key === key ? live.answer : { state: 'loading' };
}
