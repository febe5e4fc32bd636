import type { PageState } from '../../utils/page/active-tab.ts';
import type { PageNumber, PageNumbers } from '../../utils/phone/read-page.ts';
import { CLEAR_SCORE } from '../../utils/phone/score-number.ts';

/** A number that clearly is the customer's, with what components show of it. */
export const pageNumber = (
  phoneNumber: string,
  label?: PageNumber['label'],
  change: Partial<Pick<PageNumber, 'alternatives' | 'score' | 'reasons' | 'place'>> = {},
): PageNumber => ({
  phoneNumber,
  alternatives: [],
  text: phoneNumber,
  place: '',
  pattern: '',
  score: CLEAR_SCORE,
  reasons: [],
  ...(label && { label }),
  ...change,
});

/** A tab of a CRM that shows these numbers. */
export const pageWith = (
  kind: PageNumbers['kind'],
  numbers: PageNumber[],
  tabId = 1,
  record = '',
): Extract<PageState, { kind: 'page' }> => ({
  kind: 'page',
  tabId,
  host: 'crm.example.com',
  numbers: { kind, numbers, record },
});
