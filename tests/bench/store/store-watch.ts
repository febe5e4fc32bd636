/** Watches how long single tasks of this page last; `longest` ends the watch. Milliseconds. */
export function watchTasks(): { longest(): Promise<number> } {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  return {
    longest: async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      observer.disconnect();
      return longest;
    },
  };
}

const REQUESTS = ['get', 'getAll', 'getAllKeys', 'put', 'delete', 'openCursor', 'count'] as const;
type AnyRequest = (...values: unknown[]) => IDBRequest;

/** Counts requests to databases and transactions from now on, by name; the function given back ends that. */
export function watchRequests(): () => Record<string, number> {
  const counts: Record<string, number> = { transaction: 0 };
  const restores: (() => void)[] = [];
  const wrap = (prototype: object, name: string) => {
    const methods = prototype as Record<string, AnyRequest>;
    const original = methods[name] as AnyRequest;
    methods[name] = function (this: unknown, ...values) {
      counts[name] = (counts[name] ?? 0) + 1;
      return original.apply(this, values);
    };
    restores.push(() => {
      methods[name] = original;
    });
  };
  for (const name of REQUESTS) wrap(IDBObjectStore.prototype, name);
  wrap(IDBDatabase.prototype, 'transaction');
  return () => {
    for (const restore of restores) restore();
    return counts;
  };
}
