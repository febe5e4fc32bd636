/**
 * What tests and sample CRM pages may rely on in the seed `brightwater`: constants checked by `seed.test.ts`.
 * People, queues and customers are in `agents.ts`, `queues.ts` and `customers.ts`.
 */
export const expected = {
  /** Open and unassigned in the queues Alex handles: the number for Alex's badge. */
  unassignedForAlex: 6,
  unassignedForAlexByQueue: { billing: 3, support: 2, harborSite: 1 },
  /** The same for Beth, Sam and Jenn, who also handle Sales and the main company number. */
  unassignedForBeth: 8,
  openForAlex: 15,
  assignedToAlex: 3,
  /** All threads Alex may read, resolved ones included, deleted ones not. */
  aliveForAlex: 34,
  pastThreadsOfDana: 12,
} as const;
