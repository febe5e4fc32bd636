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
  /** So many days a resolved conversation stays in this browser; 0 = until signing out. */
  retentionDays: number;
};

/** Where the settings are in `storage.local`. */
export const SETTINGS_KEY = 'settings';

/** What holds where nothing was chosen. */
export const DEFAULT_SETTINGS: Settings = {
  clientId: '',
  sendWith: 'enter',
  startFrom: '',
  templates: [],
  retentionDays: 90,
};

const readChosen = async (local: StorageArea): Promise<Partial<Settings>> =>
  ((await local.get(SETTINGS_KEY))[SETTINGS_KEY] as Partial<Settings> | undefined) ?? {};

/** The settings with defaults for everything not chosen. */
export const readSettings = async (local: StorageArea): Promise<Settings> => ({
  ...DEFAULT_SETTINGS,
  ...(await readChosen(local)),
});

/** Changes some settings and leaves the others. */
export async function changeSettings(local: StorageArea, change: Partial<Settings>): Promise<void> {
  await local.set({ [SETTINGS_KEY]: { ...(await readChosen(local)), ...change } });
}
