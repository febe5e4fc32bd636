/** Text made shorter by naming what it repeats: where the i-th of `signs` stands, `tokens[i]` is meant. */
export type PackedText = { text: string; signs: string; tokens: string[] };

/** Characters that take one byte in a script, also inside quotes. */
const CANDIDATES = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
  (sign) => !/["'\\`$]/.test(sign),
);

/** Longer repetitions are found as repetitions of shorter ones. */
const LONGEST_TOKEN = 4;

/** Shortens a text (at build time) with every character it does not use, or no longer. */
export function packText(plain: string): PackedText {
  let text = plain;
  let signs = '';
  const tokens: string[] = [];
  for (const sign of CANDIDATES) {
    if (text.includes(sign)) continue;
    const token = worthMost(text);
    if (!token) break;
    signs += sign;
    tokens.push(token);
    text = text.replaceAll(token, sign);
  }
  return { text, signs, tokens };
}

/** The plain text again; tokens may contain signs of earlier ones. */
export function unpackText({ text, signs, tokens }: PackedText): string {
  return tokens.reduceRight(
    (packed, token, index) => packed.replaceAll(signs[index] ?? '', () => token),
    text,
  );
}

/** The part whose repetitions cost most; empty when nothing is repeated. */
function worthMost(text: string): string {
  const counts = new Map<string, number>();
  for (let length = 2; length <= LONGEST_TOKEN; length += 1) {
    for (let at = 0; at + length <= text.length; at += 1) {
      const part = text.slice(at, at + length);
      counts.set(part, (counts.get(part) ?? 0) + 1);
    }
  }
  const worth = ([part, count]: [string, number]) => (part.length - 1) * count;
  const repeated = [...counts].filter(([, count]) => count > 1);
  return repeated.reduce((best, one) => (worth(one) > worth(best) ? one : best), ['', 0])[0];
}
