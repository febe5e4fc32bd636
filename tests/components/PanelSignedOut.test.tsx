import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppError, SignedOutReason } from '../../utils/app-error.ts';
import { PROFILE_KEY, SESSION_KEY } from '../../utils/session/session-state.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, failed, type Harness, press } from '../support/component-harness.ts';
import { drawPanel, profileWith, SIGNED_IN, signInButton } from '../support/draw-panel.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
afterEach(() => vi.useRealTimers());

const open = (stored?: Record<string, unknown>) => drawPanel(harness, stored);

describe('without a session', () => {
  it('invites to sign in', async () => {
    await open();
    expect(screen.getByRole('heading', { name: 'Threadside' })).toBeTruthy();
    expect(screen.getByText(/beside the record you are working on/)).toBeTruthy();
    await expectAccessible();
    await press(/sign in/i);
    expect(harness.sentNames()).toEqual(['signIn']);
  });

  it.each<[SignedOutReason, RegExp]>([
    ['byAgent', /beside the record you are working on/],
    ['expired', /ended your session.*what you typed is still here/],
    ['cancelled', /window was closed/],
    ['denied', /not to give Threadside access/],
    ['interrupted', /Close its window and try again/],
    ['unverified', /could not be verified/],
  ])('says why: %s', async (reason, words) => {
    await open({ [SESSION_KEY]: { status: 'signedOut', reason } });
    expect(screen.getByText(words)).toBeTruthy();
    await expectAccessible();
  });

  it('waits while the window is open, and takes no second press', async () => {
    const { promise, resolve } = Promise.withResolvers<{ ok: true; value: undefined }>();
    harness.answer(() => promise);
    await open();
    await press(/sign in/i);
    const waiting = screen.getByRole('button', { name: 'Waiting for RingCentral' });
    expect(waiting.getAttribute('aria-busy')).toBe('true');
    fireEvent.click(waiting);
    expect(harness.sentNames()).toEqual(['signIn']);
    await act(() => resolve({ ok: true, value: undefined }));
    await waitFor(signInButton);
  });

  it.each<[string, AppError, RegExp, boolean]>([
    [
      'no network',
      { kind: 'offline', cause: 'network', isOutcomeUnknown: false },
      /cannot be reached/,
      false,
    ],
    ['a closed window', { kind: 'signedOut', reason: 'cancelled' }, /window was closed/, false],
    ['a missing client id', { kind: 'refused', errorCode: 'NO-CLIENT-ID' }, /no RingCentral client ID/, true],
    ['an unknown client id', { kind: 'refused', errorCode: 'invalid_client' }, /does not know this/, true],
    [
      'an app of another kind',
      { kind: 'refused', errorCode: 'unauthorized_client' },
      /may not sign in/,
      true,
    ],
    ['a late code', { kind: 'refused', errorCode: 'OAU-108' }, /took too long/, false],
  ])(
    'says what went wrong, and leads to the settings where they help: %s',
    async (_, error, words, needsSettings) => {
      harness.answer(() => failed(error));
      await open();
      await press(/sign in/i);
      expect(screen.getByRole('alert').textContent).toMatch(words);
      expect(screen.queryAllByRole('button', { name: 'Open settings' })).toHaveLength(needsSettings ? 1 : 0);
      expect(signInButton().getAttribute('aria-disabled')).toBeNull();
      await expectAccessible();
      if (needsSettings) await press(/open settings/i);
      expect(harness.asked).toEqual(needsSettings ? ['options'] : []);
    },
  );

  it('becomes the panel once the background has a session', async () => {
    await open();
    await act(() => harness.local.set(SIGNED_IN));
    expect(screen.queryByRole('button', { name: /sign in/i })).toBeNull();
    expect(screen.getByRole('navigation', { name: 'Views' })).toBeTruthy();
  });
});

describe('without the feature', () => {
  const missing = profileWith({
    feature: { available: false, reason: 'Business SMS Booster license required' },
  });

  it('says what is missing and who can change it', async () => {
    await open({ ...SIGNED_IN, [PROFILE_KEY]: missing });
    expect(screen.getByText(/Alex Rivera has no access.*administrator/)).toBeTruthy();
    expect(screen.getByText(/Business SMS Booster license required/)).toBeTruthy();
    await expectAccessible();
    await press(/check again/i);
    await press(/sign out/i);
    expect(harness.sentNames()).toEqual(['checkFeature', 'signOut']);
  });

  it('says when it could not be checked', async () => {
    harness.answer(() => failed({ kind: 'offline', cause: 'timeout', isOutcomeUnknown: false }));
    await open({ ...SIGNED_IN, [PROFILE_KEY]: missing });
    await press(/check again/i);
    expect(screen.getByRole('alert').textContent).toMatch(/did not answer in time/);
  });

  it('goes when the licence has come', async () => {
    await open({ ...SIGNED_IN, [PROFILE_KEY]: missing });
    await act(() => harness.local.set({ [PROFILE_KEY]: profileWith() }));
    expect(screen.getByRole('navigation', { name: 'Views' })).toBeTruthy();
  });
});
