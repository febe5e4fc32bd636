import type { AppError, OfflineCause, SignedOutReason, StorageCause } from '../app-error.ts';
import { formatClock } from './format-time.ts';

const OFFLINE: Record<OfflineCause, string> = {
  network: 'RingCentral cannot be reached. Check your connection.',
  timeout: 'RingCentral did not answer in time.',
  server: 'RingCentral has a problem on its side.',
  portal: 'Your network answered instead of RingCentral. It may ask you to sign in to the network first.',
  worker: 'The browser stopped Threadside for a moment.',
  access:
    'The browser keeps Threadside from reaching RingCentral. Allow it on RingCentral’s site in the browser’s extension settings.',
};

const STORAGE: Record<StorageCause, string> = {
  full: 'The browser has no room left to save. What was saved before is still here; free some disk space.',
  unreadable:
    'The stored conversations cannot be opened. Nothing is lost: they are all in RingCentral. Restart the browser.',
};

const SIGNED_OUT: Record<SignedOutReason, string> = {
  never: 'Sign in to see your team’s conversations.',
  byAgent: 'You are signed out.',
  expired: 'RingCentral ended your session. Sign in again; what you typed is still here.',
  cancelled: 'The sign-in window was closed before you were signed in.',
  denied: 'RingCentral was told not to give Threadside access.',
  interrupted: 'The last sign-in was interrupted. Close its window and try again.',
  unverified: 'The sign-in could not be verified, so it was not used. Try again.',
};

/** Codes whose meaning an agent can act on (`ringcentral-api.md`, Errors; `reliability.md`, 2). */
const REFUSED = new Map(
  Object.entries({
    'NO-CLIENT-ID': 'This installation has no RingCentral client ID yet. Add it in the settings.',
    'CMN-401': 'Your RingCentral account lacks a permission for this. Ask your administrator.',
    'CMN-402': 'Your RingCentral account lacks a permission for this. Ask your administrator.',
    'CMN-408': 'Your RingCentral account lacks a permission for this. Ask your administrator.',
    'CMN-109': 'Message threads are not switched on for your account. Ask your administrator.',
    invalid_client: 'RingCentral does not know this client ID. Check it in the settings.',
    unauthorized_client:
      'This RingCentral app may not sign in this way. Check its settings with your administrator.',
    'OAU-108': 'The sign-in took too long. Try again.',
  }),
);

const THEIR_PAUSE = 'RingCentral asked for a pause.';
const OUR_PAUSE = 'Threadside asked RingCentral a lot in the last minute.';

/**
 * One sentence for the agent: what happened and, where it helps, what to do. What was kept is said by whoever knows
 * (a draft, a position). Never contains customer data.
 */
export function describeError(error: AppError): string {
  switch (error.kind) {
    case 'signedOut':
      return SIGNED_OUT[error.reason];
    case 'offline':
      return error.retryAt
        ? `${OFFLINE[error.cause]} Trying again at ${formatClock(error.retryAt)}.`
        : OFFLINE[error.cause];
    case 'rateLimited':
      return `${error.isOurs ? OUR_PAUSE : THEIR_PAUSE} Possible again at ${formatClock(error.retryAt)}.`;
    case 'storage':
      return STORAGE[error.cause];
    case 'noteSaved':
      return `Your note is saved, but the conversation was not handed over. ${describeError(error.rest)}`;
    case 'gone':
      return 'This conversation no longer exists.';
    case 'refused':
      return (
        error.sentence ?? REFUSED.get(error.errorCode) ?? `RingCentral refused this (${error.errorCode}).`
      );
    case 'bug':
      return 'Something went wrong in Threadside. Try again; if it stays, report it from the settings.';
  }
}
