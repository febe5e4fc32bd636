import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HandoverDialog } from '../../../components/customer/HandoverDialog.tsx';
import { draftKey } from '../../../utils/drafts.ts';
import { type NoteRow, OUTBOX_KEY } from '../../../utils/outbox/outbox.ts';
import type { SmsRecipient } from '../../../utils/ringcentral/people-api.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  press,
  settle,
  type,
} from '../../support/component-harness.ts';
import { alex, beth, ME, makeStored, sam } from '../../support/make-records.ts';

const KEY = draftKey({ extensionId: ME, kind: 'note', threadId: 't1' });
const SENDING: NoteRow = {
  pressId: 'p1',
  kind: 'note',
  extensionId: ME,
  threadId: 't1',
  text: 'Please call',
  notBefore: '',
  knownIds: [],
  state: 'sending',
  pressedAt: 1,
};
const recipient = ({ extensionId, name }: typeof beth): SmsRecipient => ({
  id: extensionId,
  name,
  extensionNumber: extensionId,
  extensionType: 'User',
  assignable: true,
  hasLicense: true,
});

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = async () => {
  const onClose = vi.fn();
  const colleagues = [beth, sam].map(recipient);
  harness.draw(
    <HandoverDialog thread={makeStored({ assignee: alex })} colleagues={colleagues} onClose={onClose} />,
  );
  await settle();
  return onClose;
};
const field = () => screen.getByRole('textbox', { name: 'Note for your colleague' }) as HTMLTextAreaElement;
const button = () => screen.getByRole('button', { name: 'Hand over' });

describe('handing over with a note', () => {
  it('is one action: the note and who gets the conversation', async () => {
    const onClose = await draw();
    await expectAccessible();
    fireEvent.change(screen.getByRole('combobox', { name: 'To' }), { target: { value: sam.extensionId } });
    await type(field(), ' Please call her back ');
    await press('Hand over');
    expect(harness.sent).toEqual([
      {
        name: 'handOver',
        payload: {
          pressId: expect.any(String),
          threadId: 't1',
          extensionId: sam.extensionId,
          text: 'Please call her back',
        },
      },
    ]);
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(field().value).toBe('');
  });

  it('goes to the first colleague unless another is chosen', async () => {
    await draw();
    await type(field(), 'x');
    await press('Hand over');
    expect(harness.sent[0]?.payload).toMatchObject({ extensionId: beth.extensionId });
  });

  it('needs a note', async () => {
    const onClose = await draw();
    expect(button().title).toBe('Write a note first.');
    await type(field(), ' \n');
    await press('Hand over');
    expect([harness.sent, onClose.mock.calls]).toEqual([[], []]);
  });

  it('begins with the note the agent has begun, and keeps it when cancelled', async () => {
    await harness.local.set({ [KEY]: 'She is ups' });
    const onClose = await draw();
    expect(field().value).toBe('She is ups');
    await press('Cancel');
    expect(onClose).toHaveBeenCalledTimes(1);
    expect([harness.local.dump()[KEY], harness.sent]).toEqual(['She is ups', []]);
  });

  it('that is refused says why, stays open and keeps the note', async () => {
    harness.answer(() => failed({ kind: 'refused', errorCode: 'X', sentence: 'Jenn Lee has it now.' }));
    const onClose = await draw();
    await type(field(), 'Please call');
    await press('Hand over');
    expect(screen.getByRole('alert').textContent).toBe('Jenn Lee has it now.');
    expect([field().value, harness.local.dump()[KEY]]).toEqual(['Please call', 'Please call']);
    expect(onClose).not.toHaveBeenCalled();
    await expectAccessible();
    harness.answer(() => OK);
    await press('Hand over');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('of which only the note was saved does not save it again', async () => {
    harness.answer(async () => {
      await harness.local.remove(KEY);
      return failed({ kind: 'noteSaved', rest: { kind: 'refused', errorCode: 'X', sentence: 'Try again.' } });
    });
    await draw();
    await type(field(), 'Please call');
    await press('Hand over');
    expect(screen.getByRole('alert').textContent).toBe(
      'Your note is saved, but the conversation was not handed over. Try again.',
    );
    expect(field().value).toBe('');
    await press('Hand over');
    expect(harness.sent).toHaveLength(1);
  });

  it('is not done again while it is on its way since a dialog that was closed', async () => {
    await harness.local.set({ [KEY]: SENDING.text, [OUTBOX_KEY]: [SENDING] });
    const onClose = await draw();
    await press('Hand over');
    expect([harness.sent, field().value, button().title]).toEqual([
      [],
      SENDING.text,
      'This note is being added.',
    ]);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('whose note may be saved does not save it twice', async () => {
    harness.answer(async () => {
      await harness.local.set({ [OUTBOX_KEY]: [SENDING] });
      await harness.local.set({ [OUTBOX_KEY]: [{ ...SENDING, state: 'unconfirmed' }] });
      return failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: true });
    });
    await draw();
    await type(field(), 'Please call');
    await press('Hand over');
    expect(screen.getByRole('alert').textContent).toContain('Your note may be saved; nobody was assigned.');
    expect(field().value).toBe('');
    await press('Hand over');
    expect(harness.sent).toHaveLength(1);
  });
});
