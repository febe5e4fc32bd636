import type { SiteBrowser } from '../../utils/page/crm-sites.ts';

type Script = Parameters<SiteBrowser['scripting']['registerContentScripts']>[0][number];

/**
 * The browser's permissions and content scripts as Chrome keeps them: registering an id twice, or unregistering one
 * that is not there, is an error, and every call takes a moment.
 */
export function fakeSites(origins: string[], tabs: { id?: number }[] = []) {
  const scripts = new Map<string, Script>();
  const injected: number[] = [];
  let allowed = origins;
  const moment = () => new Promise<void>((resolve) => setTimeout(resolve));

  const fake = {
    /** Tabs the script was put into, in order. */
    injected,
    refusingTab: 0,
    allow: (next: string[]) => {
      allowed = next;
    },
    registered: () => [...scripts.values()][0],
    browser: {
      permissions: { getAll: async () => ({ origins: allowed }) },
      scripting: {
        getRegisteredContentScripts: async ({ ids }) => {
          await moment();
          return ids.flatMap((id) => scripts.get(id) ?? []);
        },
        registerContentScripts: async (added) => {
          await moment();
          for (const script of added) {
            if (scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
            scripts.set(script.id, script);
          }
        },
        unregisterContentScripts: async ({ ids }) => {
          await moment();
          for (const id of ids) if (!scripts.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
        },
        executeScript: async ({ target }) => {
          if (target.tabId === fake.refusingTab) throw new Error('The tab refuses');
          injected.push(target.tabId);
        },
      },
      tabs: { query: async () => tabs },
    } satisfies SiteBrowser,
  };
  return fake;
}
