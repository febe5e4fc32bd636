import { wordTokens } from './find/word-tokens.ts';

/** Recognises words in tokens: those of any of the phrases, which are given in lines and separated by commas. */
export function wordList(phrases: string): RegExp {
  const all = phrases
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .map((phrase) => wordTokens(phrase).replaceAll('.', '\\.'));
  return new RegExp(`(?:^|\\.)(?:${[...new Set(all)].join('|')})(?=\\.|$)`);
}
