import { launchObserver } from './observe.ts';
import { readCorpusPage } from './read-corpus.ts';
import { type PageScore, printScores, scorePage } from './score.ts';
import { PAGES } from './truth.ts';

/**
 * Reads the corpus (or the pages named) with the built extension and prints recall and precision, of held-out pages
 * apart.
 */
export async function scoreCorpus(names: readonly string[] = []): Promise<void> {
  const observer = await launchObserver();
  const scores: PageScore[] = [];
  try {
    for (const page of PAGES) {
      if (names.length > 0 && !names.includes(page.name)) continue;
      scores.push(scorePage(page, await readCorpusPage(observer, page)));
    }
  } finally {
    await observer.close();
  }
  printScores(
    scores.filter(({ isHeldOut }) => !isHeldOut),
    'Pages the rules were made with',
  );
  printScores(
    scores.filter(({ isHeldOut }) => isHeldOut),
    'Pages held out',
  );
}
