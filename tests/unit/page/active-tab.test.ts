import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PageState, watchActiveTab } from '../../../utils/page/active-tab.ts';
import { tabNumbersKey } from '../../../utils/page/tab-numbers.ts';
import { fakeTabs, OWN_ORIGIN } from '../../support/fake-tabs.ts';

const NUMBERS = { kind: 'none', numbers: [] };
let end = new AbortController();
let seen: PageState[] = [];
beforeEach(() => {
  end = new AbortController();
  seen = [];
});
afterEach(() => end.abort());

const crm = { id: 1, url: 'https://crm.test/contacts/7', active: true, lastAccessed: 10 };
const mail = { id: 2, url: 'https://mail.test/', lastAccessed: 20 };
const foreign = { id: 3, lastAccessed: 5 };

function watch(...tabs: Parameters<typeof fakeTabs>[0]) {
  const window = fakeTabs(structuredClone(tabs));
  watchActiveTab(window.browser, (state) => seen.push(state), end.signal);
  return window;
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const last = async () => {
  await settle();
  const state = seen.at(-1);
  return state?.kind === 'page' ? `${state.tabId} ${state.host}` : state?.kind;
};

describe('the page beside the panel', () => {
  it('is the active tab of the window, with its numbers', async () => {
    const window = watch(mail, crm);
    window.store(tabNumbersKey(1), NUMBERS);
    await settle();
    expect(seen.at(-1)).toEqual({ kind: 'page', tabId: 1, host: 'crm.test', numbers: NUMBERS });
  });

  it('is not readable without access to its site', async () => {
    watch({ ...foreign, active: true });
    expect(await last()).toBe('noAccess');
  });

  it('is none in a window without tabs', async () => {
    watch();
    expect(await last()).toBe('noAccess');
  });

  it('follows the agent from tab to tab', async () => {
    const window = watch(crm, mail, foreign);
    expect(await last()).toBe('1 crm.test');
    window.activate(2);
    expect(await last()).toBe('2 mail.test');
    window.activate(3);
    expect(await last()).toBe('noAccess');
  });

  it('is the tab that comes into view when one is closed', async () => {
    const window = watch(crm, { ...mail, active: false });
    await settle();
    window.activate(2);
    await settle();
    window.close(2);
    expect(await last()).toBe('1 crm.test');
  });

  it.each(['url', 'pendingUrl'])(
    'stays the one looked at before while our own page (%s) is in front',
    async (name) => {
      const own = { id: 9, url: '', [name]: `${OWN_ORIGIN}/options.html` };
      const window = watch({ ...crm, lastAccessed: 30 }, mail, own);
      window.activate(9);
      expect(await last()).toBe('1 crm.test');
    },
  );

  it('is asked to report when it comes into view, and only then', async () => {
    const window = watch(crm, mail);
    await settle();
    window.store(tabNumbersKey(1), NUMBERS);
    await settle();
    window.activate(2);
    await settle();
    window.activate(1);
    await settle();
    expect(window.asked).toEqual([1, 2, 1]);
  });
});

describe('a change', () => {
  it('of the tab’s own numbers is seen, of another tab’s not', async () => {
    const window = watch(crm, mail);
    await settle();
    window.store(tabNumbersKey(2), NUMBERS);
    window.store('rate:Medium', {});
    await settle();
    expect(seen).toHaveLength(1);
    window.store(tabNumbersKey(1), NUMBERS);
    await settle();
    expect(seen.at(-1)).toMatchObject({ numbers: NUMBERS });
  });

  it('of the address is seen, of a favicon or another tab not', async () => {
    const window = watch(crm, mail);
    await settle();
    window.fire.updated(2, { status: 'loading' }, {});
    window.fire.updated(1, {}, {});
    await settle();
    expect(seen).toHaveLength(1);
    window.fire.updated(1, { status: 'complete' }, {});
    window.fire.updated(1, { url: 'https://crm.test/8' }, {});
    await settle();
    expect(seen.length).toBeGreaterThan(1);
  });

  it.each(['permitted', 'revoked'] as const)('of permissions is seen (%s)', async (what) => {
    const window = watch(crm);
    await settle();
    window.fire[what]();
    await settle();
    expect(seen).toHaveLength(2);
  });
});

describe('a page that may be read once', () => {
  const CRM = 'https://crm.test/*';

  it('says so, until its site is allowed', async () => {
    const window = watch(crm);
    window.notAllowed.add(CRM);
    window.fire.permitted();
    await settle();
    expect(seen.at(-1)).toMatchObject({ host: 'crm.test', isOnce: true });
    window.notAllowed.clear();
    window.fire.permitted();
    await settle();
    expect(seen.at(-1)).not.toHaveProperty('isOnce');
  });

  it('is read again when another page of it has loaded, and at no other time', async () => {
    const window = watch(crm, mail);
    window.notAllowed.add(CRM);
    await settle();
    window.fire.updated(1, { status: 'loading' }, {});
    window.fire.updated(2, { status: 'complete' }, {});
    await settle();
    expect(window.readOnce).toEqual([]);
    window.fire.updated(1, { status: 'complete' }, {});
    await settle();
    expect(window.readOnce).toEqual([1]);
  });

  it('is left to the script that is registered where the site is allowed', async () => {
    const window = watch(crm);
    await settle();
    window.fire.updated(1, { status: 'complete' }, {});
    await settle();
    expect(window.readOnce).toEqual([]);
  });
});

describe('an answer that comes late', () => {
  it('does not replace what the agent looks at now', async () => {
    const window = fakeTabs(structuredClone([crm, mail]));
    const releaseFirst = window.holdNextQuery();
    watchActiveTab(window.browser, (state) => seen.push(state), end.signal);
    window.activate(2);
    expect(await last()).toBe('2 mail.test');
    releaseFirst();
    expect(await last()).toBe('2 mail.test');
    expect(seen).toHaveLength(1);
    expect(window.asked).toEqual([2]);
  });

  it('is nobody’s when the panel is closed', async () => {
    const window = fakeTabs(structuredClone([crm]));
    const release = window.holdNextQuery();
    watchActiveTab(window.browser, (state) => seen.push(state), end.signal);
    end.abort();
    release();
    await settle();
    expect([seen, window.asked, window.listeners()]).toEqual([[], [], 0]);
  });
});

it('listens to nothing once the panel is closed', async () => {
  const window = watch(crm, mail);
  await vi.waitFor(() => expect(seen).toHaveLength(1));
  expect(window.listeners()).toBeGreaterThan(0);
  end.abort();
  expect(window.listeners()).toBe(0);
});
