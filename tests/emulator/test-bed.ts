import { createEmulator, type Emulator, type EmulatorOptions } from './emulator.ts';
import type { ErrorEnvelope } from './rules/api-error.ts';

/** The moment at which every test bed begins; time stands still until a test moves it. */
export const TEST_START = '2026-03-02T10:00:00.000Z';

/** An answer with its JSON already read (`undefined` for an empty body). */
export type Answer<Body> = { status: number; headers: Headers; json: Body };

/** An agent's HTTP client. Paths are below `/restapi/v1.0/account/~`. */
export type TestClient = {
  get<Body = ErrorEnvelope>(path: string, query?: Query): Promise<Answer<Body>>;
  send<Body = ErrorEnvelope>(method: string, path: string, body?: unknown): Promise<Answer<Body>>;
};

/** Query parameters; lists are repeated. */
export type Query = Record<string, string | number | readonly string[]>;

/** An emulator without a server, with a frozen clock and no rate limits unless asked for. */
export function createTestBed(
  options: EmulatorOptions = {},
): Emulator & { client(user: string): TestClient } {
  const emulator = createEmulator({ startTime: TEST_START, isFrozen: true, limits: 'off', ...options });
  return { ...emulator, client: (user) => createClient(emulator, user) };
}

/** Sends one raw request to an emulator without a server. */
export async function fetchRaw(
  { app }: Pick<Emulator, 'app'>,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  return app.fetch(new Request(`https://emulator.test${path}`, { redirect: 'manual', ...init }));
}

/** Reads an answer's JSON. */
export async function readAnswer<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? undefined : JSON.parse(text),
  } as Answer<Body>;
}

function createClient(emulator: Emulator, user: string): TestClient {
  const { access_token: token } = emulator.control.tokens.issue(user);
  const call = async <Body>(method: string, path: string, body?: unknown) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return readAnswer<Body>(await fetchRaw(emulator, `/restapi/v1.0/account/~${path}`, init));
  };
  return {
    get: <Body>(path: string, query: Query = {}) => call<Body>('GET', `${path}?${toSearch(query)}`),
    send: <Body>(method: string, path: string, body?: unknown) => call<Body>(method, path, body),
  };
}

function toSearch(query: Query): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)]),
  );
  return new URLSearchParams(pairs);
}
