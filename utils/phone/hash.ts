/** A short hash of a text (FNV-1a, 32 bits, base 36): tells texts apart and gives nothing of them away. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (value >>> 0).toString(36);
}
