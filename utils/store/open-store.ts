import { deleteDB, openDB } from 'idb';
import { AppFailure } from '../app-error.ts';
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
 * database stays missing and `StoreAbsent` is thrown: a panel must not bring back what a sign-out removed. A database
 * that a newer version of the product left behind is a cache nobody can read: whoever may create makes it anew, for
 * others it is absent until then. Throws `storage` when the browser cannot open any.
 */
export async function openStore(
  extensionId: string,
  onClosed: () => void,
  mayCreate: boolean,
): Promise<ThreadsideDb> {
  try {
    return await openVersion(extensionId, onClosed, mayCreate).catch(async (thrown) => {
      if ((thrown as Error).name !== 'VersionError') throw thrown;
      if (!mayCreate) throw new StoreAbsent();
      await deleteStore(extensionId);
      return openVersion(extensionId, onClosed, mayCreate);
    });
  } catch (thrown) {
    // The browser cannot open what lies on the disk (`reliability.md` 3.3, CORR2).
    if ((thrown as Error).name === 'UnknownError') {
      throw new AppFailure({ kind: 'storage', cause: 'unreadable' });
    }
    throw thrown;
  }
}

async function openVersion(
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
