import type { StorageArea } from './storage-area.ts';

/** The values of a storage area as one of our pages uses them: read once, then kept up to date and at hand. */
export type StoredValues = {
  /** The value now; undefined when there is none. */
  peek(key: string): unknown;
  /** The keys that begin so now. */
  keys(prefix: string): string[];
  /** Calls `onChange` after each change of keys that begin so, until `signal` aborts. */
  watchKeys(prefix: string, onChange: () => void, signal: AbortSignal): void;
  /** Calls `onChange` after each change of a key, until `signal` aborts. */
  watch(key: string, onChange: (value: unknown) => void, signal: AbortSignal): void;
};

type Changes = Record<string, { newValue?: unknown }>;

/** Reads everything in one go: a panel must not ask for one thing after the other before it can draw. */
export async function loadStoredValues(
  area: StorageArea & { onChanged: { addListener(listener: (changes: Changes) => void): void } },
): Promise<StoredValues> {
  const watchers = new Map<string, Set<(value: unknown) => void>>();
  const prefixes = new Map<() => void, string>();
  const newer: Record<string, unknown> = {};
  let values: Record<string, unknown> = {};
  area.onChanged.addListener((changes) => {
    for (const [key, { newValue }] of Object.entries(changes)) {
      newer[key] = newValue;
      values[key] = newValue;
      for (const onChange of watchers.get(key) ?? []) onChange(newValue);
    }
    const changed = Object.keys(changes);
    for (const [onChange, prefix] of prefixes) if (changed.some((key) => key.startsWith(prefix))) onChange();
  });
  values = { ...(await area.get(null)), ...newer };
  return {
    peek: (key) => values[key],
    keys: (prefix) =>
      Object.keys(values).filter((key) => key.startsWith(prefix) && values[key] !== undefined),
    watchKeys: (prefix, onChange, signal) => {
      prefixes.set(onChange, prefix);
      signal.addEventListener('abort', () => prefixes.delete(onChange), { once: true });
    },
    watch: (key, onChange, signal) => {
      const ofKey = watchers.get(key) ?? new Set();
      watchers.set(key, ofKey.add(onChange));
      signal.addEventListener('abort', () => ofKey.delete(onChange), { once: true });
    },
  };
}
