import type { Build } from '../../components/options/build.ts';

/** What this build was made with, as the settings tell it. */
export const readBuild = (): Build => ({
  server: import.meta.env.WXT_RINGCENTRAL_SERVER,
  clientId: import.meta.env.WXT_RINGCENTRAL_CLIENT_ID,
  redirectUri: chrome.identity.getRedirectURL(),
  version: chrome.runtime.getManifest().version,
  browser: /(?:Edg|Chrome|Firefox)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'unknown browser',
});
