/** The characters of the GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1). */
const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Characters of its extension table: an escape and a code, two septets each (6.2.1.1). */
const GSM_EXTENDED = new Set('\f^{}\\[~]|€');

/** Units a single text holds, and each part of a longer one, by encoding (3GPP TS 23.040, 9.2.3.24.1). */
const ROOM = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } } as const;

/** How a text travels: one character outside the GSM alphabet makes the whole text UCS-2. */
export type SegmentCount = { encoding: 'GSM-7' | 'UCS-2'; segments: number; units: number };

/** Into how many SMS a text will be cut; an empty text into none. A character is never split between two parts. */
export function countSegments(text: string): SegmentCount {
  const characters = [...text];
  const isGsm = characters.every((one) => GSM_BASIC.has(one) || GSM_EXTENDED.has(one));
  const encoding = isGsm ? 'GSM-7' : 'UCS-2';
  const sizes = characters.map((one) => (isGsm ? (GSM_EXTENDED.has(one) ? 2 : 1) : one.length));
  const units = sizes.reduce<number>((sum, size) => sum + size, 0);
  const { single, part } = ROOM[encoding];
  if (units <= single) return { encoding, units, segments: units ? 1 : 0 };
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > part) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, segments };
}
