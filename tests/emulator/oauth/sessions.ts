import { ApiError } from '../rules/api-error.ts';
import { createRandom, type Random } from '../state/random.ts';
import type { World } from '../state/world.ts';
import { OAuthError } from './oauth-error.ts';
import type { RequestedTtl, Session, TokenPair } from './session.ts';

/** All sign-ins. Every rule of tokens is here (ringcentral-api.md, OAuth). */
export type Sessions = {
  /** A new sign-in; "at most ~5 parallel sessions per user and app": one more kills the oldest. */
  start(
    world: World,
    who: { extensionId: string; clientId: string; endpointId?: string },
    ttl?: RequestedTtl,
  ): Session;
  /** A new pair for a refresh token, or the same pair again within the two graces; else `invalid_grant`. */
  refresh(world: World, refreshToken: string, clientId: string, ttl?: RequestedTtl): Session;
  /** The session of a bearer token that may be used now; else 401. Using it starts the 10 s grace. */
  authenticate(world: World, accessToken: string): Session;
  /** The session a token (access or refresh, living or dead) belongs to; changes nothing. */
  find(token: string): Session | undefined;
  /** Kills both tokens of the session at once. */
  end(session: Session): void;
  /** The living sessions, oldest first. */
  all(): readonly Session[];
  clear(): void;
};

/** No session yet. */
export function createSessions(): Sessions {
  let sessions: Session[] = [];
  // Not the world's chance: that one starts afresh at every reset and would give old tokens again.
  const random = createRandom(0x5e55);
  const end = (session: Session) => {
    sessions = sessions.filter((each) => each !== session);
  };
  const find = (token: string) => sessions.find((session) => ownsToken(session, token));
  return {
    start(world, who, ttl = {}) {
      const { extensionId, clientId } = who;
      const rivals = sessions.filter(
        (each) => each.extensionId === extensionId && each.clientId === clientId,
      );
      const surplus = Math.max(0, rivals.length + 1 - world.settings.oauth.maxSessions);
      for (const oldest of rivals.slice(0, surplus)) end(oldest);
      const session: Session = {
        endpointId: random.token(22),
        ...who,
        id: random.token(22),
        createdAt: world.clock.now(),
        current: newPair(world, random, ttl),
        pastAccessTokens: new Set(),
        isRefreshRevoked: false,
      };
      sessions.push(session);
      return session;
    },
    refresh(world, refreshToken, clientId, ttl = {}) {
      const session = find(refreshToken);
      if (session?.clientId !== clientId) throw invalidGrant('OAU-213', 'Token not found');
      if (session.isRefreshRevoked) throw invalidGrant('OAU-211', 'Token revoked');
      if (refreshToken === session.current.refreshToken) return rotate(world, random, session, ttl);
      if (isInGrace(world, session, refreshToken)) return session;
      throw invalidGrant('OAU-213', 'Token not found');
    },
    authenticate(world, accessToken) {
      const session = sessions.find((each) => each.current.accessToken === accessToken);
      if (!session) throw unauthorized('OAU-213', 'Token not found');
      const now = world.clock.now();
      if (now >= session.current.accessExpiresAt) throw unauthorized('OAU-128', 'Access token expired');
      session.current.firstUsedAt ??= now;
      return session;
    },
    find,
    end,
    all: () => sessions,
    clear: () => {
      sessions = [];
    },
  };
}

function rotate(world: World, random: Random, session: Session, ttl: RequestedTtl): Session {
  if (world.clock.now() >= session.current.refreshExpiresAt) throw invalidGrant('OAU-213', 'Token not found');
  session.spentRefreshToken = session.current.refreshToken;
  session.pastAccessTokens.add(session.current.accessToken);
  session.current = newPair(world, random, ttl);
  return session;
}

/**
 * "once the new access token has been used the old refresh token works ~10 s more …, if unused up to 60 min"
 */
function isInGrace(world: World, session: Session, refreshToken: string): boolean {
  if (refreshToken !== session.spentRefreshToken) return false;
  const { graceAfterUseMs, graceUnusedMs } = world.settings.oauth;
  const { issuedAt, firstUsedAt } = session.current;
  const now = world.clock.now();
  return firstUsedAt === undefined ? now - issuedAt <= graceUnusedMs : now - firstUsedAt <= graceAfterUseMs;
}

function newPair(world: World, random: Random, ttl: RequestedTtl): TokenPair {
  const { accessTtlSeconds, refreshTtlSeconds } = world.settings.oauth;
  const issuedAt = world.clock.now();
  const accessSeconds = clampTtl(ttl.access, 600, accessTtlSeconds);
  const refreshSeconds = clampTtl(ttl.refresh, 1, refreshTtlSeconds);
  return {
    accessToken: random.token(60),
    refreshToken: random.token(60),
    issuedAt,
    accessExpiresAt: issuedAt + accessSeconds * 1000,
    refreshExpiresAt: issuedAt + refreshSeconds * 1000,
  };
}

/**
 * The default is also the maximum; a lower wish is raised to the minimum; a wish that is no number counts as
 * none.
 */
function clampTtl(wished: number | undefined, min: number, max: number): number {
  if (wished === undefined || !Number.isFinite(wished)) return max;
  return Math.min(max, Math.max(min, wished));
}

function ownsToken(session: Session, token: string): boolean {
  const { accessToken, refreshToken } = session.current;
  return (
    token === accessToken ||
    token === refreshToken ||
    token === session.spentRefreshToken ||
    session.pastAccessTokens.has(token)
  );
}

function invalidGrant(errorCode: string, message: string): OAuthError {
  return new OAuthError(400, 'invalid_grant', errorCode, message);
}

function unauthorized(errorCode: string, message: string): ApiError {
  return new ApiError(401, { errorCode, message });
}
