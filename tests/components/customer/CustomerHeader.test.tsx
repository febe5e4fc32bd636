import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CustomerHeader } from '../../../components/customer/CustomerHeader.tsx';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { createHarness, failed, type Harness, press, settle } from '../../support/component-harness.ts';
import { alex, at, beth, CUSTOMER, makeStored, support } from '../../support/make-records.ts';

const HOUR = 3_600_000;
let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
type Over = Partial<Parameters<typeof CustomerHeader>[0]>;
const header = (threads: StoredThread[], over: Over = {}) => (
  <CustomerHeader
    phoneNumber={CUSTOMER}
    label={undefined}
    threads={threads}
    thread={threads.find(({ status }) => status === 'Open')}
    onChoose={() => {}}
    onBack={undefined}
    onPin={undefined}
    {...over}
  />
);
const draw = async (threads: StoredThread[], over: Over = {}) => {
  const drawn = harness.draw(header(threads, over));
  await settle();
  return drawn;
};
const all = () => document.body.textContent ?? '';
const RESOLVED = { status: 'Resolved', statusReason: 'Manual' };

describe('the head of a customer', () => {
  it('says whose number it is, as the page calls it, through which queue and number, and who has it', async () => {
    await draw([makeStored({ assignee: beth })], { label: 'mobile' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('(415) 555-0127');
    for (const part of ['mobile', 'Billing · (650) 555-0110', 'Beth Nolan']) expect(all()).toContain(part);
    await expectAccessible();
  });

  it('says only the number of somebody who never wrote', async () => {
    await draw([]);
    expect(all()).toBe('(415) 555-0127');
    await expectAccessible();
  });

  it.each<[string, number, Partial<StoredThread>, RegExp, RegExp]>([
    ['waits', 13 * 60_000, {}, /Waiting 12 min/, /Closes/],
    ['was answered', 13 * 60_000, { lastOutboundTime: at(2) } as object, /Billing/, /Waiting|Closes/],
    ['will be closed soon', 67 * HOUR, {}, /Waiting 2 d.*Closes itself in 5 h/, /any moment/],
    ['is over', 67 * HOUR, RESOLVED, /Resolved/, /Waiting|Closes/],
  ])('has clocks: %s', async (_, ms, change, shown, hidden) => {
    harness.now = Date.parse(at(0)) + ms;
    const { lastOutboundTime = '', ...rest } = change as Partial<StoredThread['activity']> &
      Partial<StoredThread>;
    const activity = { lastInboundTime: at(1), lastOutboundTime, lastMessageTime: lastOutboundTime || at(1) };
    await draw([makeStored({ activity, ...rest })]);
    expect(all()).toMatch(shown);
    expect(all()).not.toMatch(hidden);
  });

  it('has one word for a conversation that closed itself, and tells why on hovering', async () => {
    await draw([makeStored({ status: 'Resolved', statusReason: 'ThreadExpired' })]);
    expect(screen.getByText('Closed').title).toBe('Closed automatically after 72 h without activity');
    await expectAccessible();
  });

  it('goes back where the agent came from, and is where keys begin there', async () => {
    const onBack = vi.fn();
    await draw([], { onBack });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Back');
    await press('Back');
    expect(onBack).toHaveBeenCalledTimes(1);
  });

  it('explains a refusal also when it ended the conversation', async () => {
    const sentence = 'Jenn Lee resolved this conversation meanwhile.';
    harness.answer(() => failed({ kind: 'refused', errorCode: 'CMN-101', sentence }));
    const { redraw } = await draw([makeStored()]);
    await press('Assign to me');
    redraw(header([makeStored({ id: 't2', ...RESOLVED, owner: support }), makeStored(RESOLVED)]));
    await settle();
    expect(screen.getByRole('alert').textContent).toBe(sentence);
    expect(all()).toContain('Billing');
  });
});

describe('several open conversations', () => {
  const TWO = [makeStored({ assignee: alex }), makeStored({ id: 't2', owner: support })];
  const choices = () =>
    [...document.querySelectorAll('ul[aria-label="Open conversations"] button')].map((one) => [
      one.textContent,
      one.getAttribute('aria-pressed'),
    ]);

  it('are offered with who has them, the meant one marked', async () => {
    const onChoose = vi.fn();
    await draw(TWO, { onChoose });
    expect(choices()).toEqual([
      ['BillingYou', 'true'],
      ['SupportUnassigned', 'false'],
    ]);
    await expectAccessible();
    fireEvent.click(screen.getByRole('button', { name: /Support/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('t2');
  });

  it('have each their own buttons', async () => {
    await draw(TWO, { thread: TWO[1] });
    await press('Assign to me');
    expect(harness.sent[0]?.payload).toMatchObject({ threadId: 't2' });
  });

  it('tell what was refused of one that ended, until the agent acts on another', async () => {
    const sentence = 'Jenn Lee resolved this conversation meanwhile.';
    harness.answer(() => failed({ kind: 'refused', errorCode: 'CMN-101', sentence }));
    const { redraw } = await draw(TWO, { thread: TWO[1] });
    await press('Assign to me');
    redraw(header([makeStored({ assignee: alex }), makeStored({ id: 't2', owner: support, ...RESOLVED })]));
    await settle();
    expect(screen.getByRole('alert').textContent).toBe(sentence);
    expect(all()).toContain('Billing');
    await press('Resolve');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('do not close the dialog of one that ended', async () => {
    const { redraw } = await draw(TWO, { thread: TWO[1] });
    await press('Resolve');
    redraw(header([makeStored({ assignee: alex }), makeStored({ id: 't2', owner: support, ...RESOLVED })]));
    await settle();
    expect(screen.getByRole('dialog').textContent).toContain('next text to Support');
    await press('Cancel');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it.each([
    ['one alone', [makeStored()]],
    ['one beside those that are over', [makeStored(), makeStored({ id: 't2', ...RESOLVED })]],
  ])('are no choice: %s', async (_, threads) => {
    await draw(threads);
    expect(choices()).toEqual([]);
  });
});
