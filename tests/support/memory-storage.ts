import type { StorageArea } from '../../utils/storage-area.ts';

/** A storage area in memory: JSON in and out, as the browser's. `dump` is what a disk would hold. */
export function createMemoryStorage(): StorageArea & { dump(): Record<string, unknown> } {
  const items = new Map<string, string>();
  const read = (key: string): [string, unknown][] => {
    const json = items.get(key);
    return json === undefined ? [] : [[key, JSON.parse(json)]];
  };
  return {
    get: async (keys) => {
      const wanted = keys === null ? [...items.keys()] : [keys].flat();
      return Object.fromEntries(wanted.flatMap(read));
    },
    set: async (values) => {
      for (const [key, value] of Object.entries(values)) items.set(key, JSON.stringify(value));
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) items.delete(key);
    },
    clear: async () => items.clear(),
    dump: () => Object.fromEntries([...items.keys()].flatMap(read)),
  };
}
