import * as v from 'valibot';
import type { StorageArea } from './storage-area.ts';

const PlaceSchema = v.object({
  /** Whose panel it was; nobody else's is restored from it. */
  extensionId: v.string(),
  view: v.picklist(['customer', 'inbox']),
  /** A conversation opened over the view, and the entry it was opened at. */
  thread: v.optional(v.object({ id: v.string(), entryId: v.optional(v.string()) })),
  /** The customer who stays while tabs change, E.164. */
  pinned: v.optional(v.string()),
  /** What is typed into the inbox's search. */
  query: v.optional(v.string(), ''),
});

/** Where in the panel the agent is. Kept in `storage.session`: it outlives the panel, not the browser. */
export type PanelPlace = v.InferOutput<typeof PlaceSchema>;

const PREFIX = 'place:';

/** Each window has a panel of its own. */
export const placeKey = (windowId: number): string => `${PREFIX}${windowId}`;

/** The stored place of this user, or where every panel begins. */
export function readPlace(stored: unknown, extensionId: string): PanelPlace {
  const result = v.safeParse(PlaceSchema, stored);
  if (result.success && result.output.extensionId === extensionId) return result.output;
  return { extensionId, view: 'customer', query: '' };
}

/** Forgets where all panels were: it names customers. */
export async function forgetPlaces(session: StorageArea): Promise<void> {
  const keys = Object.keys(await session.get(null));
  await session.remove(keys.filter((key) => key.startsWith(PREFIX)));
}
