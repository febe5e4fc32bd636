import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccessScreen } from '../../components/panel/AccessScreen.tsx';
import { OnceBar } from '../../components/panel/OnceBar.tsx';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press, settle } from '../support/component-harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  await harness.allowSites([]);
});

describe('a page that may not be read', () => {
  const draw = async (...sites: string[]) => {
    harness.services.readPolicy = async () => ({ country: '', clientId: '', sites });
    harness.draw(<AccessScreen />);
    await settle();
  };

  it('says what allowing means, and how to look once', async () => {
    await draw();
    expect(document.body.textContent).toContain('It reads nothing until you allow a site.');
    expect(document.body.textContent).toContain('Press the Threadside button in the toolbar');
    await expectAccessible();
  });

  it('suggests known CRMs, which are asked for within the press itself', async () => {
    await draw();
    screen.getByRole('button', { name: 'Use on Salesforce, *.lightning.force.com' }).click();
    expect(harness.asked).toEqual(['site https://*.lightning.force.com/*']);
    await settle();
  });

  it('suggests no CRM that is allowed already', async () => {
    await harness.allowSites(['https://app.hubspot.com/*']);
    await draw();
    expect(screen.queryByRole('button', { name: /HubSpot/ })).toBeNull();
    expect(screen.getByRole('button', { name: /Zendesk/ })).toBeTruthy();
  });

  it('suggests what the administrator preset, instead', async () => {
    await draw('https://crm.example.com/*');
    expect(screen.queryByRole('button', { name: /HubSpot/ })).toBeNull();
    await press('Use on crm.example.com');
    expect(harness.asked).toEqual(['site https://crm.example.com/*']);
    await expectAccessible();
  });

  it('says when the agent declined after all', async () => {
    harness.isSiteAllowed = false;
    await draw();
    await press(/Zendesk/);
    expect(screen.getByRole('alert').textContent).toBe('Zendesk was not allowed. Nothing was changed.');
    harness.isSiteAllowed = true;
    await press(/Zendesk/);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a page that may be read once', () => {
  it('offers to allow its site within the press itself', async () => {
    harness.draw(<OnceBar host="crm.example.com" />);
    screen.getByRole('button', { name: 'Use on crm.example.com' }).click();
    expect(harness.asked).toEqual(['site https://crm.example.com/*']);
    await settle();
    await expectAccessible();
  });

  it('says when the agent declined after all', async () => {
    harness.isSiteAllowed = false;
    harness.draw(<OnceBar host="crm.example.com" />);
    await press('Use on crm.example.com');
    expect(screen.getByRole('status').textContent).toContain('crm.example.com was not allowed.');
  });

  it('offers nothing where there is no site to allow', () => {
    harness.draw(<OnceBar host="localhost" />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
