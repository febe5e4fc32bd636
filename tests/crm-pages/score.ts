import type { PageNumbers } from '../../utils/phone/read-page.ts';
import type { CrmPage } from './truth.ts';

/** How well one page was read. */
export type PageScore = {
  name: string;
  isHeldOut: boolean;
  isKindRight: boolean;
  /** The first number is the customer's, or none is forced where none should be. */
  isPrimaryRight: boolean;
  found: number;
  expected: number;
  missed: string[];
  /** Numbers that are on no list of this page's truth. */
  falseFinds: string[];
  violations: string[];
};

/** Compares what was read with the truth of a page. */
export function scorePage(page: CrmPage, read: PageNumbers): PageScore {
  const found = new Set(read.numbers.map(({ phoneNumber }) => phoneNumber));
  const known = new Set([...page.all, ...(page.allowed ?? [])]);
  return {
    name: page.name,
    isHeldOut: page.isHeldOut === true,
    isKindRight: page.kind === undefined || read.kind === page.kind,
    isPrimaryRight: isPrimaryRight(page, read),
    found: page.all.filter((number) => found.has(number)).length,
    expected: page.all.length,
    missed: page.all.filter((number) => !found.has(number)),
    falseFinds: [...found].filter((number) => !known.has(number)),
    violations: [...found].filter((number) => page.never.includes(number)),
  };
}

/** Whether everything of a page was read right. */
export function isPerfect(score: PageScore): boolean {
  const faults = score.missed.length + score.falseFinds.length + score.violations.length;
  return faults === 0 && score.isKindRight && score.isPrimaryRight;
}

function isPrimaryRight({ kind, primary }: CrmPage, read: PageNumbers): boolean {
  if (kind === 'record') return read.kind === 'record' && read.numbers[0]?.phoneNumber === primary;
  return kind === undefined || read.kind !== 'record';
}

/** One line per page that is not perfect, then the sums. */
export function printScores(scores: readonly PageScore[], title: string): void {
  const sum = (of: (score: PageScore) => number): number =>
    scores.reduce((total, score) => total + of(score), 0);
  const share = (part: number, whole: number): string => `${((100 * part) / (whole || 1)).toFixed(1)} %`;
  for (const score of scores) {
    const faults = [
      score.isKindRight ? '' : 'kind',
      score.isPrimaryRight ? '' : 'primary',
      score.missed.length > 0 ? `missed ${score.missed.slice(0, 4).join(' ')} (${score.missed.length})` : '',
      score.falseFinds.length > 0
        ? `false ${score.falseFinds.slice(0, 4).join(' ')} (${score.falseFinds.length})`
        : '',
      score.violations.length > 0 ? `NEVER ${score.violations.join(' ')}` : '',
    ].filter(Boolean);
    if (faults.length > 0) console.log(`  ${score.name.padEnd(26)} ${faults.join(' · ')}`);
  }
  const found = sum(({ found }) => found);
  const falseFinds = sum(({ falseFinds }) => falseFinds.length);
  const expected = sum(({ expected }) => expected);
  console.log(
    [
      `${title}: ${scores.length} pages`,
      `recall ${share(found, expected)} (${found}/${expected})`,
      `precision ${share(found, found + falseFinds)} (${falseFinds} false)`,
      `primary right ${share(
        sum((score) => Number(score.isPrimaryRight)),
        scores.length,
      )}`,
      `kind right ${share(
        sum((score) => Number(score.isKindRight)),
        scores.length,
      )}`,
      `never-violations ${sum(({ violations }) => violations.length)}`,
    ].join(' · '),
  );
}
