/** Text made shorter by naming what it repeats: `tokens[i]` stands where the i-th sign of `SIGNS` does. */
export type PackedText = { text: string; tokens: string[] };

/** Signs a text must not contain to be packed. */
const SIGNS = "!%&'*+/;<=>@^";

const LONGEST_TOKEN = 4;

/** Shortens a text (at build time). Throws when the text contains a sign that is needed. */
export function packText(plain: string): PackedText {
  let text = plain;
  const tokens: string[] = [];
  const taken = [...SIGNS].find((sign) => plain.includes(sign));
  if (taken) throw new Error(`The text to pack contains ${taken}`);
  for (const sign of SIGNS) {
    const token = worthMost(text);
    if (!token) break;
    tokens.push(token);
    text = text.replaceAll(token, sign);
  }
  return { text, tokens };
}

/** The plain text again; tokens may contain signs of earlier ones. */
export function unpackText({ text, tokens }: PackedText): string {
  return tokens.reduceRight(
    (packed, token, index) => packed.replaceAll(SIGNS[index] ?? '', () => token),
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
