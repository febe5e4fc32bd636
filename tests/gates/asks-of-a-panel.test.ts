import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFirstLook } from '../../entrypoints/sidepanel/first-look.ts';
import { SESSION_KEY } from '../../utils/session/session-state.ts';
import { save } from '../../utils/store/save.ts';
import { CUSTOMER, ME, makeMessage, makeThread } from '../support/make-records.ts';
import { openTestStore } from '../support/test-store.ts';

/** Answers of a browser that come in rounds: everything asked before a round begins is answered in it. */
function browserInRounds() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const rounds: string[][] = [];
  const ask = <T>(name: string, answer: T): Promise<T> => {
    asked.push(name);
    return new Promise((resolve) => waiting.push(() => resolve(answer)));
  };
  const answer = async () => {
    rounds.push(asked.splice(0).sort());
    for (const resolve of waiting.splice(0)) resolve();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { ask, rounds, hasAsked: () => asked.length > 0, answer };
}

const event = { addListener: () => {}, removeListener: () => {} };
const numbers = {
  kind: 'record',
  numbers: [
    {
      phoneNumber: CUSTOMER,
      alternatives: [],
      text: '',
      place: 'p',
      pattern: '/',
      score: 1_000,
      reasons: [],
    },
  ],
};
const local = { [SESSION_KEY]: { status: 'signedIn', extensionId: ME } };

let browser: ReturnType<typeof browserInRounds>;
beforeEach(async () => {
  const db = await openTestStore(ME);
  await save(db, ME, { threads: [makeThread()], entries: [makeMessage()] });
  db.close();
  browser = browserInRounds();
  const { ask } = browser;
  const tab = { id: 7, windowId: 3, active: true, url: 'https://crm.example.com/contacts/1' };
  const session = (key: string) => (key.startsWith('numbers') ? { [key]: numbers } : {});
  vi.stubGlobal('chrome', {
    tabs: {
      query: () => ask('tabs', [tab]),
      sendMessage: async () => {},
      onActivated: event,
      onUpdated: event,
      onRemoved: event,
    },
    runtime: {
      sendMessage: () => ask('worker', undefined),
    },
    permissions: { contains: () => ask('permission', true), onAdded: event, onRemoved: event },
    storage: {
      local: { get: () => ask('local', local), set: async () => {}, onChanged: event },
      session: {
        get: (key: string) => ask(key.split(':')[0] ?? key, session(key)),
        set: async () => {},
        onChanged: event,
      },
    },
  });
  vi.stubGlobal('location', { origin: 'chrome-extension://threadside' });
  vi.stubGlobal('navigator', {
    userAgent: '',
    storageBuckets: {
      keys: () => ask('buckets', [`threadside-${ME}`]),
      open: () => ask('bucket', { indexedDB }),
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

// P1 of the performance goals: each round is a wait for the busiest process of the browser.
describe('a panel that opens', () => {
  it('has its first picture after two rounds of questions, without the worker', async () => {
    // What a build was made for is known when this is loaded.
    vi.stubEnv('WXT_RINGCENTRAL_ORIGINS', 'https://platform.ringcentral.com');
    const { besideTab, createServices } = await import('../../entrypoints/sidepanel/create-services.ts');
    const services = createServices(besideTab, new Promise(() => {}));
    const firstLook = services.then(readFirstLook);
    while (browser.hasAsked()) await browser.answer();
    expect(browser.rounds).toEqual([
      ['buckets', 'local', 'tabs'],
      ['bucket', 'numbers', 'permission', 'place'],
    ]);
    expect((await firstLook).size).toBe(3);
  });
});

describe('the settings', () => {
  it('ask for what is stored only, and follow no page', async () => {
    vi.stubEnv('WXT_RINGCENTRAL_ORIGINS', 'https://platform.ringcentral.com');
    const { createServices } = await import('../../entrypoints/sidepanel/create-services.ts');
    const { besideNothing } = await import('../../entrypoints/options/beside-nothing.ts');
    const services = createServices(besideNothing, Promise.resolve());
    while (browser.hasAsked()) await browser.answer();
    expect(browser.rounds).toEqual([['buckets', 'local'], ['bucket']]);
    expect((await services).page.now()).toEqual({ kind: 'noAccess' });
  });
});
