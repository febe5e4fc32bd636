import type TokenInfo from '@rc-ex/core/definitions/TokenInfo';
import type { Service } from '../service.ts';
import type { Session } from './session.ts';

/**
 * The answer of the token endpoint. Lifetimes are what remains now, so the same pair given again tells the
 * truth.
 */
export function tokenInfo({ clock, permissions }: Service, session: Session): TokenInfo {
  const secondsLeft = (until: number) => Math.max(0, Math.floor((until - clock.now()) / 1000));
  const { accessToken, refreshToken, accessExpiresAt, refreshExpiresAt } = session.current;
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: secondsLeft(accessExpiresAt),
    refresh_token: refreshToken,
    refresh_token_expires_in: secondsLeft(refreshExpiresAt),
    scope: [...permissions].join(' '),
    owner_id: session.extensionId,
    endpoint_id: session.endpointId,
    session_id: session.id,
  };
}
