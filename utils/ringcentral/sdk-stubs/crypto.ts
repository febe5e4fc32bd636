/**
 * Stands in for Node's `crypto`, which `@ringcentral/sdk` imports for its own PKCE only. Threadside makes PKCE
 * with WebCrypto (`pkce.ts`), so both functions refuse instead of pretending.
 */
const refuse = (): never => {
  throw new Error('PKCE is made with WebCrypto, not by the SDK');
};

/** What the SDK would call to make a PKCE challenge by itself. */
export const createHash = refuse;
export const randomBytes = refuse;
