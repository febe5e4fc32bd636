import { foldText, type Query } from './match-text.ts';

/** The part of a text around what was found, cut for one line. */
export type Excerpt = { before: string; match: string; after: string };

/** At most so many characters are kept before the match, from the beginning of a word. */
const LEAD = 16;

/** Where the first word of the query stands in a text; undefined when none does (it matched by its author). */
export function excerptOf(text: string, { words }: Query): Excerpt | undefined {
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  const { folded, letterAt } = foldLetters(letters);
  const found = words
    .map((word) => ({ word, at: folded.indexOf(word) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (!found) return undefined;
  const from = letterAt[found.at] ?? 0;
  const to = (letterAt[found.at + found.word.length - 1] ?? from) + 1;
  const start = startOfLead(letters, from);
  return {
    before: `${start > 0 ? '…' : ''}${letters.slice(start, from).join('')}`,
    match: letters.slice(from, to).join(''),
    after: letters.slice(to).join(''),
  };
}

function startOfLead(letters: readonly string[], from: number): number {
  if (from <= LEAD) return 0;
  const space = letters.indexOf(' ', from - LEAD - 1);
  return space === -1 || space >= from ? from : space + 1;
}

/** Folding may drop or double letters, so each folded one remembers which letter it came from. */
function foldLetters(letters: readonly string[]): { folded: string; letterAt: number[] } {
  let folded = '';
  const letterAt: number[] = [];
  for (const [index, letter] of letters.entries()) {
    const part = foldText(letter);
    folded += part;
    for (let unit = 0; unit < part.length; unit += 1) letterAt.push(index);
  }
  return { folded, letterAt };
}
