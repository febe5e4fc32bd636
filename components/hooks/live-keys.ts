import type { TimelineReach } from '../../utils/timeline/read-customer.ts';

/** What several places ask the store for under one name: a screen, and whoever reads for it beforehand. */
export const COUNTS_KEY = 'counts';
export const PAGE_NUMBERS_KEY = 'numbers of the page';
export const customerKey = (phoneNumber: string): string => `customer ${phoneNumber}`;

/** So much of a customer is read at first. */
export const FIRST_REACH: TimelineReach = { pastThreads: 3, entriesPerThread: 60 };

/** Tells a longer look back from a shorter one. */
export const reachVersion = ({ pastThreads, entriesPerThread }: TimelineReach): string =>
  `${pastThreads} ${entriesPerThread}`;

/** Where the answer of a query is among those read beforehand. */
export const earlyKey = (key: string, version: string | number): string => `${key} | ${version}`;
