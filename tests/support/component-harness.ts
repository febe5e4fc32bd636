import { act, fireEvent, render, screen } from '@testing-library/preact';
import { type ComponentChildren, h } from 'preact';
import { vi } from 'vitest';
import { HomeCountryProvider } from '../../components/hooks/home-country.ts';
import { type Services, ServicesProvider } from '../../components/hooks/services.ts';
import { UserProvider } from '../../components/hooks/user.ts';
import type { AppError, Result } from '../../utils/app-error.ts';
import type { PageState } from '../../utils/page/active-tab.ts';
import type { Change } from '../../utils/store/change-channel.ts';
import type { News } from '../../utils/store/news.ts';
import { save } from '../../utils/store/save.ts';
import type { ThreadsideDb } from '../../utils/store/schema.ts';
import { loadStoredValues } from '../../utils/stored-values.ts';
import { ME, START } from './make-records.ts';
import { openTestStore } from './test-store.ts';
import { createWatchedStorage } from './watched-storage.ts';

type Sent = { name: string; payload: unknown };
type Answer = Result<unknown> | Promise<Result<unknown>>;

/** What a screen says when the database cannot be read. */
export const STORE_FAILED = 'The stored conversations cannot be read';

/** What went right, and what went wrong, as commands answer it. */
export const OK: Result<unknown> = { ok: true, value: undefined };
export const failed = (error: AppError): Result<unknown> => ({ ok: false, error });

/** A page of ours in a test: a real store, storage in memory, and services that write down what they are asked. */
export type Harness = {
  services: Services;
  db: ThreadsideDb;
  local: ReturnType<typeof createWatchedStorage>;
  /** Commands sent so far, in order. */
  sent: Sent[];
  sentNames(): string[];
  /** How commands are answered from now on; without it, all go well. */
  answer(how: (name: string, payload: never) => Answer): void;
  /** Commands wait from now on, until this is called with their answer. */
  answerLater(): (result: Result<unknown>) => void;
  /** Saves as sync does, and tells the screen. */
  arrive(news: News): Promise<void>;
  tell(change: Partial<Change>): Promise<void>;
  showPage(state: PageState): Promise<void>;
  allowSites(patterns: string[]): Promise<void>;
  /** What was asked of the browser: `site …`, `remove …`, `options`. */
  asked: string[];
  isSiteAllowed: boolean;
  isOnBattery: boolean;
  /** Epoch ms. */
  now: number;
  /** Draws something inside everything our pages have around it. */
  draw(what: ComponentChildren): ReturnType<typeof render> & { redraw(next: ComponentChildren): void };
};

const around = (services: Services, children: ComponentChildren) =>
  h(ServicesProvider, {
    value: services,
    children: h(UserProvider, { value: ME, children: h(HomeCountryProvider, { value: 'US', children }) }),
  });

/** A new page with an empty store. The agent at the screen is `ME`. */
export async function createHarness(): Promise<Harness> {
  const db = await openTestStore();
  const local = createWatchedStorage();
  const stored = await loadStoredValues(local);
  let place: unknown;
  const sent: Sent[] = [];
  const listeners = new Set<(change: Change) => void>();
  const pages = new Set<(state: PageState) => void>();
  const sites = new Set<(patterns: string[]) => void>();
  let page: PageState = { kind: 'loading' };
  let allowed: string[] | undefined;
  let answering: (name: string, payload: never) => Answer = () => OK;

  const listen =
    <T>(to: Set<(value: T) => void>, known: () => T | undefined) =>
    (onChange: (value: T) => void, signal: AbortSignal) => {
      to.add(onChange);
      signal.addEventListener('abort', () => to.delete(onChange));
      const now = known();
      if (now !== undefined) onChange(now);
    };
  const tell = (change: Partial<Change>) =>
    act(() => {
      const whole: Change = {
        threadIds: [],
        guestPhoneNumbers: [],
        topics: [],
        isEverything: false,
        ...change,
      };
      for (const listener of [...listeners]) listener(whole);
    });

  const harness: Harness = {
    db,
    local,
    sent,
    asked: [],
    isSiteAllowed: true,
    isOnBattery: false,
    now: START,
    sentNames: () => sent.map(({ name }) => name),
    answer: (how) => {
      answering = how;
    },
    answerLater: () => {
      const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
      answering = () => promise;
      return resolve;
    },
    tell,
    arrive: async (news) => {
      const changed = await save(db, ME, news);
      await tell({ ...changed, topics: ['sync', 'counts'] });
    },
    showPage: (state) =>
      act(() => {
        page = state;
        for (const show of pages) show(state);
      }),
    allowSites: (patterns) =>
      act(() => {
        allowed = patterns;
        for (const show of sites) show(patterns);
      }),
    services: {
      send: (async (name: string, payload: unknown) => {
        sent.push({ name, payload });
        return answering(name, payload as never);
      }) as Services['send'],
      openStore: async () => db,
      early: new Map(),
      listenForChanges: (onChange, signal) => listen(listeners, () => undefined)(onChange, signal),
      local,
      stored,
      place: {
        read: () => place,
        write: async (next) => {
          place = next;
        },
      },
      page: { now: () => page, watch: listen(pages, () => undefined) },
      requestSite: async (pattern) => {
        harness.asked.push(`site ${pattern}`);
        return harness.isSiteAllowed;
      },
      removeSite: async (pattern) => void harness.asked.push(`remove ${pattern}`),
      watchSites: listen(sites, () => allowed),
      readPolicy: async () => ({ sites: [], country: '', clientId: '' }),
      openOptions: () => void harness.asked.push('options'),
      isOnBattery: () => harness.isOnBattery,
      usedBytes: async () => 1_234_567,
      now: () => harness.now,
    },
    draw: (what) => {
      const drawn = render(around(harness.services, what));
      return {
        ...drawn,
        redraw: (next: ComponentChildren) => drawn.rerender(around(harness.services, next)),
      };
    },
  };
  return harness;
}

/** Lets everything that is under way in store and screen come to its end: until nothing changes any more. */
export async function settle(): Promise<void> {
  let before = '';
  for (let calm = 0; calm < 5; ) {
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
    });
    calm = document.body.innerHTML === before ? calm + 1 : 0;
    before = document.body.innerHTML;
  }
}

/** Lets fake time pass, and the screen follow. */
export const pass = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

/** Presses the button of this name and waits for what follows. */
export async function press(name: string | RegExp): Promise<void> {
  await act(() => void fireEvent.click(screen.getByRole('button', { name })));
  await settle();
}

/** Types over what stands in a field. */
export const type = (field: HTMLElement, value: string): Promise<void> =>
  act(() => void fireEvent.input(field, { target: { value } }));
