import { describe, expect, it } from 'vitest';
import { createSend } from '../../../utils/messaging/send.ts';

const STOPPED = { ok: false, error: { kind: 'offline', cause: 'worker', isOutcomeUnknown: true } };

describe('send', () => {
  it('sends name and payload, and answers with the answer', async () => {
    const sent: unknown[] = [];
    const send = createSend(async (message) => {
      sent.push(message);
      return { ok: true, value: undefined };
    });
    expect(await send('syncNow')).toEqual({ ok: true, value: undefined });
    await send('resolveThread', { threadId: 't1' });
    expect(sent).toEqual([
      { name: 'syncNow', payload: undefined },
      { name: 'resolveThread', payload: { threadId: 't1' } },
    ]);
  });

  it('hands on a refusal', async () => {
    const refusal = { ok: false, error: { kind: 'gone' } };
    expect(await createSend(async () => refusal)('syncNow')).toEqual(refusal);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['nobody answered', async () => undefined],
    ['the channel was closed', () => Promise.reject(new Error('message channel closed before a response'))],
    ['nobody was there', () => Promise.reject(new Error('Receiving end does not exist.'))],
  ])('never rejects; when %s the outcome is unknown', async (_, sendMessage) => {
    expect(await createSend(sendMessage)('syncNow')).toEqual(STOPPED);
  });
});
