import { openStore } from './open-store.ts';
import type { ThreadsideDb } from './schema.ts';
import type { PlaceList } from './store-place.ts';

/** A context's one connection to the database of the user it shows. */
export type StoreHandle = {
  /**
   * The open database of this user; opened when needed, again when the browser or an upgrade closed it. `listed` saves
   * asking which places there are.
   */
  open(extensionId: string, listed?: PlaceList): Promise<ThreadsideDb>;
  /** Closes the connection, so that the database can be deleted. */
  close(): Promise<void>;
};

/** Concurrent calls share one opening; a failed opening is tried again at the next call. Only the background may create. */
export function createStoreHandle({ mayCreate }: { mayCreate: boolean }): StoreHandle {
  let current: { extensionId: string; db: Promise<ThreadsideDb> } | undefined;

  const close = async (): Promise<void> => {
    const closing = current;
    current = undefined;
    const db = await closing?.db.catch(() => undefined);
    db?.close();
  };

  return {
    close,
    open: async (extensionId, listed) => {
      while (current && current.extensionId !== extensionId) await close();
      if (current) return current.db;
      const opening: { extensionId: string; db: Promise<ThreadsideDb> } = {
        extensionId,
        db: openStore(
          extensionId,
          () => {
            if (current === opening) current = undefined;
          },
          mayCreate,
          listed,
        ),
      };
      current = opening;
      opening.db.catch(() => {
        if (current === opening) current = undefined;
      });
      return opening.db;
    },
  };
}
