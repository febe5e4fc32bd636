import { useEffect, useState } from 'preact/hooks';
import { useServices } from './services.ts';

/** A value of `storage.local`, at hand at once and kept up to date; undefined when there is none. */
export function useStored<T>(key: string): T | undefined {
  const { stored } = useServices();
  const [state, setState] = useState({ key, value: stored.peek(key) });
  useEffect(() => {
    const controller = new AbortController();
    const show = (value: unknown) =>
      // What is shown already is not drawn again.
      setState((before) => (before.key === key && before.value === value ? before : { key, value }));
    show(stored.peek(key));
    stored.watch(key, show, controller.signal);
    return () => controller.abort();
  }, [key, stored]);
  return (state.key === key ? state.value : stored.peek(key)) as T | undefined;
}
