/** The part of the Storage Buckets API that is used; TypeScript does not know it yet. */
type StorageBuckets = {
  open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
};

/** Missing in browsers that keep all databases of an origin in one place. */
const storageBuckets = (): StorageBuckets | undefined =>
  (globalThis.navigator as { storageBuckets?: StorageBuckets } | undefined)?.storageBuckets;

const bucketName = (extensionId: string): string => `threadside-${extensionId}`;

/**
 * Where a user's database is: in a storage bucket of its own, since only a bucket is deleted with its files. A deleted
 * row or database stays readable on the disk until the browser tidies up by itself. The bucket is of the plain kind: what
 * is in it can be fetched again, so it need not be spared when the disk runs full (`persisted`), and its last writes
 * need not outlive a power cut (`durability: 'strict'`). Undefined when there is none and `mayMake` is false.
 */
export async function openPlace(
  extensionId: string,
  mayMake: boolean,
  listed?: PlaceList,
): Promise<IDBFactory | undefined> {
  const buckets = storageBuckets();
  if (!buckets) return indexedDB;
  const name = bucketName(extensionId);
  if (!mayMake && !(await (listed ?? buckets.keys()))?.includes(name)) return undefined;
  return (await buckets.open(name)).indexedDB;
}

/** The places there are, by name; nothing in browsers without. */
export type PlaceList = Promise<readonly string[] | undefined>;

/** Asks which places there are, for an opening that follows at once: nobody need know yet whose it will be. */
export const listPlaces = async (): PlaceList => storageBuckets()?.keys();

/** Deletes a user's bucket with its files, if there is one; the browser closes what is open in it. */
export const deletePlace = async (extensionId: string): Promise<void> =>
  storageBuckets()?.delete(bucketName(extensionId));

/** Whether users have places of their own: a database outside of them is then one of an earlier version. */
export const hasPlaces = (): boolean => storageBuckets() !== undefined;
