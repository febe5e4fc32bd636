import type { MiddlewareHandler, Next } from 'hono';
import type { Fault, FaultSpec } from '../faults/fault.ts';
import { isReshaping, reshapeRecords } from '../faults/reshape-records.ts';
import type { Service } from '../service.ts';
import { isReusedConnection } from './connections.ts';
import { cutConnection, sendTruncated } from './cut-connection.ts';
import type { ApiContext, Env } from './env.ts';
import { replaceAnswer } from './replace-answer.ts';

/**
 * Lets the fault that wants this request do its harm; everything else passes. See `FaultSpec` for what can
 * happen.
 */
export function applyFaults(service: Service): MiddlewareHandler<Env> {
  return async (c, next) => {
    const fault = takeFault(service, c);
    if (!fault) return next();
    c.get('logged').faultId = fault.id;
    await harm(service, fault, c, next);
  };
}

function takeFault(service: Service, c: ApiContext): Fault | undefined {
  const { pathname, search } = new URL(c.req.url);
  const { method, extensionId } = c.get('logged');
  return service.faults.take({
    method,
    pathname,
    search,
    extensionId,
    isReusedConnection: isReusedConnection(c),
  });
}

async function harm(service: Service, fault: Fault, c: ApiContext, next: Next): Promise<void> {
  const { spec } = fault;
  await sleep(spec.delayBeforeMs);
  if (spec.hold === 'before') await fault.released;
  if (spec.hold === 'untilRefresh') await nextRefresh(service, fault, c);
  if (spec.destroy === 'before') return cutConnection(c);
  await answer(c, next, spec);
  if (spec.hold === 'after') await fault.released;
  await sleep(spec.delayAfterMs);
  if (spec.destroy === 'after') return cutConnection(c);
  if (spec.closeConnection) c.header('Connection', 'close');
  if (spec.truncateAt !== undefined) await sendTruncated(c, spec.truncateAt);
}

async function answer(c: ApiContext, next: Next, spec: FaultSpec): Promise<void> {
  const own = ownAnswer(spec);
  if (!own || spec.isCommitted) await next();
  if (own) replaceAnswer(c, own);
  if (isReshaping(spec) && c.res.headers.get('content-type')?.includes('json')) {
    const json = reshapeRecords(spec, await c.res.clone().json());
    const { status, headers } = c.res;
    replaceAnswer(c, new Response(JSON.stringify(json), { status, headers }));
  }
}

function ownAnswer({ status, body, headers, html }: FaultSpec): Response | undefined {
  if (html) {
    const page =
      typeof html === 'string'
        ? html
        : '<!doctype html><title>Wi-Fi</title><h1>Please sign in to this network</h1>';
    return new Response(page, {
      status: 200,
      headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
    });
  }
  if (status === undefined) return undefined;
  if (body === undefined) return new Response(null, { status, headers: headers ?? {} });
  const isText = typeof body === 'string';
  const contentType = isText ? 'text/plain; charset=utf-8' : 'application/json';
  return new Response(isText ? body : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': contentType, ...headers },
  });
}

async function nextRefresh(service: Service, fault: Fault, c: ApiContext): Promise<void> {
  const { extensionId } = c.get('logged');
  const refreshed = new Promise<void>((resolve) => {
    const watcher = (who: string) => {
      if (who !== extensionId) return;
      service.refreshWatchers.delete(watcher);
      resolve();
    };
    service.refreshWatchers.add(watcher);
  });
  await Promise.race([refreshed, fault.released]);
}

async function sleep(ms: number | undefined): Promise<void> {
  if (ms !== undefined) await new Promise((resolve) => setTimeout(resolve, ms));
}
