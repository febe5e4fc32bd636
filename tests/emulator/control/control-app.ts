import { Hono } from 'hono';
import { ApiError } from '../rules/api-error.ts';
import type { LoggedRequest } from '../state/request-log.ts';
import type { Control } from './control.ts';

/**
 * The control API over HTTP, for other processes: `POST /clock.advance` with the arguments as a JSON array
 * (or one JSON value) answers `{"result": …}`; `POST /as.take` takes the agent first. `GET /` lists the
 * methods. For its own listener only.
 */
export function createControlApp(control: Control): Hono {
  const app = new Hono();
  app.get('/', (c) => c.json({ methods: listMethods(control) }));
  app.post('/:method', async (c) => {
    const args = await readArguments(c.req.raw);
    const result = await call(control, c.req.param('method'), args);
    return c.json({ result: presentable(result) ?? null });
  });
  app.onError((error, c) => {
    if (error instanceof ApiError) {
      return Response.json({ error: error.message, envelope: error.envelope }, { status: error.status });
    }
    return c.json({ error: error.message }, 400);
  });
  return app;
}

async function readArguments(request: Request): Promise<unknown[]> {
  const text = await request.text();
  if (text === '') return [];
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value : [value];
}

async function call(control: Control, method: string, args: unknown[]): Promise<unknown> {
  const path = method.split('.');
  if (path[0] === 'as') {
    const [agent, ...rest] = args;
    return invoke(control.as(String(agent)), path.slice(1), rest);
  }
  return invoke(control, path, args);
}

function invoke(root: object, path: string[], args: unknown[]): unknown {
  let target: unknown = root;
  for (const name of path) {
    const isHolder = (typeof target === 'object' && target !== null) || typeof target === 'function';
    if (!isHolder || !Object.hasOwn(target as object, name)) throw new Error(`No method ${path.join('.')}.`);
    target = (target as Record<string, unknown>)[name];
  }
  return typeof target === 'function' ? target(...args) : target;
}

/** Functions of handles stay here, and so do tokens in the request log. */
function presentable(result: unknown): unknown {
  if (!Array.isArray(result)) return result;
  return result.map((item: LoggedRequest | Record<string, unknown>) =>
    typeof item === 'object' && item !== null && 'authorization' in item
      ? { ...item, authorization: item.authorization ? '(present)' : undefined }
      : item,
  );
}

function listMethods(control: Control): string[] {
  const own = Object.entries(control).flatMap(([name, value]) => {
    if (name === 'as' || name === 'settings') return [];
    const inner = Object.keys(value as object).map((each) => `${name}.${each}`);
    return typeof value === 'function' ? [name, ...inner] : inner;
  });
  const actions = Object.keys(control.as('')).map((name) => `as.${name}`);
  return [...own, 'settings', ...actions].sort();
}
