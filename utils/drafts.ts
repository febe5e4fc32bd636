import type { StorageArea } from './storage-area.ts';

/**
 * What a draft is for: a note on a thread, what is made of a note that is there, or the next text to a customer (E.164)
 * in whichever thread.
 */
export type DraftPlace = { extensionId: string } & (
  | { kind: 'note'; threadId: string }
  | { kind: 'edit'; noteId: string }
  | { kind: 'reply'; guestPhoneNumber: string }
);

const PREFIX = 'draft:';

/** The storage key of a draft; drafts of different users never meet. */
export const draftKey = (place: DraftPlace): string => {
  const target =
    place.kind === 'note' ? place.threadId : place.kind === 'edit' ? place.noteId : place.guestPhoneNumber;
  return `${PREFIX}${place.extensionId}:${place.kind}:${target}`;
};

/** What the keys of all drafts of a user begin with. */
export const draftPrefix = (extensionId: string): string => `${PREFIX}${extensionId}:`;

/** What a draft's key says it belongs to: the id that ends it. */
export const draftSubject = (key: string): string => key.slice(key.lastIndexOf(':') + 1);

/** The stored text, '' when there is none. */
export async function readDraft(local: StorageArea, place: DraftPlace): Promise<string> {
  const key = draftKey(place);
  const text = (await local.get(key))[key];
  return typeof text === 'string' ? text : '';
}

/** Keeps a text in `storage.local`, where it outlives panel, worker, browser and database; '' removes it. */
export async function writeDraft(local: StorageArea, place: DraftPlace, text: string): Promise<void> {
  const key = draftKey(place);
  if (text) await local.set({ [key]: text });
  else await local.remove(key);
}

/** Removes a draft that was sent, unless the agent has typed on meanwhile. */
export async function dropSentDraft(local: StorageArea, place: DraftPlace, sent: string): Promise<void> {
  if ((await readDraft(local, place)).trim() === sent.trim()) await local.remove(draftKey(place));
}

/** Keys of all drafts of a user, for signing out. */
export async function draftKeys(local: StorageArea, extensionId: string): Promise<string[]> {
  const all = await local.get(null);
  return Object.keys(all).filter((key) => key.startsWith(draftPrefix(extensionId)));
}
