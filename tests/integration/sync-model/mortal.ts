import type { StorageArea } from '../../../utils/storage-area.ts';

/** One life of the worker. After its end nothing it asked for is answered, and nothing it writes is kept. */
export type Life = {
  isOver: boolean;
  /** Resolves when the life is over. */
  end: Promise<void>;
  /** Ends it after so many more steps of reading, writing and asking. */
  endAfter(steps: number): void;
  /** Counts one step; true when the life is (now) over. */
  step(): boolean;
  kill(): void;
};

/** A new life that lasts until it is told to end. */
export function createLife(): Life {
  let left = Number.POSITIVE_INFINITY;
  let resolve: () => void = () => {};
  const life: Life = {
    isOver: false,
    end: new Promise((done) => {
      resolve = done;
    }),
    endAfter: (steps) => {
      left = steps;
    },
    step: () => {
      left -= 1;
      if (left < 0) life.kill();
      return life.isOver;
    },
    kill: () => {
      life.isOver = true;
      resolve();
    },
  };
  return life;
}

/** What a worker that is no more waits for. */
export const never = (): Promise<never> => new Promise(() => {});

/** Storage as the worker of this life sees it: it may die before a write, and after one whose end it never hears. */
export function storageOf<T extends StorageArea>(life: Life, area: T): T {
  const lived = async <V>(work: () => Promise<V>): Promise<V> => {
    if (life.step()) return never();
    const value = await work();
    return life.step() ? never() : value;
  };
  return {
    ...area,
    get: (keys) => lived(() => area.get(keys)),
    set: (values) => lived(() => area.set(values)),
    remove: (keys) => lived(() => area.remove(keys)),
  };
}

/**
 * Lets writes to IndexedDB count as steps of the life that `current` names. A worker that dies takes its open
 * transaction with it. Gives back how to undo this.
 */
export function mortalDatabase(current: () => Life): () => void {
  const { put, delete: remove } = IDBObjectStore.prototype;
  const dieAt = (store: IDBObjectStore) => {
    if (!current().step()) return;
    store.transaction.abort();
    throw new DOMException('The worker was stopped.', 'AbortError');
  };
  IDBObjectStore.prototype.put = function (...values) {
    dieAt(this);
    return put.apply(this, values);
  };
  IDBObjectStore.prototype.delete = function (key) {
    dieAt(this);
    return remove.call(this, key);
  };
  return () => Object.assign(IDBObjectStore.prototype, { put, delete: remove });
}
