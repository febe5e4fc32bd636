import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Send } from '../../utils/messaging/send.ts';
import type { PageState } from '../../utils/page/active-tab.ts';
import type { PanelPlace } from '../../utils/panel-place.ts';
import type { Policy } from '../../utils/policy.ts';
import type { StorageArea } from '../../utils/storage-area.ts';
import type { Change } from '../../utils/store/change-channel.ts';
import type { ThreadsideDb } from '../../utils/store/schema.ts';
import type { StoredValues } from '../../utils/stored-values.ts';

/** Everything outside that components may use; real ones are made in `entrypoints`. */
export type Services = {
  send: Send;
  openStore(extensionId: string): Promise<ThreadsideDb>;
  /** Answers read before the first picture, by `earlyKey`; empty afterwards. */
  early: ReadonlyMap<string, unknown>;
  listenForChanges(onChange: (change: Change) => void, signal: AbortSignal): void;
  local: StorageArea;
  /** What `local` holds, at hand. */
  stored: StoredValues;
  /** Where this panel was left; kept while the browser runs. */
  place: { read(): unknown; write(place: PanelPlace): Promise<void> };
  /** The page beside the panel, followed from the start. */
  page: { now(): PageState; watch(onChange: (state: PageState) => void, signal: AbortSignal): void };
  /** Asks the agent to allow a site; call it in the click itself. False when declined. */
  requestSite(pattern: string): Promise<boolean>;
  removeSite(pattern: string): Promise<void>;
  /** Calls `onChange` with the allowed sites' match patterns, now and after each change. */
  watchSites(onChange: (patterns: string[]) => void, signal: AbortSignal): void;
  /** What the administrator preset. */
  readPolicy(): Promise<Policy>;
  openOptions(): void;
  /** Whether the machine runs on its battery; false when the browser does not say. */
  isOnBattery(): boolean;
  /** Bytes that everything of this extension takes up on the disk; undefined when the browser does not say. */
  usedBytes(): Promise<number | undefined>;
  now(): number;
};

const ServicesContext = createContext<Services | undefined>(undefined);

export const ServicesProvider = ServicesContext.Provider;

/** The services of the page this component is drawn in. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('Components are drawn inside a ServicesProvider');
  return services;
}
