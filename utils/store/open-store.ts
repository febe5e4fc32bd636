import { deleteDB, openDB } from 'idb';
import { type ThreadsideDb, type ThreadsideSchema, UPGRADES } from './schema.ts';

const NAME_PREFIX = 'threadside:';

/** One database per RingCentral user, so that accounts never mix. */
export const storeName = (extensionId: string): string => `${NAME_PREFIX}${extensionId}`;

/** There is no database of this user (yet, or any more), and whoever asked may not make one. */
export class StoreAbsent extends Error {
  override readonly name = 'StoreAbsent';
}

/**
 * Opens (and upgrades) a user's database. `onClosed` is called once when this connection is gone: the browser lost it,
 * another context deletes it, or a newer version wants to upgrade it. Then open again. Without `mayCreate` a missing
 * database stays missing and `StoreAbsent` is thrown: a panel must not bring back what a sign-out removed.
 */
export async function openStore(
  extensionId: string,
  onClosed: () => void,
  mayCreate: boolean,
): Promise<ThreadsideDb> {
  let isAbsent = false;
  try {
    const db: ThreadsideDb = await openDB<ThreadsideSchema>(storeName(extensionId), UPGRADES.length, {
      upgrade: (upgrading, oldVersion, _newVersion, transaction) => {
        isAbsent = oldVersion === 0 && !mayCreate;
        if (isAbsent) {
          transaction.done.catch(() => {});
          transaction.abort();
        } else for (const step of UPGRADES.slice(oldVersion)) step(upgrading, transaction);
      },
      blocking: () => {
        db.close();
        onClosed();
      },
      terminated: onClosed,
    });
    return db;
  } catch (thrown) {
    throw isAbsent ? new StoreAbsent() : thrown;
  }
}

/** Deletes a user's database; open connections close themselves when asked to (`blocking`). */
export const deleteStore = (extensionId: string): Promise<void> => deleteDB(storeName(extensionId));
