import type { OutgoingHttpHeaders } from 'node:http';
import type { ApiContext } from './env.ts';
import { replaceAnswer } from './replace-answer.ts';

/**
 * Destroys the connection without an answer. Needs the listening server: a pure `app.fetch` has no connection
 * to cut.
 */
export function cutConnection(c: ApiContext): void {
  const { incoming } = requireServer(c);
  c.get('logged').status = 0;
  incoming.socket.destroy();
  replaceAnswer(c, alreadySent());
}

/**
 * Sends the head and the first part of the body, chunked, then destroys the connection. Needs the listening
 * server.
 */
export async function sendTruncated(c: ApiContext, share: number): Promise<void> {
  const { incoming, outgoing } = requireServer(c);
  const { status, headers: sent } = c.res;
  c.get('logged').status = status;
  const bytes = Buffer.from(await c.res.arrayBuffer());
  const headers: OutgoingHttpHeaders = Object.fromEntries(sent);
  delete headers['content-length'];
  outgoing.writeHead(status, { ...headers, 'transfer-encoding': 'chunked' });
  const part = bytes.subarray(0, Math.max(1, Math.floor(bytes.length * share)));
  await new Promise<void>((resolve) => outgoing.write(part, () => resolve()));
  incoming.socket.destroy();
  replaceAnswer(c, alreadySent());
}

function requireServer(c: ApiContext) {
  const { incoming, outgoing } = c.env ?? {};
  if (!incoming || !outgoing) throw new Error('This fault cuts connections: it needs the listening server.');
  return { incoming, outgoing };
}

/** The adapter's own sign that nothing more is to be sent. */
function alreadySent(): Response {
  return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
}
