import type { BadgeAction } from '../badge.ts';
import type { SiteBrowser } from '../page/crm-sites.ts';
import type { ManagedArea } from '../policy.ts';
import type { Identity } from '../ringcentral/sign-in.ts';
import type { StorageArea } from '../storage-area.ts';

/** A storage area that can be closed to content scripts. */
type ClosableArea = StorageArea & {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
};

/** What the background asks of the browser, and nothing more: `browser` itself in the extension. */
export type BackgroundBrowser = SiteBrowser & {
  storage: { local: ClosableArea; session: ClosableArea; managed?: ManagedArea };
  identity: Identity;
  action: BadgeAction;
  alarms: {
    get(name: string): Promise<{ periodInMinutes?: number } | undefined>;
    create(name: string, info: { periodInMinutes: number; delayInMinutes?: number }): unknown;
  };
  runtime: { getPlatformInfo(): Promise<unknown>; getManifest(): { version: string } };
  permissions: SiteBrowser['permissions'] & {
    contains(permissions: { origins: string[] }): Promise<boolean>;
  };
  tabs: SiteBrowser['tabs'] & {
    query(filter: Record<string, never>): Promise<{ id?: number }[]>;
    sendMessage(tabId: number, message: unknown, to?: { frameId: number }): Promise<unknown>;
  };
  sidePanel?: {
    open(where: { windowId: number }): Promise<void>;
    setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void>;
  };
};

/**
 * Closes both storage areas to content scripts, which could otherwise read `storage.local` (`reliability.md` 4.2).
 * False where the browser cannot: then no token may be written there.
 */
export async function closeStorageToPages({ storage }: BackgroundBrowser): Promise<boolean> {
  await storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  if (!storage.local.setAccessLevel) return false;
  await storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  return true;
}
