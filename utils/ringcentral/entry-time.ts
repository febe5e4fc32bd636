import type { Entry } from './entry-record.ts';

/** When an entry happened, ISO 8601: hints carry only `lastModifiedTime`. */
export const entryTime = (entry: Entry): string => entry.creationTime || entry.lastModifiedTime;
