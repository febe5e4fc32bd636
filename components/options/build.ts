/** What this build was made with, and what its sign-in returns to. */
export type Build = {
  server: string;
  clientId: string;
  redirectUri: string;
  version: string;
  browser: string;
};
