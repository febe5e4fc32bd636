import * as v from 'valibot';
import { sitePattern } from './page/crm-sites.ts';
import type { StorageArea } from './storage-area.ts';

/** What an administrator preset for all agents (`public/managed-schema.json`); nothing of it grants a permission. */
export type Policy = {
  /** Match patterns of the sites agents are asked to allow. */
  sites: string[];
  /** Whose numbers pages write that tell no country, ISO 3166-1; '' = the agent's home country. */
  country: string;
  /** Client id of the RingCentral app, for agents who entered none; '' = the one of this build. */
  clientId: string;
};

/** `browser.storage.managed`. */
export type ManagedArea = { get(keys: null): Promise<Record<string, unknown>> };

const text = v.fallback(v.string(), '');
const schema = v.object({ sites: v.fallback(v.array(v.string()), []), country: text, clientId: text });

/** Where the policy is remembered in `storage.local`, as the browser told it last. */
const POLICY_KEY = 'policy';

/** A browser that was just started reads its policies first: for some seconds it does not tell them. Milliseconds. */
const PATIENCE_MS = 50;

/**
 * The policy; empty where there is none, and where the browser knows no policies. What it says wrongly is left out. While
 * the browser does not tell, it is as it was told last.
 */
export async function readPolicy(managed: ManagedArea | undefined, local: StorageArea): Promise<Policy> {
  const remembering = local.get(POLICY_KEY);
  const telling = askBrowser(managed);
  const remembered = (await remembering)[POLICY_KEY] as Policy | undefined;
  const remember = telling.then((policy) => {
    if (JSON.stringify(policy) !== JSON.stringify(remembered)) return local.set({ [POLICY_KEY]: policy });
  });
  // What could not be remembered is asked for again.
  remember.catch(() => {});
  if (!remembered) return telling;
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  return Promise.race([telling, patience.then(() => remembered)]);
}

async function askBrowser(managed: ManagedArea | undefined): Promise<Policy> {
  const stored = await managed?.get(null).catch(() => ({}));
  const { sites, country, clientId } = v.parse(schema, stored ?? {});
  const patterns = sites.map(sitePattern).filter((pattern) => pattern !== undefined);
  return { sites: [...new Set(patterns)], country: country.trim().toUpperCase(), clientId: clientId.trim() };
}
