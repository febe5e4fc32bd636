import { AppFailure } from '../../utils/app-error.ts';
import { toFailure } from '../../utils/ringcentral/failures.ts';
import type { Http } from '../../utils/ringcentral/http.ts';
import { createMediaApi, type MediaApi } from '../../utils/ringcentral/media-api.ts';
import { createPeopleApi, type PeopleApi } from '../../utils/ringcentral/people-api.ts';
import { createThreadApi, type ThreadApi } from '../../utils/ringcentral/thread-api.ts';
import type { Emulator, EmulatorOptions } from '../emulator/emulator.ts';
import { createTestBed, fetchRaw } from '../emulator/test-bed.ts';
import { stubHttp } from './stub-apis.ts';

/** Where the emulator says that files are. */
export const MEDIA_ORIGIN = 'https://media.emulator.test';

/** An agent's calls to an emulator in this process: no server, no SDK, no rate budget, one clock. */
export type EmulatorApi = Emulator & {
  threads: ThreadApi;
  people: PeopleApi;
  media: MediaApi;
  /** Milliseconds, the emulator's. */
  now: () => number;
  /** `lostBefore`: requests do not arrive; `lostAfter`: they do, and their answers are lost. */
  network: { state: 'up' | 'lostBefore' | 'lostAfter' };
};

/** Binds the client's API to an emulator for one agent, by name. The clock stands still until a test moves it. */
export function createEmulatorApi(agent = 'Alex Rivera', options: EmulatorOptions = {}): EmulatorApi {
  const emulator = createTestBed(options);
  emulator.control.configure({ contentOrigin: MEDIA_ORIGIN });
  const { access_token: token } = emulator.control.tokens.issue(agent);
  const network: EmulatorApi['network'] = { state: 'up' };
  const now = () => emulator.control.clock.now();

  const send = async (method: string, path: string, body?: BodyInit): Promise<Response> => {
    const lost = new AppFailure({ kind: 'offline', cause: 'network', isOutcomeUnknown: method !== 'GET' });
    if (network.state === 'lostBefore') throw lost;
    const isForm = body instanceof FormData;
    const response = await fetchRaw(emulator, path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(!isForm && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });
    if (network.state === 'lostAfter') throw lost;
    if (!response.ok) throw await toFailure(Object.assign(new Error(), { response }), method, now());
    return response;
  };
  const json: Http['json'] = async ({ method, path, query = {}, body }) => {
    const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    const response = await send(method, `/restapi/v1.0/account/~${path}?${toSearch(query)}`, sent);
    return response.status === 204 ? undefined : response.json();
  };
  const file: Http['file'] = async (address) => (await send('GET', new URL(address).pathname)).blob();
  const http = stubHttp({ json, file });
  return {
    ...emulator,
    network,
    now,
    threads: createThreadApi(http, 'agent'),
    people: createPeopleApi(http),
    media: createMediaApi(http, [MEDIA_ORIGIN]),
  };
}

function toSearch(query: Record<string, unknown>): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== undefined)
      .map((each) => [name, String(each)]),
  );
  return new URLSearchParams(pairs);
}
