import { html, raw } from 'hono/html';
import type { Agent } from '../state/company.ts';

/** Fields of the authorization request that the page carries along. */
export type AuthorizationFields = {
  client_id: string;
  redirect_uri: string;
  state: string;
  code_challenge: string;
};

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 100vh; margin: 0; background: Canvas; color: CanvasText; }
main { width: min(26rem, calc(100vw - 2rem)); padding: 2rem; border: 1px solid GrayText; border-radius: .75rem; }
h1 { margin: 0 0 .25rem; font-size: 1.375rem; }
fieldset { border: 0; margin: 1.25rem 0; padding: 0; }
legend { padding: 0; font-weight: 600; }
label { display: flex; gap: .6rem; align-items: center; padding: .4rem .5rem; border-radius: .4rem; }
label:has(:focus-visible) { outline: 2px solid #0b6bcb; }
small { margin-left: auto; opacity: .75; }
p.buttons { display: flex; gap: .75rem; margin: 0; }
button { flex: 1; padding: .6rem 1rem; border-radius: .5rem; border: 1px solid #0b6bcb; font: inherit; cursor: pointer; }
button[value=allow] { background: #0b6bcb; color: #fff; }
button[value=deny] { background: transparent; color: inherit; }
button:focus-visible { outline: 3px solid #7cb8f2; outline-offset: 2px; }
`;

/**
 * The sign-in page: choose an agent, then Allow or Deny. A plain form, works without script, with the
 * keyboard, labelled.
 */
export function signInPage(company: string, agents: readonly Agent[], fields: AuthorizationFields) {
  return page(
    'Sign in',
    html`<h1>Sign in to RingCentral</h1>
      <p>Emulated account of ${company}. The app asks to read and answer shared text messages.</p>
      <form method="post" action="/restapi/oauth/authorize">
        ${Object.entries(fields).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        <fieldset>
          <legend>Sign in as</legend>
          ${agents.map(
            (agent, index) => html`<label>
              <input type="radio" name="extension_id" value="${agent.extensionId}" ${index === 0 ? 'checked' : ''} />
              ${agent.name} <small>ext. ${agent.extensionNumber}</small>
            </label>`,
          )}
        </fieldset>
        <p class="buttons">
          <button type="submit" name="decision" value="allow">Allow</button>
          <button type="submit" name="decision" value="deny">Deny</button>
        </p>
      </form>`,
  );
}

/** The page for a request that must not be redirected: unknown client or redirect address. */
export function refusalPage(reason: string) {
  return page('Cannot sign in', html`<h1>Cannot sign in</h1><p role="alert">${reason}</p>`);
}

function page(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - RingCentral emulator</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body><main>${content}</main></body>
    </html>`;
}
