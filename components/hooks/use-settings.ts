import { DEFAULT_SETTINGS, SETTINGS_KEY, type Settings } from '../../utils/settings.ts';
import { useStored } from './use-stored.ts';

/** The settings as they are now. */
export function useSettings(): Settings {
  return { ...DEFAULT_SETTINGS, ...useStored<Partial<Settings>>(SETTINGS_KEY) };
}
