import type TokenInfo from '@rc-ex/core/definitions/TokenInfo';
import type { ApiContext } from '../http/env.ts';
import { announceGroup, countRequest } from '../http/rate-headers.ts';
import { readForm } from '../http/read-body.ts';
import type { PublicRoute } from '../http/route.ts';
import { findClient } from '../oauth/client-registry.ts';
import { OAuthError } from '../oauth/oauth-error.ts';
import type { RequestedTtl, Session } from '../oauth/session.ts';
import { tokenInfo } from '../oauth/token-info.ts';
import type { Service } from '../service.ts';

/** "Token: POST /restapi/oauth/token … Revoke: POST /restapi/oauth/revoke" (ringcentral-api.md, OAuth). */
export const tokenRoutes: PublicRoute[] = [
  { method: 'POST', path: '/restapi/oauth/token', answer: giveToken },
  { method: 'POST', path: '/restapi/oauth/revoke', answer: revoke },
];

async function giveToken(service: Service, c: ApiContext): Promise<Response> {
  announceGroup(service, c, 'Auth');
  const form = await readForm(c);
  const clientId = form.get('client_id');
  if (!findClient(service.clients, clientId) || clientId === null) {
    throw new OAuthError(401, 'invalid_client', 'OAU-120', 'Wrong Application ID');
  }
  c.get('logged').clientId = clientId;
  const session = takeSession(service, c, form, clientId);
  c.get('logged').extensionId = session.extensionId;
  c.header('Cache-Control', 'no-store');
  return c.json(tokenInfo(service, session) satisfies TokenInfo);
}

function takeSession(service: Service, c: ApiContext, form: URLSearchParams, clientId: string): Session {
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return signIn(service, c, form, clientId);
    case 'refresh_token':
      return refresh(service, c, form, clientId);
    default:
      throw new OAuthError(400, 'unsupported_grant_type', 'OAU-112', 'Unsupported grant type');
  }
}

function signIn(service: Service, c: ApiContext, form: URLSearchParams, clientId: string): Session {
  const code = form.get('code') ?? '';
  // Counted before the code is spent: who is told to wait must be able to come again with it.
  const owner = service.codes.find(code)?.extensionId;
  if (owner !== undefined) countRequest(service, c, `${owner}|${clientId}`, 'Auth');
  const { extensionId } = service.codes.redeem(service.world, code, {
    clientId,
    redirectUri: form.get('redirect_uri') ?? '',
    codeVerifier: form.get('code_verifier') ?? '',
  });
  const endpointId = form.get('endpoint_id');
  const who = { extensionId, clientId, ...(endpointId ? { endpointId } : {}) };
  return service.sessions.start(service.world, who, requestedTtl(form));
}

function refresh(service: Service, c: ApiContext, form: URLSearchParams, clientId: string): Session {
  const refreshToken = form.get('refresh_token') ?? '';
  const owner = service.sessions.find(refreshToken)?.extensionId;
  if (owner !== undefined) countRequest(service, c, `${owner}|${clientId}`, 'Auth');
  const session = service.sessions.refresh(service.world, refreshToken, clientId, requestedTtl(form));
  for (const watcher of service.refreshWatchers) watcher(session.extensionId);
  return session;
}

/** Kills the whole session; "ignore its errors": an unknown token is no error either. */
async function revoke(service: Service, c: ApiContext): Promise<Response> {
  announceGroup(service, c, 'Auth');
  const inQuery = new URL(c.req.url).searchParams.get('token');
  const token = inQuery ?? (await readForm(c)).get('token') ?? '';
  const session = service.sessions.find(token);
  if (session) {
    countRequest(service, c, `${session.extensionId}|${session.clientId}`, 'Auth');
    c.get('logged').extensionId = session.extensionId;
    service.sessions.end(session);
  }
  return c.body(null, 200);
}

function requestedTtl(form: URLSearchParams): RequestedTtl {
  return { access: readSeconds(form, 'access_token_ttl'), refresh: readSeconds(form, 'refresh_token_ttl') };
}

function readSeconds(form: URLSearchParams, name: string): number | undefined {
  const value = form.get(name);
  return value === null || value === '' ? undefined : Number(value);
}
