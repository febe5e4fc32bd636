import { useEffect, useState } from 'preact/hooks';
import { useServices } from './services.ts';

/** A value of `storage.local`, at hand at once and kept up to date; undefined when there is none. */
export function useStored<T>(key: string): T | undefined {
  const { stored } = useServices();
  const [state, setState] = useState({ key, value: stored.peek(key) });
  useEffect(() => {
    const controller = new AbortController();
    setState({ key, value: stored.peek(key) });
    stored.watch(key, (value) => setState({ key, value }), controller.signal);
    return () => controller.abort();
  }, [key, stored]);
  return (state.key === key ? state.value : stored.peek(key)) as T | undefined;
}
