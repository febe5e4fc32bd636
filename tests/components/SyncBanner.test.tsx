import { act, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { SyncBanner } from '../../components/panel/SyncBanner.tsx';
import type { AppError } from '../../utils/app-error.ts';
import { save } from '../../utils/store/save.ts';
import { SYNC_HEALTH_KEY, type SyncHealth } from '../../utils/sync/sync-health.ts';
import { formatClock } from '../../utils/wording/format-time.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press, settle } from '../support/component-harness.ts';
import { ME } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const health = (error: AppError): SyncHealth => ({
  failures: 3,
  error,
  failedAt: harness.now,
  nextAllowedAt: harness.now + 60_000,
});
const draw = async (error?: AppError) => {
  if (error) await harness.local.set({ [SYNC_HEALTH_KEY]: health(error) });
  const drawn = harness.draw(<SyncBanner />);
  await settle();
  return drawn;
};
const server: AppError = { kind: 'offline', cause: 'server', isOutcomeUnknown: false };

describe('the sync banner', () => {
  it('is silent while all is well', async () => {
    expect((await draw()).container.textContent).toBe('');
  });

  it.each<[AppError, RegExp]>([
    [server, /^RingCentral has a problem on its side\./],
    [{ kind: 'offline', cause: 'network', isOutcomeUnknown: false }, /^RingCentral cannot be reached/],
    [{ kind: 'offline', cause: 'portal', isOutcomeUnknown: false }, /sign in to the network/],
    [{ kind: 'refused', errorCode: 'CMN-401', status: 403 }, /lacks a permission/],
    [{ kind: 'bug', message: 'TypeError: secret' }, /Something went wrong in Threadside/],
  ])('says what is the matter, quietly: %j', async (error, words) => {
    await draw(error);
    expect(screen.getByRole('status').textContent).toMatch(words);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.body.textContent).not.toContain('secret');
    await expectAccessible();
  });

  it('says how old what is shown is', async () => {
    const lastSuccessAt = harness.now - 600_000;
    await save(harness.db, ME, {}, { from: {}, to: { lastSuccessAt } });
    await draw(server);
    expect(screen.getByRole('status').textContent).toContain(`Last updated ${formatClock(lastSuccessAt)}.`);
  });

  it('claims no age before the first sync', async () => {
    await draw(server);
    expect(document.body.textContent).not.toContain('Last updated');
  });

  it('lets the agent try now', async () => {
    await draw(server);
    await press('Try now');
    expect(harness.sentNames()).toEqual(['syncNow']);
  });

  it('lets the agent pass a pause of our own', async () => {
    await draw({ kind: 'rateLimited', retryAt: harness.now + 60_000, isOurs: true });
    await press('Try now');
    expect(harness.sentNames()).toEqual(['syncNow']);
  });

  it('names the end of a pause, and offers nothing that would prolong it', async () => {
    await draw({ kind: 'rateLimited', retryAt: harness.now + 60_000 });
    expect(screen.getByRole('status').textContent).toContain(
      `Paused until ${formatClock(harness.now + 60_000)}.`,
    );
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('comes and goes with what the background finds', async () => {
    await draw();
    await act(() => harness.local.set({ [SYNC_HEALTH_KEY]: health(server) }));
    expect(screen.getByRole('status')).toBeTruthy();
    await act(() => harness.local.remove(SYNC_HEALTH_KEY));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
