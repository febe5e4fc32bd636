import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The extension id of the signed-in user. */
const UserContext = createContext<string | undefined>(undefined);

export const UserProvider = UserContext.Provider;

/** Who is signed in; only screens of a signed-in user may ask. */
export function useUserId(): string {
  const userId = useContext(UserContext);
  if (userId === undefined) throw new Error('This component is only drawn for a signed-in user');
  return userId;
}
