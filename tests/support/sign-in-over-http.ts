import type { Identity } from '../../utils/ringcentral/sign-in.ts';

export const REDIRECT_URI = 'https://heafdkpcphjcckemcdbfomfokfoopkpm.chromiumapp.org/';

/** Fills in the emulator's real sign-in page over HTTP, as a person would: opens it, chooses the agent, presses a button. */
export function signInOverHttp(agentId: string, decision: 'allow' | 'deny' = 'allow'): Identity {
  return {
    getRedirectURL: () => REDIRECT_URI,
    launchWebAuthFlow: async ({ url }) => {
      const page = await (await fetch(url)).text();
      const hidden = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]);
      const fields = Object.fromEntries(hidden) as Record<string, string>;
      const answer = await fetch(new URL('/restapi/oauth/authorize', url), {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ ...fields, extension_id: agentId, decision }),
      });
      const location = answer.headers.get('location');
      if (!location) throw new Error('Authorization page could not be loaded.');
      return location;
    },
  };
}
