import { createMemoryStorage } from './memory-storage.ts';

type Changes = Record<string, { newValue?: unknown }>;

/** Storage in memory that tells of its changes as the browser does: after the write, and only real ones. */
export function createWatchedStorage() {
  const memory = createMemoryStorage();
  const listeners = new Set<(changes: Changes) => void>();

  const changing = async (keys: string[], change: () => Promise<void>) => {
    const before = memory.dump();
    await change();
    const after = memory.dump();
    const isChanged = (key: string) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
    const changes = keys
      .filter(isChanged)
      .map((key) => [key, key in after ? { newValue: after[key] } : {}] as const);
    if (changes.length) for (const listener of listeners) listener(Object.fromEntries(changes));
  };
  return {
    ...memory,
    set: (items: Record<string, unknown>) => changing(Object.keys(items), () => memory.set(items)),
    remove: (keys: string | string[]) => changing([keys].flat(), () => memory.remove(keys)),
    clear: () => changing(Object.keys(memory.dump()), memory.clear),
    onChanged: { addListener: (listener: (changes: Changes) => void) => void listeners.add(listener) },
  };
}
