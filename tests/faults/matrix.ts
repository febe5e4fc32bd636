/** A row of the fault matrix. `notHere`: why it cannot be run on this machine or with this build; `only`: what its tests leave out. */
export type Row = { id: string; group: string; fault: string; notHere?: string; only?: string };

/** The groups of the matrix in its order, and what goes wrong in each of their rows. */
const GROUPS: Record<string, readonly string[]> = {
  Auth: [
    'Wake offline with an expired access token',
    'Refresh answers 503, 429, 408, HTML 200, or hangs',
    'Refresh answers 400 invalid_grant',
    'Killed after the server rotated, before the tokens are stored',
    'Two panels and the alarm all hit the expiry',
    'Late 401 of a request sent before the refresh',
    'Session ended by a sixth sign-in or a new password',
    'The agent closes the sign-in window or denies',
    'Worker killed while signing in, the window orphaned',
    'Wrong `state`, replayed code, error redirect',
    'Token exchange fails, or the code is too old',
    'Another account signs in',
    'Sign out while offline',
    'Feature off, permission missing, 403',
  ],
  'Network and rate limits': [
    '429 on sync with Retry-After',
    '429 without Retry-After, CMN-304',
    'The agent acts during a penalty',
    'Captive portal answers sync with HTML 200',
    '5xx burst, reset, no network',
    'Answer cut in the middle of its JSON',
    'An answer slower than 30 s, from an alarm',
    'Reply: connection lost after the server accepted',
    'Reply: worker killed before, during, after the POST',
  ],
  Sync: [
    'Sync token rejected',
    'Killed in the middle of saving',
    'Records repeated and out of order',
    'Resolved or deleted while the sync token died',
    'A message or note is deleted',
    'Removed from a queue, added to a queue',
    '5,000 threads, 50,000 entries in the first sync',
    'Unknown words, missing fields, null text',
    'Two syncs at once',
    'Closed after 72 h, then a new thread of the same customer',
  ],
  'Agents at once': [
    'Another agent takes the thread while I type',
    'Two agents assign at once',
    'Resolve what is resolved or deleted already',
    'Note on a resolved thread, note of somebody else',
    'The same thread in two panels, double click',
  ],
  Storage: [
    'Quota full on sync',
    'storage.local cannot be written',
    'Database emptied behind our back',
    'Database cannot be opened',
    'Database closed under us',
    'Upgrade blocked, killed, or downgraded',
    'Upgrade from the oldest schema',
  ],
  Lifecycle: [
    'Idle for more than 30 s, then a click',
    'Worker killed with a request of the panel pending',
    'Extension updated during a sync with the panel open',
    'Browser killed and started again',
    'Alarms cleared',
    'Asleep for 9 h; clock a day ahead or behind',
    'The panel’s renderer crashes',
    'Disabled and enabled; a second profile',
  ],
  'Page and permissions': [
    'Access to the site revoked',
    'Access to the API’s host withheld',
    '100,000 nodes, a storm of changes, 10,000 numbers',
    'Fake and hidden numbers',
    'Navigation inside the page, back, tab closed',
    'Content script orphaned by an update',
    'Text with HTML, links, 100 kB, bidi override',
  ],
};

/** Rows that cannot be run here, each with the reason. */
const NOT_HERE: Record<string, string> = {};

/** What is still missing in a row whose tests hold. */
const ONLY: Record<string, string> = {};

/** `reliability.md` 3.4, row by row: `F01` to `F60`. */
export const MATRIX: readonly Row[] = Object.entries(GROUPS)
  .flatMap(([group, faults]) => faults.map((fault) => ({ group, fault })))
  .map((row, index) => {
    const id = `F${String(index + 1).padStart(2, '0')}`;
    const notHere = NOT_HERE[id];
    const only = ONLY[id];
    return { id, ...row, ...(notHere && { notHere }), ...(only && { only }) };
  });
