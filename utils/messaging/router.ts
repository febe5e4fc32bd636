import { asResult, type Result } from '../app-error.ts';
import {
  ACCEPTED_FROM,
  type Message,
  type Origin,
  type Payload,
  type Protocol,
  type Value,
} from './protocol.ts';

/** What the browser, not the message, says about a sender. */
export type Sender = {
  id?: string;
  origin?: string;
  url?: string;
  frameId?: number;
  tab?: { id?: number; url?: string };
};

/** One function per message; a missing one does not compile. */
export type Handlers = {
  [K in keyof Protocol]: (payload: Payload<K>, sender: Sender) => Promise<Value<K>> | Value<K>;
};

/** Where a sender is, or undefined when it is nobody we know. */
export function originOf(sender: Sender, ourId: string, ourOrigin: string): Origin | undefined {
  if (sender.id !== ourId) return undefined;
  const origin = sender.origin ?? (sender.url ? new URL(sender.url).origin : '');
  if (origin === ourOrigin) return 'ourPage';
  return sender.tab ? 'contentScript' : undefined;
}

/**
 * The background's only message listener. A message is handled when its name is known and the browser says that it
 * comes from where the protocol allows; anything else gets no answer at all. Answers are `Result`s, never rejections.
 */
export function createRouter(handlers: Handlers, ourId: string, ourOrigin: string) {
  return (
    message: unknown,
    sender: Sender,
    sendResponse: (result: Result<unknown>) => void,
  ): true | undefined => {
    const { name, payload } = (message ?? {}) as Message;
    if (typeof name !== 'string' || !Object.hasOwn(ACCEPTED_FROM, name)) return undefined;
    if (originOf(sender, ourId, ourOrigin) !== ACCEPTED_FROM[name]) return undefined;
    const handle = handlers[name] as (payload: unknown, sender: Sender) => unknown;
    void asResult(async () => handle(payload, sender)).then(sendResponse);
    return true;
  };
}
