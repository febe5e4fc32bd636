/**
 * An access token with the refresh token that came with it. Times in milliseconds of the emulator's clock.
 */
export type TokenPair = {
  accessToken: string;
  refreshToken: string;
  issuedAt: number;
  accessExpiresAt: number;
  refreshExpiresAt: number;
  /**
   * When a request first came with the access token; the 10 s grace of the old refresh token counts from
   * here.
   */
  firstUsedAt?: number | undefined;
};

/** One sign-in of one agent through one application. */
export type Session = {
  id: string;
  extensionId: string;
  clientId: string;
  endpointId: string;
  createdAt: number;
  current: TokenPair;
  /** The refresh token that `current` replaced. */
  spentRefreshToken?: string | undefined;
  /** Access tokens that were ours once, to tell "killed" from "never heard of". */
  pastAccessTokens: Set<string>;
  isRefreshRevoked: boolean;
};

/** Lifetimes asked for in a token request, in seconds. */
export type RequestedTtl = { access?: number | undefined; refresh?: number | undefined };
