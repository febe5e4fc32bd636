import type { Result } from '../app-error.ts';
import type { PanelCommands, Payload, Value } from './protocol.ts';

/** Sends one of our pages' commands to the background. Never rejects. */
export type Send = <K extends keyof PanelCommands>(
  name: K,
  ...payload: Payload<K> extends undefined ? [] : [Payload<K>]
) => Promise<Result<Value<K>>>;

/**
 * A message whose answer never comes (the worker was stopped meanwhile) is an error too: what was asked may or may not
 * have happened, so `isOutcomeUnknown`.
 */
export function createSend(sendMessage: (message: unknown) => Promise<unknown>): Send {
  return async (name, ...[payload]) => {
    try {
      const result = await sendMessage({ name, payload });
      if (result !== undefined) return result as Result<never>;
    } catch {
      // The channel closed before an answer: same as no answer.
    }
    return { ok: false, error: { kind: 'offline', cause: 'worker', isOutcomeUnknown: true } };
  };
}
