import { screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DiagnosisSection } from '../../components/options/DiagnosisSection.tsx';
import { SESSION_KEY } from '../../utils/session/session-state.ts';
import { SYNC_HEALTH_KEY } from '../../utils/sync/sync-health.ts';
import { SYNC_LOG_KEY } from '../../utils/sync/sync-log.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, failed, type Harness, press, settle } from '../support/component-harness.ts';
import { ME, makeThread, START } from '../support/make-records.ts';
import { TEST_BUILD } from '../support/test-build.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const SIGNED_IN = { [SESSION_KEY]: { status: 'signedIn', extensionId: ME } };
const draw = async (stored: Record<string, unknown> = SIGNED_IN) => {
  await harness.local.set(stored);
  harness.draw(<DiagnosisSection build={TEST_BUILD} />);
  await settle();
};
const words = () => screen.getByRole('region', { name: 'Diagnosis' }).textContent ?? '';

describe('the diagnosis', () => {
  it('says how things stand, and again when that changes', async () => {
    await harness.arrive({ threads: [makeThread()] });
    await draw();
    expect(words()).toMatch(
      /Version1\.2\.3, Chrome 150.*Conversations1, of them 1 open.*Storage used1\.2 MB/,
    );
    expect(words()).toMatch(/ProblemNone/);
    await harness.local.set({
      [SYNC_HEALTH_KEY]: {
        failures: 1,
        error: { kind: 'offline', cause: 'network', isOutcomeUnknown: false },
      },
    });
    await settle();
    expect(words()).toMatch(/Problemoffline: network/);
    await harness.arrive({ threads: [makeThread({ id: 't2', status: 'Resolved' })] });
    await settle();
    expect(words()).toMatch(/Conversations2, of them 1 open/);
  });

  it('lists the latest updates', async () => {
    await draw({ ...SIGNED_IN, [SYNC_LOG_KEY]: [{ at: START, trigger: 'alarm', durationMs: 12 }] });
    const log = screen.getByRole('list', { name: 'Latest updates' });
    expect(within(log).getAllByRole('listitem')[0]?.textContent).toBe(
      '2026-03-02T10:00:00.000Z alarm 12 ms ok',
    );
    await expectAccessible();
  });

  it('copies a report', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    await draw();
    await press('Copy report');
    expect(writeText).toHaveBeenCalledWith(expect.stringMatching(/^Threadside 1\.2\.3, Chrome/));
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
    vi.unstubAllGlobals();
  });

  it('asks before it repairs, and says when that is done', async () => {
    await draw();
    await press('Repair');
    expect(screen.getByRole('dialog').textContent).toMatch(/Drafts and notes that are not sent yet stay/);
    expect(harness.sentNames()).toEqual([]);
    await press('Cancel');
    expect(screen.queryByRole('dialog')).toBeNull();
    await press('Repair');
    await expectAccessible();
    const dialog = within(screen.getByRole('dialog'));
    dialog.getByRole('button', { name: 'Repair' }).click();
    await settle();
    expect(harness.sentNames()).toEqual(['repairStore']);
    expect(words()).toContain('Fetched anew.');
  });

  it('says why repairing did not work', async () => {
    harness.answer(() => failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: true }));
    await draw();
    await press('Repair');
    within(screen.getByRole('dialog')).getByRole('button', { name: 'Repair' }).click();
    await settle();
    expect(screen.getByRole('alert').textContent).toMatch(/cannot be reached/);
  });

  it('has a report but nothing to repair when nobody is signed in', async () => {
    await draw({});
    expect(screen.getByRole('button', { name: 'Copy report' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Repair' })).toBeNull();
  });
});
