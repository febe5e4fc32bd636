import { expect, it } from 'vitest';
import { changeSettings, DEFAULT_SETTINGS, readSettings, SETTINGS_KEY } from '../../utils/settings.ts';
import { createMemoryStorage } from '../support/memory-storage.ts';

it('settings have defaults for everything not chosen', async () => {
  expect(await readSettings(createMemoryStorage())).toEqual({
    clientId: '',
    sendWith: 'enter',
    startFrom: '',
    templates: [],
    retentionDays: 90,
  });
});

it('settings keep what was chosen and leave the others', async () => {
  const local = createMemoryStorage();
  await local.set({ [SETTINGS_KEY]: { chosenByANewerVersion: 1 } });
  await changeSettings(local, { clientId: 'abc' });
  expect(await readSettings(local)).toEqual({
    ...DEFAULT_SETTINGS,
    clientId: 'abc',
    chosenByANewerVersion: 1,
  });
  await changeSettings(local, {});
  expect((await readSettings(local)).clientId).toBe('abc');
});
