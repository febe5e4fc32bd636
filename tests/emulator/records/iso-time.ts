/** "creationTime, lastModifiedTime ISO 8601 UTC" (ringcentral-api.md, Thread record). */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
