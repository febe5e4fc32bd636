import type { ApiContext } from '../http/env.ts';
import { readForm } from '../http/read-body.ts';
import type { PublicRoute } from '../http/route.ts';
import { findClient } from '../oauth/client-registry.ts';
import type { OAuthErrorWord } from '../oauth/oauth-error.ts';
import { refusalPage, signInPage } from '../oauth/sign-in-page.ts';
import type { Service } from '../service.ts';

const PATH = '/restapi/oauth/authorize';

/**
 * The sign-in page and its form: "Authorization code + PKCE (S256), client type client-side web app"
 * (ringcentral-api.md, OAuth).
 */
export const authorizeRoutes: PublicRoute[] = [
  {
    method: 'GET',
    path: PATH,
    answer: (service, c) => showPage(service, c, new URL(c.req.url).searchParams),
  },
  { method: 'POST', path: PATH, answer: decide },
];

type Application = { clientId: string; redirectUri: string };

function showPage(service: Service, c: ApiContext, params: URLSearchParams): Response | Promise<Response> {
  const application = findApplication(service, params);
  if (typeof application === 'string') return c.html(refusalPage(application), 400);
  const mistake = findMistake(params);
  if (mistake) return redirectError(c, application, params, ...mistake);
  const { company } = service.world;
  const agents = [...company.agents.values()].filter((agent) => agent.extensionType === 'User');
  const fields = {
    client_id: application.clientId,
    redirect_uri: application.redirectUri,
    state: params.get('state') ?? '',
    code_challenge: params.get('code_challenge') ?? '',
  };
  return c.html(signInPage(company.name, agents, fields));
}

async function decide(service: Service, c: ApiContext): Promise<Response> {
  const form = await readForm(c);
  const application = findApplication(service, form);
  if (typeof application === 'string') return c.html(refusalPage(application), 400);
  if (form.get('decision') !== 'allow') {
    return redirectError(c, application, form, 'access_denied', 'The user denied the access request');
  }
  const agent = service.world.company.agents.get(form.get('extension_id') ?? '');
  if (agent?.extensionType !== 'User') return c.html(refusalPage('Choose an agent.'), 400);
  const code = service.codes.issue(service.world, {
    clientId: application.clientId,
    redirectUri: application.redirectUri,
    codeChallenge: form.get('code_challenge') ?? '',
    extensionId: agent.extensionId,
  });
  return redirect(c, application, form, { code });
}

/**
 * A bad client or redirect address is a sentence for the page: nobody may be redirected to an unregistered
 * place.
 */
function findApplication(service: Service, params: URLSearchParams): Application | string {
  const client = findClient(service.clients, params.get('client_id'));
  if (!client) return 'This application is not registered (client_id).';
  const redirectUri = params.get('redirect_uri');
  if (redirectUri === null || !client.redirectUris.includes(redirectUri)) {
    return 'The redirect_uri does not exactly match a registered one.';
  }
  return { clientId: client.id, redirectUri };
}

function findMistake(params: URLSearchParams): [OAuthErrorWord, string] | undefined {
  if (params.get('response_type') !== 'code') {
    return ['unsupported_response_type', 'response_type must be code'];
  }
  if (
    !/^[\w-]{43}$/.test(params.get('code_challenge') ?? '') ||
    params.get('code_challenge_method') !== 'S256'
  ) {
    return ['invalid_request', 'code_challenge with code_challenge_method S256 is required'];
  }
  return undefined;
}

function redirectError(
  c: ApiContext,
  application: Application,
  params: URLSearchParams,
  error: OAuthErrorWord,
  description: string,
): Response {
  return redirect(c, application, params, { error, error_description: description });
}

/** `state` goes back untouched, and only when it came. */
function redirect(
  c: ApiContext,
  { redirectUri }: Application,
  params: URLSearchParams,
  answer: Record<string, string>,
): Response {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  const state = params.get('state');
  if (state) url.searchParams.set('state', state);
  return c.redirect(url.href, 302);
}
