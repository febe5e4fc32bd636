/** An application as registered in RingCentral's developer console: a client-side web app, so no secret. */
export type RegisteredClient = { id: string; redirectUris: string[] };

/** The default application: enough for tests that never open the sign-in page. */
export const DEFAULT_CLIENT: RegisteredClient = {
  id: 'threadside-emulator-client',
  redirectUris: ['https://threadside.example/oauth2callback'],
};

/** The client with this id, if registered. */
export function findClient(
  clients: readonly RegisteredClient[],
  id: string | null,
): RegisteredClient | undefined {
  return clients.find((client) => client.id === id);
}
