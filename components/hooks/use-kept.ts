import { useState } from 'preact/hooks';

const kept = new Map<string, unknown>();

/**
 * State that outlives its component while the panel is open: the agent looks at another tab and comes back. `key` names
 * what it belongs to.
 */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  return [
    value,
    (next) => {
      kept.set(key, next);
      setValue(next);
    },
  ];
}
