import type { StorageArea } from './storage-area.ts';
import type { Template } from './texting/templates.ts';

/** What the agent or the administrator can choose; kept in `storage.local`. */
export type Settings = {
  /** Client id of the RingCentral app; '' = the one this build was made with. */
  clientId: string;
  /** Which key sends a text; the other one breaks the line. */
  sendWith: 'enter' | 'modEnter';
  /** Shared number (E.164) that last started a conversation; '' = none yet. */
  startFrom: string;
  templates: readonly Template[];
};

/** Where the settings are in `storage.local`. */
export const SETTINGS_KEY = 'settings';

/** What holds until it is chosen otherwise. */
export const DEFAULT_SETTINGS: Settings = { clientId: '', sendWith: 'enter', startFrom: '', templates: [] };

/** The settings with defaults for everything not chosen. */
export async function readSettings(local: StorageArea): Promise<Settings> {
  const stored = (await local.get(SETTINGS_KEY))[SETTINGS_KEY] as Partial<Settings> | undefined;
  return { ...DEFAULT_SETTINGS, ...stored };
}

/** Changes some settings and leaves the others. */
export async function changeSettings(local: StorageArea, change: Partial<Settings>): Promise<void> {
  await local.set({ [SETTINGS_KEY]: { ...(await readSettings(local)), ...change } });
}
