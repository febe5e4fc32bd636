import * as v from 'valibot';
import { sitePattern } from './page/crm-sites.ts';

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

/** The policy; empty where there is none, and where the browser knows no policies. What it says wrongly is left out. */
export async function readPolicy(managed: ManagedArea | undefined): Promise<Policy> {
  const stored = await managed?.get(null).catch(() => ({}));
  const { sites, country, clientId } = v.parse(schema, stored ?? {});
  const patterns = sites.map(sitePattern).filter((pattern) => pattern !== undefined);
  return { sites: [...new Set(patterns)], country: country.trim().toUpperCase(), clientId: clientId.trim() };
}
