/**
 * Text as a phone number would be typed on an English keyboard: ASCII digits for those of every script, plain
 * spaces, hyphens and parentheses, and none of the invisible characters (zero-width, soft hyphen, bidi marks).
 * Line breaks stay, and the right-to-left override, behind which digits are not in the order they are shown in.
 */
export const cleanText = (text: string): string =>
  (/[^\0-~]/.test(text)
    ? text
        .normalize('NFKC')
        .replace(/(?!\u202e)\p{Cf}/gu, '')
        .replace(/[\p{Pd}−]/gu, '-')
        .replace(/(?!\d)\p{Nd}/gu, (digit) => {
          // Every script's ten digits stand in a row that starts at a code point ending in 0 or 6 (Unicode, `Nd`).
          const code = digit.codePointAt(0) as number;
          const last = code % 16;
          return `${last - (/\p{Nd}/u.test(String.fromCodePoint(code - last)) ? 0 : 6)}`;
        })
    : text
  )
    // Single spaces, which are most of them, are left alone.
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ');
