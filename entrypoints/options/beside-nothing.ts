import type { Beside } from '../sidepanel/create-services.ts';

/**
 * The settings stand beside no page and come back to no place. Were they to follow the active tab as a panel does, they
 * would ask it for its numbers whenever the agent changes tabs.
 */
export const besideNothing = (): Beside => ({
  page: { now: () => ({ kind: 'noAccess' }), watch: () => {} },
  place: Promise.resolve({ read: () => undefined, write: async () => {} }),
});
