import { useEffect, useState } from 'preact/hooks';
import type { Query } from '../../utils/search/match-text.ts';
import { type SearchHit, searchStore } from '../../utils/search/search-store.ts';
import { useServices } from '../hooks/services.ts';
import { useUserId } from '../hooks/user.ts';

/** More results than this help nobody. */
export const MOST_HITS = 200;

/** A pause in typing before everything is read. Milliseconds. */
const START_AFTER_MS = 120;

/** What was found so far, and whether the search still runs, looked at everything wanted, or could not read it. */
export type Search = { hits: SearchHit[]; state: 'running' | 'done' | 'failed' };

/** Searches the store while the agent types; a newer query takes over at once, what is shown stays until it finds. */
export function useSearch(query: Query): Search {
  const { openStore } = useServices();
  const userId = useUserId();
  const [search, setSearch] = useState<Search>({ hits: [], state: 'running' });
  const key = JSON.stringify(query);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const show = (next: (before: Search) => Search) => {
      if (!signal.aborted) setSearch(next);
    };
    const run = async () => {
      try {
        const db = await openStore(userId);
        const onHits = (hits: SearchHit[]) => show(() => ({ hits, state: 'running' }));
        await searchStore(db, JSON.parse(key) as Query, { limit: MOST_HITS, signal, onHits });
        show(({ hits }) => ({ hits, state: 'done' }));
      } catch {
        show(() => ({ hits: [], state: 'failed' }));
      }
    };
    show(({ hits }) => ({ hits, state: 'running' }));
    const timer = setTimeout(() => void run(), START_AFTER_MS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [key, userId, openStore]);
  return search;
}
