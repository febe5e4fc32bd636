import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { ThreadActions } from '../../components/panel/ThreadActions.tsx';
import type { AppError, Result } from '../../utils/app-error.ts';
import type { SmsRecipient } from '../../utils/ringcentral/people-api.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { expectAccessible } from '../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  press,
  settle,
  type,
} from '../support/component-harness.ts';
import { alex, beth, billing, ME, makeStored, sam } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = async (change: Partial<StoredThread> = {}) => {
  const drawn = harness.draw(<ThreadActions thread={makeStored(change)} />);
  await settle();
  return drawn;
};
const button = (name: string) => screen.queryByRole('button', { name });
const dialog = () => screen.queryByRole('dialog');
const refusal = (sentence: string): Result<unknown> =>
  failed({ kind: 'refused', errorCode: 'CMN-101', sentence });

describe('taking a conversation', () => {
  it.each<[string, Partial<StoredThread>, string | undefined]>([
    ['nobody has', {}, 'Assign to me'],
    ['a colleague has', { assignee: beth }, 'Take over'],
    ['is mine', { assignee: alex }, undefined],
  ])('that %s', async (_, change, name) => {
    await draw(change);
    expect([button('Assign to me'), button('Take over')].filter(Boolean)).toHaveLength(name ? 1 : 0);
    await expectAccessible();
    if (!name) return;
    await press(name);
    expect(harness.sent).toEqual([{ name: 'assignThread', payload: { threadId: 't1', extensionId: ME } }]);
  });

  it('is one command, however often it is pressed', async () => {
    const resolve = harness.answerLater();
    await draw();
    await press('Assign to me');
    const busy = button('Assign to me');
    expect(busy?.getAttribute('aria-busy')).toBe('true');
    fireEvent.click(busy ?? document.body);
    fireEvent.click(busy ?? document.body);
    expect(harness.sentNames()).toEqual(['assignThread']);
    resolve(OK);
    await waitFor(() => expect(button('Assign to me')?.getAttribute('aria-busy')).toBeNull());
  });

  it.each<[string, AppError, RegExp]>([
    [
      'who was faster',
      { kind: 'refused', errorCode: 'X', sentence: 'Beth has it now.' },
      /^Beth has it now\.$/,
    ],
    [
      'that RingCentral is away',
      { kind: 'offline', cause: 'server', isOutcomeUnknown: true },
      /has a problem/,
    ],
    ['that it is gone', { kind: 'gone' }, /no longer exists/],
  ])('says %s', async (_, error, words) => {
    harness.answer(() => failed(error));
    await draw();
    await press('Assign to me');
    expect(screen.getByRole('alert').textContent).toMatch(words);
    await expectAccessible();
  });

  it('says what went wrong also when there is nothing left to do', async () => {
    harness.answer(() => refusal('Beth resolved this conversation meanwhile.'));
    const { redraw } = await draw();
    await press('Assign to me');
    redraw(<ThreadActions thread={makeStored({ status: 'Resolved' })} />);
    expect(screen.getByRole('alert').textContent).toContain('Beth resolved');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

describe('resolving a conversation', () => {
  it('asks first, and does nothing without a yes', async () => {
    await draw();
    await press('Resolve');
    expect(dialog()?.textContent).toContain('A resolved conversation cannot be reopened.');
    expect(dialog()?.textContent).toContain('next text to Billing starts a new one');
    await expectAccessible();
    fireEvent.click(within(dialog() ?? document.body).getByRole('button', { name: 'Cancel' }));
    await settle();
    expect([dialog(), harness.sent]).toEqual([null, []]);
  });

  it('is done after a yes, once', async () => {
    await draw();
    await press('Resolve');
    const yes = within(dialog() ?? document.body).getByRole('button', { name: 'Resolve' });
    fireEvent.click(yes);
    fireEvent.click(yes);
    await settle();
    expect(harness.sent).toEqual([{ name: 'resolveThread', payload: { threadId: 't1' } }]);
    expect(dialog()).toBeNull();
  });

  it('says whom it would surprise', async () => {
    await draw({ assignee: beth });
    await press('Resolve');
    expect(dialog()?.textContent).toContain('Beth Nolan is working on it now.');
  });

  it('does not name me as somebody to be surprised', async () => {
    await draw({ assignee: alex });
    await press('Resolve');
    expect(dialog()?.textContent).not.toContain('working on it');
  });

  it('is still asked about when a colleague was faster, until the agent has read it', async () => {
    const { redraw } = await draw();
    await press('Resolve');
    redraw(<ThreadActions thread={makeStored({ status: 'Resolved' })} />);
    await settle();
    expect(dialog()).toBeTruthy();
    await press('Cancel');
    expect([dialog(), screen.queryAllByRole('button')]).toEqual([null, []]);
  });

  it('says when it was refused', async () => {
    harness.answer(() => refusal('Jenn Lee resolved this conversation meanwhile.'));
    await draw();
    await press('Resolve');
    fireEvent.click(within(dialog() ?? document.body).getByRole('button', { name: 'Resolve' }));
    await settle();
    expect(dialog()).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('Jenn Lee resolved');
  });
});

describe('handing over with a note', () => {
  const recipient = (id: string, name: string): SmsRecipient => ({
    id,
    name,
    extensionNumber: id,
    extensionType: 'User',
    assignable: true,
    hasLicense: true,
  });
  const begin = async () => {
    const recipients = [recipient(beth.extensionId, beth.name), recipient(sam.extensionId, sam.name)];
    await harness.db.put('handlers', { ownerId: billing.extensionId, recipients, fetchedAt: 0 });
    const drawn = await draw({ assignee: alex });
    await press('Assign to a colleague');
    fireEvent.click(screen.getByRole('menuitem', { name: /Hand over/ }));
    await settle();
    await type(screen.getByRole('textbox', { name: 'Note for your colleague' }), 'Please call her');
    return drawn;
  };

  it.each<[string, Partial<StoredThread>]>([
    ['resolved', { status: 'Resolved', assignee: alex }],
    ['deleted', { availability: 'Deleted', assignee: alex }],
    ['taken', { assignee: beth }],
  ])('does not look done when it was refused: %s meanwhile', async (_, meanwhile) => {
    const { promise, resolve } = Promise.withResolvers<Result<unknown>>();
    harness.answer((name) => (name === 'handOver' ? promise : OK));
    const { redraw } = await begin();
    await press('Hand over');
    redraw(<ThreadActions thread={makeStored(meanwhile)} />);
    await settle();
    resolve(refusal('Beth Nolan was faster.'));
    await settle();
    expect(within(dialog() ?? document.body).getByRole('alert').textContent).toBe('Beth Nolan was faster.');
    const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(names).toEqual(['Beth Nolan', 'Sam Ortiz']);
    await press('Cancel');
    expect(dialog()).toBeNull();
  });

  it('is over when it went through', async () => {
    const { redraw } = await begin();
    await press('Hand over');
    redraw(<ThreadActions thread={makeStored({ assignee: beth })} />);
    await settle();
    expect([dialog(), screen.queryByRole('alert')]).toEqual([null, null]);
    expect(harness.sent.at(-1)?.payload).toMatchObject({ extensionId: beth.extensionId });
  });
});

describe('a conversation that is not open', () => {
  it.each<Partial<StoredThread>>([
    { status: 'Resolved' },
    { availability: 'Deleted' },
    { isUnverified: true },
  ])('offers nothing: %j', async (change) => {
    await draw(change);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});

it('what is said last is about what was done last', async () => {
  harness.answer((name) => refusal(name === 'assignThread' ? 'About assigning.' : 'About resolving.'));
  await draw();
  await press('Assign to me');
  await press('Resolve');
  fireEvent.click(within(dialog() ?? document.body).getByRole('button', { name: 'Resolve' }));
  await settle();
  expect(screen.getByRole('alert').textContent).toBe('About resolving.');
  await press('Assign to me');
  expect(screen.getByRole('alert').textContent).toBe('About assigning.');
});

it('what went wrong is history once something else went right', async () => {
  harness.answer((name) => (name === 'assignThread' ? refusal('About assigning.') : OK));
  await draw();
  await press('Assign to me');
  await press('Resolve');
  fireEvent.click(within(dialog() ?? document.body).getByRole('button', { name: 'Resolve' }));
  await settle();
  expect(screen.queryByRole('alert')).toBeNull();
});
