import { useEffect, useState } from 'preact/hooks';
import { useServices } from './services.ts';

/** The match patterns of the sites the agent allowed, undefined until they are known. */
export function useSites(): string[] | undefined {
  const { watchSites } = useServices();
  const [sites, setSites] = useState<string[]>();
  useEffect(() => {
    const controller = new AbortController();
    watchSites(setSites, controller.signal);
    return () => controller.abort();
  }, [watchSites]);
  return sites;
}
