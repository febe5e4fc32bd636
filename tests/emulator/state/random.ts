/** Seeded chance: the same seed gives the same sequence on every machine, so ids and texts are stable. */
export type Random = {
  next(): number;
  integer(below: number): number;
  pick<T>(items: readonly T[]): T;
  uuid(): string;
  token(length: number): string;
};

const TOKEN_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Builds the generator (mulberry32). Not for secrets: the emulator guards nothing. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const integer = (below: number) => Math.floor(next() * below);
  const hex = (digits: number) => {
    let text = '';
    while (text.length < digits) text += integer(0x1_0000).toString(16).padStart(4, '0');
    return text.slice(0, digits);
  };
  return {
    next,
    integer,
    pick<T>(items: readonly T[]): T {
      const item = items[integer(items.length)];
      if (item === undefined) throw new RangeError('Nothing to pick from.');
      return item;
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
    token: (length) => Array.from({ length }, () => TOKEN_ALPHABET[integer(62)]).join(''),
  };
}
