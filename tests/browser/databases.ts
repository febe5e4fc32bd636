import type { JSHandle, Page } from '@playwright/test';

/** What of the Storage Buckets API is used here; TypeScript does not know it yet. */
export type BucketNavigator = {
  storageBuckets: {
    open(name: string): Promise<{ indexedDB: IDBFactory }>;
    keys(): Promise<string[]>;
    delete(name: string): Promise<void>;
  };
};

/** The place of a user's database, for use in `evaluate` of a page of the extension. Made, if there is none. */
export const placeOf = (page: Page, extensionId: string): Promise<JSHandle<IDBFactory>> =>
  page.evaluateHandle(async (name) => {
    const { storageBuckets } = navigator as unknown as BucketNavigator;
    return (await storageBuckets.open(name)).indexedDB;
  }, `threadside-${extensionId}`);

/** Every place where the extension has databases: its buckets, and what lies outside of any. */
export const allPlaces = (page: Page): Promise<JSHandle<IDBFactory[]>> =>
  page.evaluateHandle(async () => {
    const { storageBuckets } = navigator as unknown as BucketNavigator;
    const buckets = (await storageBuckets.keys()).map((name) => storageBuckets.open(name));
    return [indexedDB, ...(await Promise.all(buckets)).map((bucket) => bucket.indexedDB)];
  });

/** The extension's databases, wherever they are; of a bucket that is being deleted, one that says so. */
export const databasesOf = async (page: Page): Promise<IDBDatabaseInfo[]> => {
  const places = await allPlaces(page);
  return places.evaluate(async (all) => {
    const lists = all.map((place) => place.databases().catch(() => [{ name: 'in a bucket that goes' }]));
    return (await Promise.all(lists)).flat();
  });
};
