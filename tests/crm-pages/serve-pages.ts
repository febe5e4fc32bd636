import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Hosts } from '../browser/chromium-arguments.ts';

/** Two hosts with the same pages; each is `%OTHER%` in those of the other, which can frame it. */
export type PageServer = { hosts: Hosts; close(): Promise<void> };

const FOLDERS = ['pages', 'held-out'];

/** Serves every page of the corpus under its name and any path behind it: `/hubspot-contact/contacts/1/contact/101`. */
export async function servePages(
  tls: { key: string; cert: string },
  names: readonly [string, string],
): Promise<PageServer> {
  const servers = names.map((_, index) => createPageServer(tls, `https://${names[1 - index]}`));
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    hosts: Object.fromEntries(names.map((name, index) => [name, ports[index] ?? 0])),
    async close() {
      await Promise.all(servers.map(end));
    },
  };
}

function createPageServer(tls: { key: string; cert: string }, other: string): Server {
  return createServer(tls, async (request, response) => {
    const name = new URL(request.url ?? '/', other).pathname.split('/')[1] ?? '';
    const html = await readPage(name);
    response.writeHead(html === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.end(html?.replaceAll('%OTHER%', other));
  });
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function readPage(name: string): Promise<string | undefined> {
  if (!/^[\w-]+$/.test(name)) return undefined;
  for (const folder of FOLDERS) {
    try {
      return await readFile(new URL(`${folder}/${name}.html`, import.meta.url), 'utf8');
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
