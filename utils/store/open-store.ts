import { deleteDB, wrap } from 'idb';
import { AppFailure } from '../app-error.ts';
import { type ThreadsideDb, UPGRADES, type UpgradeTx } from './schema.ts';
import { deletePlace, hasPlaces, openPlace, type PlaceList } from './store-place.ts';

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
 * that a newer version of the product left behind, or that the browser cannot open, is a cache nobody can read: whoever
 * may create makes it anew, and the next sync fills it. Throws `storage` when the browser cannot open a new one either.
 */
export async function openStore(
  extensionId: string,
  onClosed: () => void,
  mayCreate: boolean,
  listed?: PlaceList,
): Promise<ThreadsideDb> {
  try {
    return await openVersion(extensionId, onClosed, mayCreate, listed).catch(async (thrown) => {
      const isUseless = isOfLaterVersion(thrown) || isUnreadable(thrown);
      if (!isUseless || !mayCreate) throw thrown;
      await deleteStore(extensionId);
      return openVersion(extensionId, onClosed, mayCreate);
    });
  } catch (thrown) {
    if (isOfLaterVersion(thrown)) throw new StoreAbsent();
    throw isUnreadable(thrown) ? new AppFailure({ kind: 'storage', cause: 'unreadable' }) : thrown;
  }
}

const isOfLaterVersion = (thrown: unknown): boolean => (thrown as Error).name === 'VersionError';

/** The browser cannot open what lies on the disk (`reliability.md` 3.3, CORR2). */
const isUnreadable = (thrown: unknown): boolean => (thrown as Error).name === 'UnknownError';

async function openVersion(
  extensionId: string,
  onClosed: () => void,
  mayCreate: boolean,
  listed?: PlaceList,
): Promise<ThreadsideDb> {
  const place = await openPlace(extensionId, mayCreate, listed);
  if (!place) throw new StoreAbsent();
  let isAbsent = false;
  // As idb's `openDB` does, which knows no place but the origin's own.
  const request = place.open(storeName(extensionId), UPGRADES.length);
  const opening = wrap(request) as unknown as Promise<ThreadsideDb>;
  request.onupgradeneeded = ({ oldVersion }) => {
    const db = wrap(request.result) as unknown as ThreadsideDb;
    const transaction = wrap(request.transaction as IDBTransaction) as unknown as UpgradeTx;
    isAbsent = oldVersion === 0 && !mayCreate;
    if (isAbsent) {
      transaction.done.catch(() => {});
      transaction.abort();
    } else for (const step of UPGRADES.slice(oldVersion)) step(db, transaction);
  };
  try {
    const db = await opening;
    db.addEventListener('close', onClosed);
    db.addEventListener('versionchange', () => {
      db.close();
      onClosed();
    });
    return db;
  } catch (thrown) {
    throw isAbsent ? new StoreAbsent() : thrown;
  }
}

/**
 * Deletes a user's database, with its files where users have places of their own; open connections close themselves
 * when asked to, or are closed.
 */
export async function deleteStore(extensionId: string): Promise<void> {
  if (!hasPlaces()) return deleteDB(storeName(extensionId));
  await deletePlace(extensionId);
  await deleteEarlierStore(extensionId);
}

/**
 * Deletes the database an earlier version of the product kept outside of a place: it is a cache, fetched anew into the
 * new one. Resolves only when nobody holds it open any more.
 */
export async function deleteEarlierStore(extensionId: string): Promise<void> {
  if (!hasPlaces()) return;
  const name = storeName(extensionId);
  const left = await indexedDB.databases();
  if (left.some((database) => database.name === name)) await deleteDB(name);
}
