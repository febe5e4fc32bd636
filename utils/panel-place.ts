import type { StorageArea } from './storage-area.ts';

/** Where in the panel the agent is. Kept in `storage.session`: it outlives the panel, not the browser. */
export type PanelPlace = {
  /** Whose panel it was; nobody else's is restored from it. */
  extensionId: string;
  view: 'customer' | 'inbox';
  /** A conversation opened over the view, and the entry it was opened at. */
  thread?: { id: string; entryId?: string | undefined } | undefined;
  /** The customer who stays while tabs change, E.164. */
  pinned?: string | undefined;
  /** What is typed into the inbox's search. */
  query: string;
};

const PREFIX = 'place:';

/** Each window has a panel of its own. */
export const placeKey = (windowId: number): string => `${PREFIX}${windowId}`;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNone = (value: unknown): value is string | undefined => value === undefined || isText(value);

/** Checked by hand: what reads RingCentral's records would be a tenth of all that the first picture needs. */
function isPlace(value: unknown): value is Omit<PanelPlace, 'query'> & { query?: string } {
  const { extensionId, view, thread, pinned, query } = (value ?? {}) as Record<string, unknown>;
  const { id, entryId } = (thread ?? { id: '' }) as Record<string, unknown>;
  return (
    isText(extensionId) &&
    (view === 'customer' || view === 'inbox') &&
    isText(id) &&
    [entryId, pinned, query].every(isTextOrNone)
  );
}

/** The stored place of this user, or where every panel begins. */
export function readPlace(stored: unknown, extensionId: string): PanelPlace {
  if (isPlace(stored) && stored.extensionId === extensionId) return { query: '', ...stored };
  return { extensionId, view: 'customer', query: '' };
}

/** Forgets where all panels were: it names customers. */
export async function forgetPlaces(session: StorageArea): Promise<void> {
  const keys = Object.keys(await session.get(null));
  await session.remove(keys.filter((key) => key.startsWith(PREFIX)));
}
