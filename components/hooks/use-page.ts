import { useEffect, useState } from 'preact/hooks';
import type { PageState } from '../../utils/page/active-tab.ts';
import { useServices } from './services.ts';

/** The page beside the panel, followed as the agent changes tabs. */
export function usePage(): PageState {
  const { page } = useServices();
  const [state, setState] = useState<PageState>(page.now());
  useEffect(() => {
    const controller = new AbortController();
    setState(page.now());
    page.watch(setState, controller.signal);
    return () => controller.abort();
  }, [page]);
  return state;
}
