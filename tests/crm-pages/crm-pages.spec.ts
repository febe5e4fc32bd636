import { expect, test } from './fixtures.ts';
import { readCorpusPage } from './read-corpus.ts';
import { scorePage } from './score.ts';
import { PAGES } from './truth.ts';

for (const page of PAGES) {
  test(page.name, async ({ observer }) => {
    if (page.known) test.fail(true, page.known);
    const read = await readCorpusPage(observer, page);
    const { missed, falseFinds, violations, isKindRight, isPrimaryRight } = scorePage(page, read);
    expect({ missed, falseFinds, violations }).toEqual({ missed: [], falseFinds: [], violations: [] });
    expect(isKindRight, `is read as ${read.kind}`).toBe(true);
    expect(isPrimaryRight, `offers ${read.numbers[0]?.phoneNumber} first`).toBe(true);
  });
}
