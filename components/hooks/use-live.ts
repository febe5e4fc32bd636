import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Change } from '../../utils/store/change-channel.ts';
import { StoreAbsent } from '../../utils/store/open-store.ts';
import type { ThreadsideDb } from '../../utils/store/schema.ts';
import { earlyKey } from './live-keys.ts';
import { useServices } from './services.ts';
import { useUserId } from './user.ts';

/** What a query shows: nothing yet (or no database yet), its newest answer, or that it could not be read. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed' };

/**
 * The answer of a query on the user's database, asked again whenever a change concerns it. Answers that come late,
 * for an earlier query, are dropped. `key` says when the query is about something else; with
 * another `version` it is asked anew, and what is shown stays until the answer is there. A panel's first picture begins
 * with what was read for it beforehand.
 */
export function useLive<T>(
  key: string,
  query: (db: ThreadsideDb) => Promise<T>,
  concerns: (change: Change) => boolean,
  version: string | number = 0,
): Live<T> {
  const { openStore, listenForChanges, early } = useServices();
  const userId = useUserId();
  // query and concerns belong to the key: a new query has a new key.
  const [live, setLive] = useState<{ key: string; answer: Live<T> }>(() => {
    const value = early.get(earlyKey(key, version)) as T | undefined;
    return { key, answer: value === undefined ? { state: 'loading' } : { state: 'ready', value } };
  });
  const isEarly = useRef(live.answer.state === 'ready');

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
    // An early answer is on screen first; what changed since it was read is learnt right after.
    if (isEarly.current) setTimeout(() => !signal.aborted && void ask());
    else void ask();
    isEarly.current = false;
    return () => controller.abort();
  }, [key, version, userId, openStore, listenForChanges]);

  return live.key === key ? live.answer : { state: 'loading' };
}
