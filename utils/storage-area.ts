/**
 * The part of `browser.storage.local` and `.session` that is used, so that pure code can be handed either, or an
 * in-memory one. Values are JSON; a key that is absent is absent from the answer.
 */
export type StorageArea = {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Removes everything. Of all calls this alone takes it from the disk's files at once as well. */
  clear(): Promise<void>;
};
