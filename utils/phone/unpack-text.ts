import { inflateSync, strFromU8 } from 'fflate';

/** The text again that was deflated (raw) and put into base64 when building. Throws when it is anything else. */
export const unpackText = (packed: string): string =>
  strFromU8(inflateSync(Uint8Array.from(atob(packed), (one) => one.charCodeAt(0))));
