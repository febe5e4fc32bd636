import type TokenInfo from '@rc-ex/core/definitions/TokenInfo';
import type { Session } from '../oauth/session.ts';
import { tokenInfo } from '../oauth/token-info.ts';
import type { Service } from '../service.ts';
import type { SyncRefusalCode } from '../state/settings.ts';
import { findAgent } from './who.ts';

/** Sign-ins and sync tokens from behind. `user` is a name or extension id; without it everybody is meant. */
export type TokenControl = {
  tokens: {
    /** A new sign-in without the page, as if the agent had pressed Allow. */
    issue(user: string, clientId?: string): TokenInfo;
    /** Access tokens expire now; refresh tokens live on. */
    expireAccess(user?: string): void;
    /** The next refresh gets `invalid_grant` (OAU-211); access tokens live on. */
    revokeRefresh(user?: string): void;
    /** Sessions end, as after a password change: 401 for access, `invalid_grant` for refresh. */
    endSessions(user?: string): void;
    /** How many sign-ins are alive. */
    count(user?: string): number;
  };
  sync: {
    /** Every sync token given out so far is refused from now on. */
    expireTokens(options?: { user?: string; errorCode?: SyncRefusalCode }): void;
  };
};

/** Builds the control over the service's sessions. */
export function createTokenControl(service: Service): TokenControl {
  const { sessions, clock, clients } = service;
  const sessionsOf = (user: string | undefined): readonly Session[] => {
    if (user === undefined) return sessions.all();
    const { extensionId } = findAgent(service.world, user);
    return sessions.all().filter((session) => session.extensionId === extensionId);
  };
  return {
    tokens: {
      issue(user, clientId = clients[0]?.id ?? '') {
        const { extensionId } = findAgent(service.world, user);
        return tokenInfo(service, sessions.start(service.world, { extensionId, clientId }));
      },
      expireAccess(user) {
        for (const session of sessionsOf(user)) session.current.accessExpiresAt = clock.now();
      },
      revokeRefresh(user) {
        for (const session of sessionsOf(user)) session.isRefreshRevoked = true;
      },
      endSessions(user) {
        for (const session of sessionsOf(user)) sessions.end(session);
      },
      count: (user) => sessionsOf(user).length,
    },
    sync: {
      expireTokens({ user, errorCode } = {}) {
        const { world } = service;
        world.syncTokenExpiries.push({
          issuedUpTo: world.syncTokensIssued,
          ...(user === undefined ? {} : { extensionId: findAgent(world, user).extensionId }),
          ...(errorCode === undefined ? {} : { errorCode }),
        });
      },
    },
  };
}
