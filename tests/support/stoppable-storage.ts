import type { StorageArea } from '../../utils/storage-area.ts';

/**
 * Storage of a worker that is stopped: from the nth write on (counted over all areas given) nothing is written and no
 * call ends any more. What was written before stays in the areas themselves.
 */
export function stopAtWrite<T extends Record<string, StorageArea>>(nth: number, areas: T): T {
  let writes = 0;
  const never = () => new Promise<never>(() => {});
  const counted =
    <A extends unknown[]>(write: (...args: A) => Promise<void>) =>
    (...args: A) => {
      writes += 1;
      return writes < nth ? write(...args) : never();
    };
  const wrap = (area: StorageArea): StorageArea => ({
    get: (keys) => (writes < nth ? area.get(keys) : never()),
    set: counted(area.set),
    remove: counted(area.remove),
    clear: counted(area.clear),
  });
  return Object.fromEntries(Object.entries(areas).map(([name, area]) => [name, wrap(area)])) as T;
}
