import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  allowedSites,
  ringCentralSites,
  runInOpenTabs,
  runInTab,
  runOnAllowedSites,
  siteName,
  sitePattern,
} from '../../../utils/page/crm-sites.ts';
import { KNOWN_CRMS } from '../../../utils/page/known-crms.ts';
import { fakeSites } from '../../support/fake-sites.ts';

const RINGCENTRAL = ringCentralSites(['https://platform.ringcentral.com', 'https://media.ringcentral.com']);
const CRM = 'https://crm.example.com/*';
const OTHER = 'https://other.example.com/*';
const run = (sites: ReturnType<typeof fakeSites>) => runOnAllowedSites(sites.browser, RINGCENTRAL);

describe('the allowed sites', () => {
  it('are what the agent allowed, in one order, without the hosts every install has', async () => {
    const { browser } = fakeSites([OTHER, ...RINGCENTRAL, CRM]);
    expect(await allowedSites(browser, RINGCENTRAL)).toEqual([CRM, OTHER]);
  });

  it('are none where the browser knows of none', async () => {
    const permissions = { getAll: async () => ({}) };
    expect(await allowedSites({ permissions }, RINGCENTRAL)).toEqual([]);
  });
});

describe('the content script', () => {
  it('is registered nowhere without a site', async () => {
    const sites = fakeSites(RINGCENTRAL);
    await run(sites);
    expect([sites.registered(), sites.injected]).toEqual([undefined, []]);
  });

  it('runs on the allowed sites: from now on, in every frame, and in the tabs open already', async () => {
    const sites = fakeSites([...RINGCENTRAL, CRM], [{ id: 5 }, {}, { id: 6 }]);
    await run(sites);
    expect(sites.registered()).toMatchObject({
      matches: [CRM],
      allFrames: true,
      matchOriginAsFallback: true,
    });
    expect(sites.injected).toEqual([5, 6]);
  });

  it('is left alone while the sites are the same: a worker starts often', async () => {
    const sites = fakeSites([CRM, OTHER], [{ id: 5 }]);
    await run(sites);
    const first = sites.registered();
    sites.allow([OTHER, CRM]);
    await run(sites);
    expect(sites.registered()).toBe(first);
    expect(sites.injected).toEqual([5]);
  });

  it('follows the sites as they come and go', async () => {
    const sites = fakeSites([CRM]);
    await run(sites);
    sites.allow([CRM, OTHER]);
    await run(sites);
    expect(sites.registered()?.matches).toEqual([CRM, OTHER]);
    sites.allow([]);
    await run(sites);
    expect(sites.registered()).toBeUndefined();
  });

  it('is put into tabs one by one: a crashed one does not keep it from the others', async () => {
    const sites = fakeSites([CRM], [{ id: 5 }, { id: 6 }, { id: 7 }]);
    sites.refusingTab = 6;
    await runInOpenTabs(sites.browser, [CRM]);
    expect(sites.injected).toEqual([5, 7]);
    await runInOpenTabs(sites.browser, []);
    expect(sites.injected).toEqual([5, 7]);
  });

  it('is tried again in a tab that has not heard yet that it may be read', async () => {
    const sites = fakeSites([], [{ id: 5 }]);
    sites.refusingTab = 5;
    const running = runInTab(sites.browser, 5);
    await setTimeout(100);
    expect(sites.injected).toEqual([]);
    sites.refusingTab = 0;
    await running;
    expect(sites.injected).toEqual([5]);
  });

  it('is given up in a tab that goes on refusing', async () => {
    const sites = fakeSites([], [{ id: 5 }]);
    sites.refusingTab = 5;
    await expect(runInTab(sites.browser, 5)).rejects.toThrow('The tab refuses');
  });
});

describe('the CRMs that are suggested', () => {
  it.each(KNOWN_CRMS)('$name has the address of a site', ({ pattern }) => {
    expect(sitePattern(siteName(pattern))).toBe(pattern);
  });
});

describe('what an agent types as a site', () => {
  it.each([
    ['app.example.com', 'https://app.example.com/*'],
    ['  App.Example.com  ', 'https://app.example.com/*'],
    ['https://app.example.com/contacts/7?tab=1#x', 'https://app.example.com/*'],
    ['app.example.com/contacts', 'https://app.example.com/*'],
    ['app.example.com:8443', 'https://app.example.com/*'],
    ['https://user:secret@app.example.com/', 'https://app.example.com/*'],
    ['münchen.example', 'https://xn--mnchen-3ya.example/*'],
    ['10.0.0.5', 'https://10.0.0.5/*'],
    ['*.example.com', 'https://*.example.com/*'],
  ])('%s means %s', (input, pattern) => {
    expect(sitePattern(input)).toBe(pattern);
  });

  it.each([
    '',
    '   ',
    'crm',
    'localhost',
    'http://app.example.com',
    'ftp://app.example.com',
    'my crm.com',
    '*',
    '*.com',
    'crm.*.com',
  ])('means nothing: "%s"', (input) => {
    expect(sitePattern(input)).toBeUndefined();
  });

  it.each(['javascript:alert(1)', 'chrome://settings', 'file:///etc', 'data:text/html,x', 'https://', '://'])(
    'is no site: "%s"',
    (input) => {
      expect(sitePattern(input)).toBeUndefined();
    },
  );

  it.each([
    [CRM, 'crm.example.com'],
    ['https://*.example.com/*', '*.example.com'],
  ])('is shown as people read it: %s', (pattern, name) => {
    expect(siteName(pattern)).toBe(name);
  });
});
