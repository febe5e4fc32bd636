import { act, fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import { LEARNED_KEY } from '../../utils/page/learned-places.ts';
import { PROFILE_KEY, SESSION_KEY } from '../../utils/session/session-state.ts';
import { SETTINGS_KEY } from '../../utils/settings.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, failed, type Harness, press, settle, type } from '../support/component-harness.ts';
import { ME } from '../support/make-records.ts';
import { TEST_BUILD } from '../support/test-build.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  await harness.allowSites([]);
});
const draw = async (stored: Record<string, unknown> = {}, build = TEST_BUILD) => {
  await harness.local.set(stored);
  harness.draw(<OptionsPage build={build} />);
  await settle();
};
const section = (name: string) => within(screen.getByRole('region', { name }));
const words = (name: string) => screen.getByRole('region', { name }).textContent ?? '';

describe('the settings', () => {
  it('are accessible, signed in or out, with sites and without', async () => {
    await draw();
    await expectAccessible();
    await act(() => harness.local.set({ [SESSION_KEY]: { status: 'signedIn', extensionId: ME } }));
    await harness.allowSites(['https://crm.example.com/*']);
    await expectAccessible();
  });
});

describe('the account', () => {
  const signedIn = {
    [SESSION_KEY]: { status: 'signedIn', extensionId: ME },
    [PROFILE_KEY]: { me: { name: 'Alex Rivera' } },
  };

  it('says that nobody is signed in, and lets somebody in', async () => {
    await draw();
    expect(words('Account')).toContain('Nobody is signed in.');
    await press('Sign in with RingCentral');
    expect(harness.sentNames()).toEqual(['signIn']);
  });

  it('says why signing in did not work', async () => {
    harness.answer(() => failed({ kind: 'refused', errorCode: 'NO-CLIENT-ID' }));
    await draw();
    await press('Sign in with RingCentral');
    expect(section('Account').getByRole('alert').textContent).toMatch(/no RingCentral client ID/);
  });

  it('says who is signed in and what signing out removes', async () => {
    await draw(signedIn);
    expect(words('Account')).toMatch(/Signed in as Alex Rivera\..*removes conversations and drafts/);
    await press('Sign out');
    expect(harness.sentNames()).toEqual(['signOut']);
  });

  it('names somebody whose name is not known', async () => {
    await draw({ ...signedIn, [PROFILE_KEY]: { me: { name: '' } } });
    expect(words('Account')).toContain('Signed in as a RingCentral user.');
  });
});

describe('the sites', () => {
  const field = () => screen.getByRole('textbox', { name: 'Address of your CRM' }) as HTMLInputElement;

  it('are listed as people read them, and can be taken back', async () => {
    await draw();
    expect(words('Sites')).toContain('No site is allowed yet.');
    await harness.allowSites(['https://crm.example.com/*', 'https://other.example.com/*']);
    expect(
      section('Sites')
        .getAllByRole('listitem')
        .map(({ firstChild }) => firstChild?.textContent),
    ).toEqual(['crm.example.com', 'other.example.com']);
    await press('Remove other.example.com');
    expect(harness.asked).toEqual(['remove https://other.example.com/*']);
  });

  it('have the country of their numbers set, and unset', async () => {
    await draw({ siteCountries: { 'crm.example.com': 'DE' } });
    await harness.allowSites(['https://crm.example.com/*']);
    const country = screen.getByRole('combobox', {
      name: 'Country of the numbers on crm.example.com',
    }) as HTMLSelectElement;
    expect(country.value).toBe('DE');
    for (const value of ['FR', '']) {
      fireEvent.change(country, { target: { value } });
      await settle();
    }
    expect(harness.sent.map(({ payload }) => payload)).toEqual([
      { site: 'crm.example.com', country: 'FR' },
      { site: 'crm.example.com', country: '' },
    ]);
  });

  it('that the administrator suggests are one press away, until they are allowed', async () => {
    harness.services.readPolicy = async () => ({
      country: '',
      clientId: '',
      sites: ['https://crm.example.com/*'],
    });
    await draw();
    await press('Use on crm.example.com');
    expect(harness.asked).toEqual(['site https://crm.example.com/*']);
    await harness.allowSites(['https://crm.example.com/*']);
    expect(screen.queryByRole('region', { name: 'Suggested by your administrator' })).toBeNull();
  });

  it('are allowed by their address', async () => {
    await draw();
    await type(field(), ' https://CRM.example.com/contacts/7 ');
    await press('Allow');
    expect(harness.asked).toEqual(['site https://crm.example.com/*']);
    expect(field().value).toBe('');
  });

  it('are asked for within the press itself: the browser asks at no other time', async () => {
    await draw();
    await type(field(), 'crm.example.com');
    screen.getByRole('button', { name: 'Allow' }).click();
    expect(harness.asked).toEqual(['site https://crm.example.com/*']);
    await settle();
  });

  it('that are none are refused with an example, until something else is typed', async () => {
    await draw();
    await type(field(), 'my crm');
    await press('Allow');
    expect(section('Sites').getByRole('alert').textContent).toMatch(/looks like app\.example\.com/);
    expect(harness.asked).toEqual([]);
    await expectAccessible();
    await type(field(), 'crm.example.com');
    expect(section('Sites').queryByRole('alert')).toBeNull();
  });

  it('that the agent declined after all change nothing', async () => {
    harness.isSiteAllowed = false;
    await draw();
    await type(field(), 'crm.example.com');
    await press('Allow');
    expect(section('Sites').getByRole('alert').textContent).toBe(
      'crm.example.com was not allowed. Nothing was changed.',
    );
    expect(field().value).toBe('crm.example.com');
  });
});

describe('what was learned', () => {
  const learned = [
    { site: 'crm.example.com', pattern: '/contacts/*', place: 'a.b.c', label: 'work' },
    { site: 'other.example.com', pattern: '/*/leads', place: 'd.e.f' },
  ];
  const TITLE = 'Learned from your choices';
  const rows = () =>
    section(TITLE)
      .queryAllByRole('listitem')
      .map(({ firstChild }) => firstChild?.textContent);

  it('is nothing at first', async () => {
    await draw();
    expect([words(TITLE).includes('Nothing was learned yet.'), rows()]).toEqual([true, []]);
    await expectAccessible();
  });

  it('is listed, the newest first, and forgotten one by one or all together', async () => {
    await draw({ [LEARNED_KEY]: learned });
    expect(rows()).toEqual([
      'other.example.com/*/leads: one place first',
      'crm.example.com/contacts/*: the work number first',
    ]);
    await expectAccessible();
    await press('Forget what was learned on crm.example.com/contacts/*');
    await press('Forget all');
    expect(harness.sent).toEqual([
      { name: 'forgetPlaces', payload: { page: { site: 'crm.example.com', pattern: '/contacts/*' } } },
      { name: 'forgetPlaces', payload: {} },
    ]);
  });

  it('that could not be forgotten is said', async () => {
    harness.answer(() => failed({ kind: 'bug', message: 'no' }));
    await draw({ [LEARNED_KEY]: learned.slice(0, 1) });
    expect(screen.queryByRole('button', { name: 'Forget all' })).toBeNull();
    await press(/^Forget what/);
    expect(section(TITLE).getByRole('alert')).toBeTruthy();
  });
});

describe('the RingCentral app', () => {
  const field = () => screen.getByRole('textbox', { name: 'Client ID' }) as HTMLInputElement;
  const save = () => screen.getByRole('button', { name: 'Save' });

  it('takes a client id, without the space around it', async () => {
    await draw();
    expect(save().title).toBe('Nothing was changed.');
    await type(field(), ' abc123 ');
    await press('Save');
    expect(harness.local.dump()[SETTINGS_KEY]).toEqual({ clientId: 'abc123' });
    expect([field().value, save().title]).toEqual(['abc123', 'Nothing was changed.']);
  });

  it('shows the one that is stored, and gives it back to the build when emptied', async () => {
    await draw({ [SETTINGS_KEY]: { clientId: 'abc123' } }, { ...TEST_BUILD, clientId: 'built-in' });
    expect([field().value, field().placeholder]).toEqual(['abc123', 'built-in']);
    await type(field(), '');
    await press('Save');
    expect(harness.local.dump()[SETTINGS_KEY]).toEqual({ clientId: '' });
  });

  it('says what to register, where it signs in, and which version this is', async () => {
    await draw();
    expect(words('RingCentral app')).toContain('https://abc.chromiumapp.org/');
    expect(words('RingCentral app')).toContain('Server platform.ringcentral.com · Version 1.2.3');
  });

  it.each<[string, () => Promise<void>, string]>([
    ['copied', () => Promise.resolve(), 'Copied'],
    ['not copied', () => Promise.reject(new Error('denied')), 'Select it and copy'],
  ])('says whether the address was %s', async (_, writeText, expected) => {
    const spy = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
    await draw();
    await press('Copy');
    expect(spy).toHaveBeenCalledExactlyOnceWith('https://abc.chromiumapp.org/');
    expect(screen.getByRole('button', { name: expected })).toBeTruthy();
    spy.mockRestore();
  });
});
