import type { PageReport } from './page-report.ts';
import { FIRST_CANDIDATES, MAX_CANDIDATES, MAX_PATHS } from './report-limits.ts';

/** Whether every candidate stands in a path that was told. */
export function hasItsPaths({ candidates, paths }: Pick<PageReport, 'candidates' | 'paths'>): boolean {
  return candidates.every(({ path }) => path < paths.length);
}

/**
 * What a frame has told in all once `report` came. Undefined when it only adds to what is not known, because a part before
 * it was lost or forgotten: then the frame has to tell all again.
 */
export function withReport(told: PageReport | undefined, report: PageReport): PageReport | undefined {
  if (report.part === 0) return report;
  if (told?.part !== report.part - 1) return undefined;
  const candidates = [...told.candidates, ...report.candidates];
  candidates.splice(FIRST_CANDIDATES, candidates.length - MAX_CANDIDATES);
  const all = { ...report, paths: [...told.paths, ...report.paths].slice(0, MAX_PATHS), candidates };
  return hasItsPaths(all) ? all : undefined;
}
