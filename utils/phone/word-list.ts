import { wordTokens } from './find/word-tokens.ts';

/** Words to be recognised among tokens. */
export type WordList = { test(tokens: string): boolean };

/** Recognises words in tokens: those of any of the phrases, which are given in lines and separated by commas. */
export const wordList = (phrases: string): WordList =>
  late(() => new RegExp(`(?:^|\\.)(?:${anyOf(phrases)})(?=\\.|$)`));

/** Recognises what comes last, after other words. */
export const lastWord = (phrases: string): WordList => late(() => new RegExp(`\\.(?:${anyOf(phrases)})$`));

/** Made by the first question: most wake-ups of the worker read no page. */
function late(make: () => RegExp): WordList {
  let pattern: RegExp | undefined;
  return {
    test: (tokens) => {
      pattern ??= make();
      return pattern.test(tokens);
    },
  };
}

function anyOf(phrases: string): string {
  const all = phrases
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .map((phrase) => wordTokens(phrase).replaceAll('.', '\\.'));
  return [...new Set(all)].join('|');
}
