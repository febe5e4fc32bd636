import { createInTurn } from '../in-turn.ts';
import type { StorageArea } from '../storage-area.ts';

/** Kept in `storage.session` only: never on disk, gone with the browser. Renewed from `renewAt` on; epoch ms. */
export type AccessToken = { token: string; renewAt: number; expiresAt: number };

/** The one long-lived secret, kept in `storage.local`, closed to content scripts. */
export type RefreshToken = { token: string; ownerId: string; endpointId?: string };

/** A pair as one answer of the token endpoint brings it. */
export type Tokens = { access: AccessToken; refresh: RefreshToken };

/** Where tokens live (`reliability.md` 4.2). */
export type TokenStore = {
  readAccess(): Promise<AccessToken | undefined>;
  readRefresh(): Promise<RefreshToken | undefined>;
  /** Stores a new pair, the refresh token first: losing it would cost the session. */
  save(tokens: Tokens): Promise<void>;
  /** Stores the pair that a refresh token was exchanged for; false when that token is no longer the stored one. */
  replace(refreshToken: string, tokens: Tokens): Promise<boolean>;
  clear(): Promise<void>;
};

const ACCESS_KEY = 'accessToken';
const REFRESH_KEY = 'refreshToken';

/**
 * `closeToPages` is awaited before anything secret is written; where it says false (content scripts could read the
 * disk's area), and when the disk refuses, the refresh token is kept in session storage: signed in until the browser
 * closes. Writes happen one after the other, so a sign-out is never undone by a refresh that ends later.
 */
export function createTokenStore(deps: {
  local: StorageArea;
  session: StorageArea;
  closeToPages: () => Promise<boolean>;
}): TokenStore {
  const { local, session, closeToPages } = deps;
  const inTurn = createInTurn();
  const read = async <T>(area: StorageArea, key: string) => (await area.get(key))[key] as T | undefined;

  const readRefresh = async () =>
    (await read<RefreshToken>(session, REFRESH_KEY)) ?? (await read<RefreshToken>(local, REFRESH_KEY));

  const writeRefresh = async (refresh: RefreshToken): Promise<void> => {
    const isStored = (await closeToPages()) && (await local.set({ [REFRESH_KEY]: refresh }).then(yes, no));
    if (isStored) await session.remove(REFRESH_KEY);
    else await session.set({ [REFRESH_KEY]: refresh });
  };

  const write = async ({ access, refresh }: Tokens): Promise<void> => {
    await writeRefresh(refresh);
    await session.set({ [ACCESS_KEY]: access });
  };

  return {
    readAccess: () => read<AccessToken>(session, ACCESS_KEY),
    readRefresh,
    save: (tokens) => inTurn(() => write(tokens)),
    replace: (refreshToken, tokens) =>
      inTurn(async () => {
        if ((await readRefresh())?.token !== refreshToken) return false;
        await write(tokens);
        return true;
      }),
    clear: () =>
      inTurn(async () => {
        await session.remove([ACCESS_KEY, REFRESH_KEY]);
        await local.remove(REFRESH_KEY);
      }),
  };
}

const yes = () => true;
const no = () => false;
