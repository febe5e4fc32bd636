import { useLayoutEffect, useState } from 'preact/hooks';

const kept = new Map<string, unknown>();
const watchers = new Set<() => void>();

/**
 * State that outlives its component while the panel is open: the agent looks at another tab and comes back. `key` names
 * what it belongs to; a component that was left may still change it for the one that is drawn now, from what it is now.
 */
export function useKept<T>(key: string, initial: T): [T, (change: (now: T) => T) => void] {
  const read = (): T => (kept.has(key) ? (kept.get(key) as T) : initial);
  const [value, setValue] = useState<T>(read);
  useLayoutEffect(() => {
    const look = () => setValue(read());
    watchers.add(look);
    return () => void watchers.delete(look);
  }, [key]);
  return [
    value,
    (change) => {
      kept.set(key, change(read()));
      for (const look of watchers) look();
    },
  ];
}
