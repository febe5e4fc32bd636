import { once } from './once.ts';

/**
 * The words of a text as tokens, joined by dots: 20 bits hashed from the first six letters of each word in lower case.
 * That is enough to recognise the words of a dictionary and too little to tell what else was written. Names made of
 * words fall apart into them (`homePhone`, `workphone`); a pictogram is a word.
 */
export const wordTokens = /* @__PURE__ */ once((text) => {
  const WORDS_PER_TEXT = 16;
  const LETTERS_PER_WORD = 6;
  // The largest prime below 2 to the power of 20.
  const TOKENS = 1_048_573;
  const words = text
    .replace(/([a-z])(?=[A-Z])|(?=phone)/g, '$1 ')
    .toLowerCase()
    // What knows all letters takes milliseconds to compile: a page in plain English does without.
    .match(/[^\0-~]/.test(text) ? /\p{L}+|\p{So}/gu : /[a-z]+/g);
  const tokens = (words ?? [])
    .slice(0, WORDS_PER_TEXT)
    .map((word) =>
      [...word.slice(0, LETTERS_PER_WORD)]
        .reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) as number)) % TOKENS, 0)
        .toString(36),
    );
  return tokens.join('.');
});
