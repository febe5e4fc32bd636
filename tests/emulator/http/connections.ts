import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ApiContext } from './env.ts';

const requestCounts = new WeakMap<Socket, number>();

/** Counts the requests of every connection of this server, for faults that hit only reused ones. */
export function countConnectionUse(server: Server): void {
  server.prependListener('request', (request) => {
    requestCounts.set(request.socket, (requestCounts.get(request.socket) ?? 0) + 1);
  });
}

/**
 * Whether the request came on a keep-alive connection that has carried one before; never without a server.
 */
export function isReusedConnection(c: ApiContext): boolean {
  const socket = c.env?.incoming?.socket;
  return socket !== undefined && (requestCounts.get(socket) ?? 0) > 1;
}
