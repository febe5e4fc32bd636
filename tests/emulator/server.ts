import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { App } from './app.ts';
import { countConnectionUse } from './http/connections.ts';

/** Where to listen. Port 0 (the default) takes a free one. */
export type ListenOptions = { port?: number; host?: string; tls?: { key: string; cert: string } | undefined };

/** A listening server. */
export type Listener = { server: Server; origin: string; close(): Promise<void> };

/** Serves an app over HTTP or HTTPS; resolves when it listens. `close` cuts every connection. */
export async function listen(app: Pick<App, 'fetch'>, options: ListenOptions = {}): Promise<Listener> {
  const { port = 0, host = '127.0.0.1', tls } = options;
  // Without this option the adapter replaces the global Request and Response of the whole process.
  const onRequest = getRequestListener(app.fetch as Parameters<typeof getRequestListener>[0], {
    overrideGlobalObjects: false,
  });
  const server: Server = tls ? createHttpsServer(tls, onRequest) : createHttpServer(onRequest);
  countConnectionUse(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    server,
    origin: `${tls ? 'https' : 'http'}://${host}:${address.port}`,
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
