import type { Emulator } from '../../emulator/emulator.ts';
import { type Life, never } from './mortal.ts';

/** What lies between the client and the emulator, and what becomes of answers on the way. */
export type Network = {
  /** `lost`: the request arrives, its answer does not. `cut`: the answer breaks off in the middle. */
  state: 'up' | 'down' | 'lost' | 'cut';
  /** Answers are made at once and wait on the way until `release`. */
  isHolding: boolean;
  release(): void;
  /** Requests whose answers have not come. */
  pending(): number;
  fetch: typeof fetch;
};

/** Joins a client to an emulator in this process; requests die with the life that `current` names. */
export function createNetwork(emulator: Emulator, current: () => Life): Network {
  const waiting: (() => void)[] = [];
  let pending = 0;

  const travel = async (request: Request): Promise<Response> => {
    const life = current();
    if (life.step()) return never();
    const { state } = network;
    if (state === 'down') throw new TypeError('fetch failed');
    const response = await emulator.app.fetch(request);
    const body = await response.text();
    if (network.isHolding) await new Promise<void>((resolve) => waiting.push(resolve));
    if (life.step()) return never();
    if (state === 'lost') throw new TypeError('fetch failed');
    const { status, headers } = response;
    const isEmpty = status === 204 || body === '';
    const part = state === 'cut' ? body.slice(0, body.length / 2) : body;
    return new Response(isEmpty ? null : part, { status, headers });
  };

  const network: Network = {
    state: 'up',
    isHolding: false,
    release: () => {
      network.isHolding = false;
      for (const go of waiting.splice(0)) go();
    },
    pending: () => pending,
    fetch: async (input, init) => {
      pending += 1;
      try {
        return await travel(new Request(input, init));
      } finally {
        pending -= 1;
      }
    },
  };
  return network;
}
