import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import type { BackgroundBrowser } from '../../../utils/background/browser-parts.ts';
import type { Background } from '../../../utils/background/create-background.ts';
import { createHandlers } from '../../../utils/background/create-handlers.ts';
import { ACCEPTED_FROM } from '../../../utils/messaging/protocol.ts';
import type { Sender } from '../../../utils/messaging/router.ts';
import { createTabNumbers, type TabNumbers } from '../../../utils/page/tab-numbers.ts';
import type { PageReport } from '../../../utils/phone/page-report.ts';
import { save } from '../../../utils/store/save.ts';
import { makeThread } from '../../support/make-records.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { failure, offline } from '../../support/stub-apis.ts';
import { openTestStore } from '../../support/test-store.ts';
import { createTextWorld, FROM, GUEST, TEXT } from '../../support/text-world.ts';

// What a report must look like is tested with `parsePageReport`; here it is enough that some cannot be read.
vi.mock(import('../../../utils/phone/page-report.ts'), async (original) => ({
  ...(await original()),
  parsePageReport: (value) =>
    Array.isArray((value as PageReport | undefined)?.candidates) ? (value as PageReport) : undefined,
}));
const report = (text: string) => ({ part: 0, candidates: [{ text }] });

let session = createMemoryStorage();
let seen: { tabId: number; host: string; texts: string[] }[] = [];
const sendMessage = vi.fn(async () => {});
const start = () => {
  const tabNumbers = createTabNumbers(session, async (reports) => ({
    kind: 'record',
    record: '',
    numbers: reports.flatMap((one) =>
      one.report.candidates.map(({ text }) => ({ phoneNumber: text }) as never),
    ),
  }));
  const recording = {
    ...tabNumbers,
    report: async (...[tabId, frameId, page, host]: Parameters<typeof tabNumbers.report>) => {
      seen.push({ tabId, host, texts: page.candidates.map(({ text }) => text) });
      return tabNumbers.report(tabId, frameId, page, host);
    },
  };
  return createHandlers(
    {} as Background,
    { tabs: { sendMessage } } as unknown as BackgroundBrowser,
    recording,
  );
};
const found = (payload: unknown, sender: Sender) =>
  asResult(async () => start().numbersFound(payload, sender));

beforeEach(() => {
  session = createMemoryStorage();
  seen = [];
  sendMessage.mockClear();
});

it('has a handler for every message', () => {
  expect(Object.keys(start()).sort()).toEqual(Object.keys(ACCEPTED_FROM).sort());
});

describe('signing in', () => {
  /** Signs in beside these tabs, of which only some have a page of ours; `log` is what happened, in order. */
  async function signIn(over: { signIn?: () => Promise<void>; tabs?: { id?: number }[] } = {}) {
    const log: string[] = [];
    const background = {
      sessions: { signIn: over.signIn ?? (async () => void log.push('signed in')) },
      sync: async (trigger: string) => void log.push(`sync for ${trigger}`),
    } as unknown as Background;
    const browser = {
      tabs: {
        query: async () => over.tabs ?? [{ id: 5 }, {}, { id: 6 }, { id: 7 }],
        sendMessage: async (tabId: number, { name }: { name: string }) => {
          if (tabId !== 5 && tabId !== 7) throw new Error('Receiving end does not exist.');
          log.push(`${name} to ${tabId}`);
        },
      },
    } as unknown as BackgroundBrowser;
    const tabNumbers = createTabNumbers(session, async () => ({ kind: 'none', numbers: [], record: '' }));
    const result = await asResult(async () =>
      createHandlers(background, browser, tabNumbers).signIn(undefined, {}),
    );
    return { result, log };
  }

  it('syncs at once, and asks every page to report: what they had found was forgotten', async () => {
    const { result, log } = await signIn();
    expect(result.ok).toBe(true);
    expect(log).toEqual(['signed in', 'sync for agent', 'reportNumbers to 5', 'reportNumbers to 7']);
  });

  it('works where there is no page at all', async () => {
    expect((await signIn({ tabs: [] })).result.ok).toBe(true);
  });

  it('that fails does neither', async () => {
    const { result, log } = await signIn({ signIn: () => Promise.reject(offline()) });
    expect([result.ok, log]).toEqual([false, []]);
  });
});

it('a customer’s past that several ask for at once is fetched once', async () => {
  const db = await openTestStore();
  const listThreads = vi.fn(async () => ({ threads: [], deletedIds: [], unreadable: 0 }));
  const background = {
    user: async () => ({ db, myExtensionId: '1', publish: () => {}, now: Date.now }),
    ringCentral: { lookUpApi: { listThreads } },
  } as unknown as Background;
  const { loadHistory } = createHandlers(background, {} as BackgroundBrowser, {} as TabNumbers);
  const asked = ['+14155550123', '+14155550123', '+14155550124'];
  await Promise.all(asked.map((guestPhoneNumber) => loadHistory({ guestPhoneNumber }, {})));
  expect(listThreads).toHaveBeenCalledTimes(2);
});

it('a text pressed again while the first press still looks for news goes out once', async () => {
  const world = await createTextWorld();
  const background = { user: async () => world.deps, ringCentral: {} } as unknown as Background;
  const { sendText } = createHandlers(background, {} as BackgroundBrowser, {} as TabNumbers);
  await world.sync();
  const seenUpTo = new Date(world.emulator.now()).toISOString();
  const text = { guestPhoneNumber: GUEST, from: FROM, text: TEXT, threadId: world.threadId, seenUpTo };
  await Promise.all(['p1', 'p2'].map((pressId) => sendText({ ...text, pressId }, {})));
  expect(world.atServer()).toHaveLength(1);
});

it('texts that differ in their pictures are two, though pasted pictures have one name', async () => {
  const world = await createTextWorld();
  const background = { user: async () => world.deps, ringCentral: {} } as unknown as Background;
  const { sendText } = createHandlers(background, {} as BackgroundBrowser, {} as TabNumbers);
  world.emulator.control.as('Alex Rivera').take(world.threadId);
  await world.sync();
  const seenUpTo = new Date(world.emulator.now()).toISOString();
  const text = { guestPhoneNumber: GUEST, from: FROM, text: TEXT, threadId: world.threadId, seenUpTo };
  const pasted = (bytes: string) => [
    { name: 'image.png', dataUrl: `data:image/png;base64,${btoa(`\x89PNG${bytes}`)}` },
  ];
  await Promise.all(
    ['one', 'two'].map((bytes) => sendText({ ...text, pressId: bytes, pictures: pasted(bytes) }, {})),
  );
  expect(world.atServer()).toHaveLength(2);
});

describe('what our own budget keeps back', () => {
  afterEach(() => vi.useRealTimers());

  /** A budget that has room in 20 s, and what is asked for meanwhile. */
  async function startKeptBack() {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const retryAt = Date.now() + 20_000;
    const keptBack = <T>(value: T) =>
      vi.fn(async () => {
        if (Date.now() < retryAt) throw failure({ kind: 'rateLimited', retryAt, isOurs: true });
        return value;
      });
    const listThreads = keptBack({ threads: [], deletedIds: [], unreadable: 0 });
    const readEntries = keptBack({
      list: { entries: [], deleted: [], unreadable: 0, unreadableThreadIds: [] },
    });
    const db = await openTestStore();
    await save(db, '1', { threads: [makeThread()] });
    const background = {
      user: async () => ({ db, myExtensionId: '1', publish: () => {}, now: Date.now }),
      ringCentral: { lookUpApi: { listThreads, readEntries } },
    } as unknown as Background;
    const handlers = createHandlers(background, {} as BackgroundBrowser, {} as TabNumbers);
    return { handlers, listThreads, readEntries };
  }

  it('of a customer’s past is answered when there is room', async () => {
    const { handlers, listThreads } = await startKeptBack();
    const answer = asResult(async () => handlers.loadHistory({ guestPhoneNumber: '+14155550123' }, {}));
    await vi.waitFor(() => expect(listThreads).toHaveBeenCalledTimes(1));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    vi.advanceTimersByTime(20_000);
    expect(await answer).toEqual({ ok: true, value: undefined });
    expect(listThreads).toHaveBeenCalledTimes(2);
  });

  it('of what was said is answered when there is room', async () => {
    const { handlers, readEntries } = await startKeptBack();
    const answer = asResult(async () => handlers.loadEntries({ threadIds: ['t1'] }, {}));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    vi.advanceTimersByTime(20_000);
    expect(await answer).toEqual({ ok: true, value: undefined });
    expect(readEntries).toHaveBeenCalledTimes(2);
  });
});

it('a tab that may be read once gets the content script', async () => {
  const injected: number[] = [];
  const browser = {
    scripting: {
      executeScript: async ({ target }: { target: { tabId: number } }) => void injected.push(target.tabId),
    },
  } as unknown as BackgroundBrowser;
  await createHandlers({} as Background, browser, {} as TabNumbers).readTabOnce({ tabId: 5 }, {});
  expect(injected).toEqual([5]);
});

describe('a page’s report', () => {
  const sender: Sender = { tab: { id: 5 }, frameId: 0, url: 'https://crm.example.com/contacts/7' };

  it('that adds to one that is not kept has that frame tell all again', async () => {
    await found(report('4155550123'), { ...sender, frameId: 7 });
    expect(sendMessage).not.toHaveBeenCalled();
    await found({ ...report('4155550124'), part: 2 }, { ...sender, frameId: 7 });
    expect(sendMessage.mock.calls).toEqual([[5, { name: 'reportNumbers' }, { frameId: 7 }]]);
  });

  it('is kept for the tab the browser names, with the host it names', async () => {
    const payload = { ...report('4155550127'), tabId: 9, host: 'evil.test' };
    expect((await found(payload, sender)).ok).toBe(true);
    expect(seen).toEqual([{ tabId: 5, host: 'crm.example.com', texts: ['4155550127'] }]);
  });

  it.each<[string, unknown, Sender]>([
    ['that cannot be read', { candidates: 'many' }, sender],
    ['without content', undefined, sender],
    ['from nowhere', report('4155550127'), { url: 'https://crm.example.com/' }],
  ])('%s is kept nowhere', async (_, payload, from) => {
    expect(await found(payload, from)).toMatchObject({ ok: false, error: { kind: 'bug' } });
    expect(session.dump()).toEqual({});
  });
});
