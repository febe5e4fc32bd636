import { describe, expect, it } from 'vitest';
import { AppFailure, type Result } from '../../../utils/app-error.ts';
import { ACCEPTED_FROM, type Origin } from '../../../utils/messaging/protocol.ts';
import { createRouter, type Handlers, originOf, type Sender } from '../../../utils/messaging/router.ts';

const ID = 'heafdkpcphjcckemcdbfomfokfoopkpm';
const ORIGIN = `chrome-extension://${ID}`;
const NAMES = Object.keys(ACCEPTED_FROM) as (keyof typeof ACCEPTED_FROM)[];

/** Every kind of sender there is, as the browser stamps it, and what it counts as. */
const SENDERS: Record<string, { sender: Sender; is: Origin | undefined }> = {
  'our side panel': { sender: { id: ID, origin: ORIGIN, url: `${ORIGIN}/sidepanel.html` }, is: 'ourPage' },
  'our page in a tab': { sender: { id: ID, origin: ORIGIN, tab: { id: 5 }, frameId: 0 }, is: 'ourPage' },
  'our content script': {
    sender: { id: ID, origin: 'https://crm.test', url: 'https://crm.test/1', tab: { id: 5 }, frameId: 0 },
    is: 'contentScript',
  },
  'our content script in a frame of its own origin': {
    sender: { id: ID, origin: 'null', url: 'https://crm.test/1', tab: { id: 5 }, frameId: 7 },
    is: 'contentScript',
  },
  'our content script in an older browser': {
    sender: { id: ID, url: 'https://crm.test/1', tab: { id: 5 }, frameId: 0 },
    is: 'contentScript',
  },
  'a page of another extension': {
    sender: { id: 'other', origin: 'chrome-extension://other', url: 'chrome-extension://other/x.html' },
    is: undefined,
  },
  'another extension that claims our origin': { sender: { id: 'other', origin: ORIGIN }, is: undefined },
  'our id from the origin of another extension': {
    sender: { id: ID, origin: 'chrome-extension://other' },
    is: undefined,
  },
  'our id from a web page without a tab': { sender: { id: ID, origin: 'https://crm.test' }, is: undefined },
  'our id with an origin that begins like ours': {
    sender: { id: ID, origin: `${ORIGIN}.evil` },
    is: undefined,
  },
  'our id and nothing else': { sender: { id: ID }, is: undefined },
  'our id with an empty origin': { sender: { id: ID, origin: '', url: '' }, is: undefined },
  'a web page': { sender: { origin: 'https://evil.test', url: 'https://evil.test/' }, is: undefined },
  nobody: { sender: {}, is: undefined },
};
const senders = Object.entries(SENDERS).map(([kind, { sender, is }]) => ({ kind, sender, is }));

/** A router whose handlers note that they were called. */
function recordingRouter() {
  const called: string[] = [];
  const handlers = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (payload: unknown) => {
        called.push(name);
        return payload;
      },
    ]),
  ) as unknown as Handlers;
  return { called, route: createRouter(handlers, ID, ORIGIN) };
}

describe.each(senders)('$kind', ({ sender, is }) => {
  it(`counts as ${is ?? 'nobody'}`, () => {
    expect(originOf(sender, ID, ORIGIN)).toBe(is);
  });

  it.each(NAMES)('sends %s', async (name) => {
    const { called, route } = recordingRouter();
    const answers: Result<unknown>[] = [];
    const isTaken = route({ name, payload: 1 }, sender, (answer) => answers.push(answer));
    await new Promise((resolve) => setTimeout(resolve));
    const isAccepted = is === ACCEPTED_FROM[name];
    expect(isTaken).toBe(isAccepted ? true : undefined);
    expect(called).toEqual(isAccepted ? [name] : []);
    expect(answers).toEqual(isAccepted ? [{ ok: true, value: 1 }] : []);
  });
});

describe('a message without a name of ours', () => {
  const panel = { id: ID, origin: ORIGIN };
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'signOut'],
    ['a number', 5],
    ['a list', ['signOut']],
    ['no name', {}],
    ['an unknown name', { name: 'exportTokens' }],
    ['a name in other letters', { name: 'SignOut' }],
    ['a name that is no text', { name: { toString: () => 'signOut' } }],
    ['a list as name', { name: ['signOut'] }],
    ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'].map(
      (name): [string, unknown] => [name, { name }],
    ),
  ])('gets no answer: %s', async (_, message) => {
    const { called, route } = recordingRouter();
    const answers: unknown[] = [];
    expect(route(message, panel, (answer) => answers.push(answer))).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve));
    expect([called, answers]).toEqual([[], []]);
  });
});

describe('an answer', () => {
  const answerTo = (handler: () => unknown) =>
    new Promise((resolve) => {
      const route = createRouter({ syncNow: handler } as unknown as Handlers, ID, ORIGIN);
      route({ name: 'syncNow' }, { id: ID, origin: ORIGIN }, resolve);
    });

  it('is what went wrong when a handler throws, at once or later', async () => {
    const gone = { ok: false, error: { kind: 'gone' } };
    const thrown = new AppFailure({ kind: 'gone' });
    expect(await answerTo(() => Promise.reject(thrown))).toEqual(gone);
    expect(
      await answerTo(() => {
        throw thrown;
      }),
    ).toEqual(gone);
    expect(await answerTo(() => Promise.reject(new Error('oops')))).toMatchObject({ error: { kind: 'bug' } });
  });

  it('goes with what the browser says of the sender, not the message', async () => {
    const seen: Sender[] = [];
    const handlers = { numbersFound: (_: unknown, sender: Sender) => void seen.push(sender) };
    const route = createRouter(handlers as unknown as Handlers, ID, ORIGIN);
    const sender = { id: ID, origin: 'https://crm.test', tab: { id: 5 }, frameId: 2 };
    route({ name: 'numbersFound', payload: {}, sender: { tab: { id: 9 } } }, sender, () => {});
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen).toEqual([sender]);
  });
});
