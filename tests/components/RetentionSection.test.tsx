import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, expect, it } from 'vitest';
import { RetentionSection } from '../../components/options/RetentionSection.tsx';
import { SETTINGS_KEY } from '../../utils/settings.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, settle } from '../support/component-harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const field = () => screen.getByLabelText<HTMLSelectElement>(/Keep resolved conversations/);

it('offers how long to keep conversations, 90 days unless chosen otherwise', async () => {
  harness.draw(<RetentionSection />);
  expect(field().value).toBe('90');
  await expectAccessible();
});

it('keeps the choice beside the other settings, and has it done at once', async () => {
  await harness.local.set({ [SETTINGS_KEY]: { clientId: 'abc', retentionDays: 30 } });
  harness.draw(<RetentionSection />);
  expect(field().value).toBe('30');
  fireEvent.change(field(), { target: { value: '0' } });
  await settle();
  expect(harness.local.dump()[SETTINGS_KEY]).toEqual({ clientId: 'abc', retentionDays: 0 });
  expect(harness.sentNames()).toEqual(['syncNow']);
  expect(field().value).toBe('0');
});
