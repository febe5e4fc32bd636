import { screen } from '@testing-library/preact';
import { h } from 'preact';
import { Panel } from '../../components/panel/Panel.tsx';
import { type Profile, SESSION_KEY } from '../../utils/session/session-state.ts';
import { type Harness, settle } from './component-harness.ts';
import { ME } from './make-records.ts';

/** What is stored of an agent who may do everything and handles no shared number. */
export const profileWith = (change: Partial<Profile> = {}): Profile => ({
  me: { extensionId: ME, name: 'Alex Rivera', homeCountry: 'US' },
  feature: { available: true },
  sharedNumbers: [],
  fetchedAt: 0,
  ...change,
});

/** What is stored while that agent is signed in. */
export const SIGNED_IN = { [SESSION_KEY]: { status: 'signedIn', extensionId: ME } };

/** The whole panel over what is stored. */
export async function drawPanel(harness: Harness, stored: Record<string, unknown> = {}) {
  await harness.local.set(stored);
  const drawn = harness.draw(h(Panel, {}));
  await settle();
  return drawn;
}

export const signInButton = () => screen.getByRole('button', { name: /sign in with ringcentral/i });
