import type EnumeratedPagingModel from '@rc-ex/core/definitions/EnumeratedPagingModel';
import { type Query, readInteger } from './query.ts';

/** "perPage 1–1000 (default 100), page 1-based" (ringcentral-api.md, Threads). */
export type PageRequest = { page: number; perPage: number };

/** A page and its `paging` object. */
export type Page<Item> = { items: Item[]; paging: EnumeratedPagingModel };

/** Reads `page` and `perPage`; outside the bounds is `CMN-101`. */
export function readPage(query: Query): PageRequest {
  return {
    perPage: readInteger(query, 'perPage', { min: 1, max: 1000, whenAbsent: 100 }),
    page: readInteger(query, 'page', { min: 1, max: 999_999_999, whenAbsent: 1 }),
  };
}

/**
 * Cuts the page out. Beyond the end `records` is empty and page numbers are omitted; totals can be switched
 * off.
 */
export function pageOf<Item>(
  all: readonly Item[],
  { page, perPage }: PageRequest,
  hasTotals: boolean,
): Page<Item> {
  const pageStart = (page - 1) * perPage;
  const items = all.slice(pageStart, pageStart + perPage);
  const position = items.length === 0 ? {} : { page, pageStart, pageEnd: pageStart + items.length - 1 };
  const totals = hasTotals ? { totalPages: Math.ceil(all.length / perPage), totalElements: all.length } : {};
  return { items, paging: { perPage, ...position, ...totals } };
}
